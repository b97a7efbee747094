"""For the tests: the embedded pair, or PostgreSQL and Redis when their addresses are set."""

import atexit
import os
import shutil
import tempfile

from . import env
from .base import *  # noqa: F403
from .engines import channel_layer, database, redis_cache

SECRET_KEY = "only-for-tests"
DATA_DIR = Path(tempfile.mkdtemp(prefix="oma-aani-"))  # noqa: F405
_MAKER = os.getpid()


@atexit.register
def _tidy() -> None:
    """Who made the folder takes it away, and nobody who was forked off on the way."""
    if os.getpid() == _MAKER:
        shutil.rmtree(DATA_DIR, ignore_errors=True)


MEDIA_ROOT, PRIVATE_ROOT = DATA_DIR / "media", DATA_DIR / "private"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
METRICS_TOKEN = SPEECH = ""
SPEECH_ROOT = DATA_DIR / "speech"
ALLOWED_HOSTS += ["testserver"]  # noqa: F405
WORK_IN_SERVER = False
INSTALL_LOG_TRIGGERS = False  # a test's tables are emptied; the triggers' own tests put them in place

DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}  # noqa: F405
if env.text("DATABASE_URL"):
    DATABASES["default"] = database(env.text("DATABASE_URL"))  # noqa: F405
if env.text("REDIS_URL"):
    # Tests run on several cores: each process keeps to its own part of the one Redis.
    process = int(env.text("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    CHANNEL_LAYERS["default"] = channel_layer(env.text("REDIS_URL"))  # noqa: F405
    CHANNEL_LAYERS["default"]["CONFIG"]["prefix"] = f"test-{process}"  # noqa: F405
    CACHES["default"] = redis_cache(f"{env.text('REDIS_URL').removesuffix('/0')}/{process}")  # noqa: F405
ROOM_STATE_SECONDS = 0.0
RIGHTS_WITHOUT_PASSKEY = True  # the tests of the rule itself turn it off
