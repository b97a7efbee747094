"""Starts the web server on the address of the settings."""

import uvicorn
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """`manage.py serve`: one process, HTTP and sockets."""

    help = "Serves the portal at HOST:PORT (127.0.0.1:8000)."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(f"Oma ääni: http://localhost:{settings.PORT}")
        uvicorn.run(
            "portal.asgi:application",
            host=settings.HOST,
            port=settings.PORT,
            ws="websockets-sansio",
            ws_per_message_deflate=False,  # small frames: packing them costs more than it saves
            ws_max_size=64 * 1024,
            log_level="warning",
            proxy_headers=False,
        )
