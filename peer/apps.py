from django.apps import AppConfig


class PeerConfig(AppConfig):
    """Rooms where peers talk."""

    name = "peer"
