from django.apps import AppConfig


class KitConfig(AppConfig):
    """Text, clock, storage and headers: the ground floor."""

    name = "portal.kit"
    label = "kit"
