"""The portal as it is served, on PostgreSQL and Redis when their addresses are set."""

from portal.settings import env
from portal.settings.base import *  # noqa: F403
from portal.settings.engines import channel_layer, database, redis_cache

if env.text("DATABASE_URL"):
    DATABASES["default"] = database(env.text("DATABASE_URL"))  # noqa: F405
if env.text("REDIS_URL"):
    CHANNEL_LAYERS["default"] = channel_layer(env.text("REDIS_URL"))  # noqa: F405
    CACHES["default"] = redis_cache(env.text("REDIS_URL"))  # noqa: F405
if env.flag("BENCH_PAGES"):  # nothing but pages: no clock and no warming beside them
    RULES_AT_START = WORK_IN_SERVER = False
RIGHTS_WITHOUT_PASSKEY = True  # its people sign in without a device
