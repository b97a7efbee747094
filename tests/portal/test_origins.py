"""Which pages may open a socket."""

import pytest

from portal.live.origins import SameOrigin, is_same_origin, no_socket


def scope(origin, host="localhost:8000", scheme="ws", **more):
    headers = [(name.encode(), value.encode()) for name, value in more.items()]
    for name, values in ((b"origin", origin), (b"host", host)):
        for value in values if isinstance(values, list) else [values]:
            if value is not None:
                headers.append((name, value.encode()))
    return {"type": "websocket", "scheme": scheme, "headers": headers}


TABLE = [
    ("http://localhost:8000", "localhost:8000", True),
    ("http://127.0.0.1:8123", "127.0.0.1:8123", True),
    ("http://[::1]:8000", "[::1]:8000", True),
    ("http://localhost", "localhost", True),
    ("http://localhost:80", "localhost", True),
    ("HTTP://LOCALHOST:8000", "localhost:8000", True),
    ("http://localhost:3000", "localhost:8000", False),
    ("http://localhost", "localhost:8000", False),
    ("https://localhost:8000", "localhost:8000", False),
    ("http://127.0.0.1:8000", "localhost:8000", False),
    ("ftp://localhost:8000", "localhost:8000", False),
    ("localhost:8000", "localhost:8000", False),
    ("http://evil.example", "evil.example", False),
    ("http://localhost.evil.example:8000", "localhost:8000", False),
    ("http://localhost:8000@evil.example", "localhost:8000", False),
    ("http://evil.example#http://localhost:8000", "localhost:8000", False),
    ("http://localhost:8000/", "localhost:8000", False),
    ("http://localhost:8000 http://evil.example", "localhost:8000", False),
    ("http://localhost:8000\n", "localhost:8000", False),
    ("null", "localhost:8000", False),
    ("", "localhost:8000", False),
    (None, "localhost:8000", False),
    ("http://localhost:8000", None, False),
    (["http://localhost:8000", "http://evil.example"], "localhost:8000", False),
    ("http://localhost:8000", ["localhost:8000", "evil.example"], False),
]


@pytest.mark.parametrize(("origin", "host", "answer"), TABLE)
def test_only_the_same_scheme_host_and_port_is_our_own(origin, host, answer):
    assert is_same_origin(scope(origin, host)) is answer


def test_behind_tls_only_https_is_our_own():
    assert is_same_origin(scope("https://localhost", "localhost", "wss"))
    assert not is_same_origin(scope("http://localhost", "localhost", "wss"))


def test_a_proxy_is_believed_only_where_the_settings_say_so(settings):
    asked = scope("https://localhost", "localhost", **{"x-forwarded-proto": "https"})
    assert not is_same_origin(asked)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert is_same_origin(asked)
    assert not is_same_origin(scope("https://localhost", "localhost"))


def test_an_origin_of_the_settings_is_our_own_when_its_host_is(settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://oma.example", "https://*.aani.example", "https://evil.example"]
    settings.ALLOWED_HOSTS = ["oma.example", ".aani.example"]
    for origin in ("https://oma.example", "https://www.aani.example"):
        assert is_same_origin(scope(origin, "inner:8000"))
    for origin in ("http://oma.example", "https://oma.example:8443", "https://evil.example"):
        assert not is_same_origin(scope(origin, "inner:8000"))


async def said(app, asked):
    sent = []

    async def receive():
        return {"type": "websocket.connect"}

    async def send(event):
        sent.append(event)

    await app(asked, receive, send)
    return sent


async def test_a_refused_socket_is_closed_before_it_opens():
    assert await said(SameOrigin(None), scope("http://evil.example")) == [{"type": "websocket.close"}]


async def test_an_address_without_a_socket_is_not_found():
    from portal.asgi import sockets

    nowhere = {**scope("http://localhost:8000"), "path": "/ws/anything/"}
    assert await said(sockets, nowhere) == [{"type": "websocket.close"}]
    able = {**nowhere, "extensions": {"websocket.http.response": {}}}
    assert (await said(no_socket, able))[0]["status"] == 404
