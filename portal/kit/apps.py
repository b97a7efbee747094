from django.apps import AppConfig
from django.conf import settings
from django.urls import register_converter


class KitConfig(AppConfig):
    """Text, clock, storage and headers: the ground floor."""

    name = "portal.kit"
    label = "kit"

    def ready(self) -> None:

        from . import (  # noqa: PLC0415
            change_news,
            checks,  # noqa: F401  it registers the system checks
            front_cache,
            page_changes,
            remembered,
        )
        from .converters import IdConverter  # noqa: PLC0415

        register_converter(IdConverter, "id")
        page_changes.listeners += [remembered.memory.forget, change_news.spread]
        if settings.FRONT_CACHES:
            page_changes.listeners.append(front_cache.Forgetting().tell)
