"""PostgreSQL and Redis as settings, told by their addresses."""

from typing import Any

import dj_database_url

POSTGRESQL = "django.db.backends.postgresql"


def database(url: str) -> dict[str, Any]:
    """Django's settings for one PostgreSQL address, with psycopg's own pool.

    Connections are kept by the pool, not by Django: dead ones do not stay after a restart of PostgreSQL.
    """
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=0))
    if settings["ENGINE"] == POSTGRESQL:
        pool = {"min_size": 1, "max_size": 8, "timeout": 20}
        settings["OPTIONS"] = {**settings.get("OPTIONS", {}), "pool": pool}
    return settings


def channel_layer(url: str) -> dict[str, Any]:
    """The layer between processes. Its queue has no bound of its own: `portal.live` bounds ours."""
    return {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [url]}}


def redis_cache(url: str) -> dict[str, Any]:
    """A cache shared by all processes, so that rate limits count across them."""
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
