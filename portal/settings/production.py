"""Production only tightens the default, and stops at start when a needed setting is missing."""

from django.core.exceptions import ImproperlyConfigured

from . import env
from .base import *  # noqa: F403
from .engines import POSTGRESQL, channel_layer, database, redis_cache

if env.flag("DEMO"):
    raise ImproperlyConfigured("DEMO has no place in production: anyone could sign in as anyone.")

if env.flag("RIGHTS_WITHOUT_PASSKEY"):
    raise ImproperlyConfigured("RIGHTS_WITHOUT_PASSKEY has no place in production: rights need a passkey.")

SECRET_KEY = env.required("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.split(env.secret("SECRET_KEY_FALLBACKS"))  # older keys, while a new one takes over
DATABASES["default"] = database(env.required("DATABASE_URL"))  # noqa: F405
if DATABASES["default"]["ENGINE"] != POSTGRESQL:  # noqa: F405
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL database.")
REDIS_URL = env.required("REDIS_URL")
CHANNEL_LAYERS["default"] = channel_layer(REDIS_URL)  # noqa: F405
CACHES["default"] = redis_cache(REDIS_URL)  # noqa: F405
ALLOWED_HOSTS = env.split(env.required("ALLOWED_HOSTS"))
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts: * would let any page open a socket.")

BASE_URL = env.text("BASE_URL", f"https://{ALLOWED_HOSTS[0]}")
WAGTAILADMIN_BASE_URL = BASE_URL
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", tuple(f"https://{host}" for host in ALLOWED_HOSTS))
WORK_IN_SERVER = False
PAGES_KEPT_BY_MANY = True
LINK_CHECKS = env.flag("LINK_CHECKS", True)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^health/$", r"^metrics$"]
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# A browser takes such a name only over TLS and for this one host: no neighbour's page can plant it.
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
SIGN_IN_CARD_COOKIE = "__Host-card-device"

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.secret("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", True)

# One JSON object a line, without anything of people: portal/kit/logs.py.
LOGGING["formatters"] = {"json": {"()": "portal.kit.logs.JsonFormatter"}}  # noqa: F405
LOGGING["handlers"]["console"]["formatter"] = "json"  # noqa: F405
