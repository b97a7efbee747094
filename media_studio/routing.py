"""Socket addresses."""

from typing import Any

from django.urls import path

from .consumers import beside_socket

websocket_urlpatterns: list[Any] = [
    path("ws/stories/<id:pk>/", beside_socket),  # type: ignore[arg-type]  # ASGI, not a view
]
