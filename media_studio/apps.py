from django.apps import AppConfig


class MediaStudioConfig(AppConfig):
    """How stories and news are made."""

    name = "media_studio"
