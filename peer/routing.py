"""Socket addresses."""

from typing import Any

from django.urls import path

from .consumers import queue_socket, room_socket

websocket_urlpatterns: list[Any] = [
    path("ws/rooms/<slug:slug>/", room_socket),  # type: ignore[arg-type]  # ASGI, not a view
    path("ws/queue/", queue_socket),  # type: ignore[arg-type]
]
