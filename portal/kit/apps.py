from django.apps import AppConfig
from django.conf import settings
from django.urls import register_converter


class KitConfig(AppConfig):
    """Text, clock, storage and headers: the ground floor."""

    name = "portal.kit"
    label = "kit"

    def ready(self) -> None:

        from . import change_news, checks, front_cache, page_changes  # noqa: F401, PLC0415  one registers the system checks
        from .converters import IdConverter  # noqa: PLC0415

        register_converter(IdConverter, "id")
        page_changes.listeners.append(change_news.spread)
        if settings.FRONT_CACHES:
            page_changes.listeners.append(front_cache.Forgetting().tell)
