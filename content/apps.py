from django.apps import AppConfig


class ContentConfig(AppConfig):
    """What is public."""

    name = "content"
