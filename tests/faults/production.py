"""The production settings as they are, for servers behind the proxy and the cache."""

from portal.settings.production import *  # noqa: F403

WHITENOISE_USE_FINDERS = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LINK_CHECKS = False
RIGHTS_WITHOUT_PASSKEY = True  # its people sign in without a device
