"""Starts the web server on the address of the settings."""

import contextlib
import logging
import socket
import tempfile
from collections.abc import Iterator

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.settings import env

from ..opening import open_or_refuse

log = logging.getLogger("portal.serve")


class Command(BaseCommand):
    """`manage.py serve`: HTTP and sockets, in WEB_CONCURRENCY processes."""

    help = "Serves the portal at HOST:PORT (127.0.0.1:8000)."

    def handle(self, *args: object, **options: object) -> None:
        if is_taken(settings.HOST, settings.PORT):
            raise CommandError(f"Port {settings.PORT} is in use. Choose another one: PORT=8001")
        open_or_refuse()
        log.info("Oma ääni: %s", settings.BASE_URL)
        with _counting_together():
            self._run()

    def _run(self) -> None:
        uvicorn.run(
            "portal.asgi:application",
            host=settings.HOST,
            port=settings.PORT,
            workers=settings.WEB_CONCURRENCY,
            ws="portal.live.protocol:SocketProtocol",
            ws_per_message_deflate=False,  # small frames: packing them costs more than it saves
            ws_max_size=64 * 1024,
            ws_ping_interval=10,  # whoever does not answer is gone within 25 seconds
            ws_ping_timeout=15,
            log_config=None,  # what the settings say, for its lines too
            log_level="warning",
            proxy_headers=False,
            timeout_graceful_shutdown=5,
        )


@contextlib.contextmanager
def _counting_together() -> Iterator[None]:
    """Several processes count in files of one folder, which is gone with the server."""
    if settings.WEB_CONCURRENCY < 2:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="meters-") as folder:
        env.hand_on(env.SHARED_METERS, folder)
        yield


def is_taken(host: str, port: int) -> bool:
    """Whether somebody listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False
