"""The production settings as they are; mails go to a folder, and templates that are used are noted."""

from portal.settings.production import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"  # noqa: F405
# Many sites of a run use the one Redis.
own = DATABASES["default"]["NAME"]  # noqa: F405
CHANNEL_LAYERS["default"]["CONFIG"]["prefix"] = own  # noqa: F405
CACHES["default"]["KEY_PREFIX"] = own  # noqa: F405
MIDDLEWARE = ["tests.browser.templates_used.TemplatesUsedMiddleware", *MIDDLEWARE]  # noqa: F405
ROOT_URLCONF = "tests.browser.hard_urls"
LINK_CHECKS = False  # nothing leaves this machine
RIGHTS_WITHOUT_PASSKEY = True  # its people sign in without a device
# The pages are looked at with the button of an organisation; nobody goes there.
OIDC_SERVER, OIDC_CLIENT, OIDC_SECRET = "https://login.example", "portal", "secret"
OIDC_NAME = "Kuntayhtymän tunnus"
