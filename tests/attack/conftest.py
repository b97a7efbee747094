"""The room of the socket tests, here too."""

from tests.peer.conftest import attended, room, seat

__all__ = ["attended", "room", "seat"]
