"""In demo mode, whoever is not on this machine is turned away before any page or socket sees them."""

from typing import Any

from portal.kit.checks import is_loopback

WORDS = b"The demo answers on this machine only, at http://localhost."


class LoopbackOnly:
    """Wraps an ASGI application: answers 403 unless both the server's address and the Host are loopback.

    The start refuses other addresses already; this holds where another server or a proxy stands in front.
    """

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] not in {"http", "websocket"} or is_from_here(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4403})
        else:
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 403, "headers": headers})
            await send({"type": "http.response.body", "body": WORDS})


def is_from_here(scope: dict[str, Any]) -> bool:
    """Whether the connection was made to and from this machine, under a name of this machine."""
    ends = [(scope.get("server") or ("",))[0], (scope.get("client") or ("127.0.0.1",))[0]]
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    passed_on = any(name in {b"x-forwarded-for", b"forwarded"} for name, _value in scope["headers"])
    return (
        all(map(is_loopback, ends)) and len(hosts) == 1 and is_loopback(host_name(hosts[0])) and not passed_on
    )


def host_name(host: str) -> str:
    """A Host header without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.rpartition(":")[0] or host
