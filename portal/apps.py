from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The composition root: knows all, known by none."""

    name = "portal"
    label = "portal"
