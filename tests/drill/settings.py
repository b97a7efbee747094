"""As it runs, on the drill's own PostgreSQL: one process, no Redis, mails into a folder."""

from portal.settings import env
from portal.settings.base import *  # noqa: F403
from portal.settings.engines import database

DATABASES["default"] = database(env.required("DATABASE_URL"))  # noqa: F405
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR.parent / "mail"  # noqa: F405
# Nobody looks at styles here: nothing is gathered, and names stay as they are.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = True
RULES_AT_START = False
ROOM_STATE_SECONDS = 0.0
RIGHTS_WITHOUT_PASSKEY = True  # its people sign in without a device
