"""How the site runs for browser tests: embedded, or on PostgreSQL and Redis when their addresses are set."""

from portal.settings import env
from portal.settings.base import *  # noqa: F403
from portal.settings.engines import channel_layer, database, redis_cache

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"  # noqa: F405

if env.text("DATABASE_URL"):
    DATABASES["default"] = database(env.text("DATABASE_URL"))  # noqa: F405
if env.text("REDIS_URL"):
    CHANNEL_LAYERS["default"] = channel_layer(env.text("REDIS_URL"))  # noqa: F405
    CACHES["default"] = redis_cache(env.text("REDIS_URL"))  # noqa: F405
    # Many sites and the other tests use the one Redis: what one remembers of its pages is wrong for the next.
    own = DATABASES["default"]["NAME"]  # noqa: F405
    CHANNEL_LAYERS["default"]["CONFIG"]["prefix"] = own  # noqa: F405
    CACHES["default"]["KEY_PREFIX"] = own  # noqa: F405
MIDDLEWARE = ["tests.browser.templates_used.TemplatesUsedMiddleware", *MIDDLEWARE]  # noqa: F405
ROOT_URLCONF = "tests.browser.hard_urls"
# The pages are looked at with the button of an organisation; only test_organisation.py has one that answers.
OIDC_SERVER = OIDC_SERVER or "http://localhost:9"  # noqa: F405
OIDC_CLIENT, OIDC_SECRET, OIDC_NAME = "portal", "secret-of-the-portal", "Kuntayhtymän tunnus"
RULES_AT_START = False  # few of the many sites ever judge a message
RIGHTS_WITHOUT_PASSKEY = True  # its people sign in without a device
