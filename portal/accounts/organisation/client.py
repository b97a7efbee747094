"""How the portal is registered with the organisation's provider: a client of OpenID Connect, by settings."""

from urllib.parse import urlsplit

from django.conf import settings

SETTINGS = ("OIDC_SERVER", "OIDC_CLIENT", "OIDC_SECRET", "OIDC_NAME")
SCOPES = ("openid", "email")  # who it is and by which address, and nothing more
PROVIDER = "openid_connect"  # the kind, as allauth calls it


def missing() -> list[str]:
    """The settings that have no value."""
    return [name for name in SETTINGS if not getattr(settings, name)]


def is_on() -> bool:
    """Whether staff may sign in by the organisation: all four settings have a value."""
    return not missing()


def name_on_button() -> str:
    """What people call the organisation's sign-in; empty where there is none."""
    return settings.OIDC_NAME if is_on() else ""


def origin_of(address: str) -> str:
    """Scheme, host and port of an address, as content policies name them. `ValueError` for what has none."""
    parts = urlsplit(address)
    if not parts.hostname:
        raise ValueError(f"{address!r} names no host.")
    return f"{parts.scheme}://{parts.netloc}"
