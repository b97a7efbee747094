"""The embedded default: complete and safe on SQLite, in one process. `production` only tightens it."""

from pathlib import Path
from typing import Any

from django.conf.locale import LANG_INFO

from . import env
from .key import read_or_make_key

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = env.path("DATA_DIR", BASE_DIR / "var")
DATA_DIR.mkdir(parents=True, exist_ok=True)
# What no restore may undo is noted here, outside the database: best on another disk. Empty: in DATA_DIR.
LEDGER_DIR = env.text("LEDGER_DIR")

DEBUG = False
DEMO = env.flag("DEMO")
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000)
WEB_CONCURRENCY = env.number("WEB_CONCURRENCY", 1)  # server processes; more than one needs Redis
SECRET_KEY = read_or_make_key(DATA_DIR / "secret_key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SITE_NAME = env.text("SITE_NAME", "Oma ääni")
ORGANISATION = env.text("ORGANISATION", "")  # who runs the site, as people know them; may be empty
# Whom to tell of a hole in the house: a mail address or a web address, for security.txt. Empty: no such file.
METRICS_TOKEN = env.secret("METRICS_TOKEN")  # who has it reads /metrics; empty: nobody does
SECURITY_CONTACT = env.text("SECURITY_CONTACT", "")
ACCESSIBILITY_MAIL = env.text("ACCESSIBILITY_MAIL", "")  # where people tell what did not work; may be empty
ACCESSIBILITY_REPORT = BASE_DIR / "content" / "accessibility_report.json"
BASE_URL = env.text("BASE_URL", f"http://localhost:{PORT}")
CSRF_TRUSTED_ORIGINS: list[str] = []

INSTALLED_APPS = [
    "media_studio",
    "content",
    "peer",
    "portal.accounts",
    "portal.live",
    "portal.reading",
    "portal.kit",
    "portal",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "portal.accounts.cms_apps.CmsPeopleConfig",  # wagtail.users, for people without a password
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtailmedia",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.sites",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",  # always, so that no table hangs on a setting
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "django.forms",  # its templates, for FORM_RENDERER
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "portal.health.WatchersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "portal.kit.headers.HeadersMiddleware",
    "portal.kit.methods.KnownMethodsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.kit.cookies.OwnCookiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.reading.arriving.EasyArrivalMiddleware",
    "portal.reading.middleware.PathLanguageMiddleware",
    "portal.kit.methods.OneEncodingMiddleware",
    "portal.kit.bodies.TooLargeMiddleware",  # before the first one that reads what was sent
    "portal.reading.keeping.KeptReadingMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.accounts.session_doors.SessionRightsMiddleware",
    "portal.accounts.session_doors.DevicesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.kit.refusals.NoEmptyPageMiddleware",
]

ROOT_URLCONF = "portal.urls"
ASGI_APPLICATION = "portal.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.reading.context.language",
            ],
            "builtins": ["portal.kit.templatetags.languages"],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # fields of forms may have templates of ours

DATABASES: dict[str, Any] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "db.sqlite3",
        "CONN_MAX_AGE": None,  # opening the file anew cost every act of a socket 2 ms
        # WAL and IMMEDIATE together: four processes that read, then write, never meet "database is locked".
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CHANNEL_LAYERS: dict[str, Any] = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
CACHES: dict[str, Any] = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS: dict[str, Any] = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "recordings"]}
}
INSTALL_LOG_TRIGGERS = True  # the log of the rooms takes no update and no delete
# How long a process may believe what it knows of a room's hours and presence; open sockets renew it earlier.
ROOM_STATE_SECONDS = 1.5
PAGES_KEPT_BY_MANY = False  # several processes keep public pages, and tell each other by the shared cache
PAGES_CHANGED_FILE = DATA_DIR / "pages_changed"  # otherwise other programs tell the server by its time
# Addresses of HTTP caches in front, of the door that only the portal reaches: they are asked to forget.
FRONT_CACHES = env.words("FRONT_CACHES")
RULES_AT_START = True  # the house rules are read soon after the start, piece by piece
WORK_IN_SERVER = True  # the queue and the clock run on the server's own event loop

STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.kit.storage.HashedStaticStorage"},
}
STATIC_URL = "/static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no page of another site reads our files
STATIC_ROOT = env.path("STATIC_DIR", DATA_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"  # what nobody has said yes to yet: never under MEDIA_ROOT
SPEECH_ROOT = DATA_DIR / "speech"  # public pages read aloud: made anew whenever it is lost
SPEECH = env.text("SPEECH")  # the program that reads aloud where a browser has no voice; empty: nobody does

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", "Suomi"), ("fi-simple", "Selkosuomi"), ("sv", "Svenska"), ("en", "English")]
# Django knows no easy Finnish: what has no easier words is said in Finnish.
LANG_INFO["fi-simple"] = {**LANG_INFO["fi"], "code": "fi-simple", "name_local": "selkosuomi"}
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False
# The second: words of the CMS that Wagtail has only in English.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "cms"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Oma ääni <noreply@localhost>")

# Whether links to other sites are asked for, each at most once a week. Nothing is asked until it is set.
LINK_CHECKS = env.flag("LINK_CHECKS", False)

NEWSLETTER_BATCH = env.number("NEWSLETTER_BATCH", 50)  # mails at a time
NEWSLETTER_PAUSE_SECONDS = env.number("NEWSLETTER_PAUSE_SECONDS", 60)  # between the beginnings of batches

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.kit.refusals.csrf_failure"
X_FRAME_OPTIONS = "DENY"  # Wagtail allows its own previews by itself
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # Wagtail's page forms are long

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"portal": {"level": "INFO"}, "peer": {"level": "INFO"}},
}

from .cms import *  # noqa: E402,F403  the CMS
from .people import *  # noqa: E402,F403  signing in and joining

WAGTAIL_SITE_NAME = SITE_NAME
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{SITE_NAME}: "
