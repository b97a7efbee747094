"""What must hold before the portal starts, where staff sign in by the organisation."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from portal.kit.checks import is_loopback

from .client import SETTINGS, missing

LONGEST = 200  # as much of the issuer's address as the table takes


@register
def organisation_is_named_whole(**_: object) -> list[CheckMessage]:
    """All four settings or none: with half of them nobody could sign in, and nobody would know why."""
    gone = missing()
    if len(gone) == len(SETTINGS):
        return []
    if gone:
        hint = f"Set {', '.join(gone)} too, or none of {', '.join(SETTINGS)}."
        return [Error("The organisation's sign-in is half set.", hint=hint, id="portal.E007")]
    trouble = _trouble_with(settings.OIDC_SERVER)
    hint = "Write the issuer's address as its metadata say it, as https://login.example.org/realm."
    return [Error(f"OIDC_SERVER: {trouble}", hint=hint, id="portal.E008")] if trouble else []


def _trouble_with(address: str) -> str:
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return "it is no address."
    if not host or parts.scheme not in ("http", "https"):
        return "it must be a whole address that begins with https://."
    if parts.scheme == "http" and (settings.SESSION_COOKIE_SECURE or not is_loopback(host)):
        return "it must begin with https://."
    if parts.query or parts.fragment or parts.username or "/.well-known/" in address:
        return "it must be the issuer alone."
    if any(letter in ";, '\"" or letter.isspace() for letter in address):
        return "it has letters that no address has."
    return "it is too long." if len(address) > LONGEST else ""
