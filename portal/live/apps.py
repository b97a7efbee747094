from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out


class LiveConfig(AppConfig):
    """The hub between sockets and the apps."""

    name = "portal.live"
    label = "live"

    def ready(self) -> None:
        user_logged_out.connect(_close_sockets, dispatch_uid="close_sockets_on_sign_out")


def _close_sockets(request: object = None, **_signal: object) -> None:
    from .publishing import close_session  # noqa: PLC0415  the hub needs apps that are ready

    session = getattr(request, "session", None)
    if session is not None and session.session_key:
        close_session(session.session_key)
