"""The CMS: our own sign-in, nothing asked of other hosts."""

from zoneinfo import available_timezones

from django.urls import reverse_lazy

from . import env

WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAILADMIN_LOGIN_URL = reverse_lazy("account_login")
WAGTAIL_FRONTEND_LOGIN_URL = reverse_lazy("account_login")
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# No browser knows a machine's own names for its zone.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime", "Factory"})
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no hash of a mail address leaves the house
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "content.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.forms_pictures.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "content.MaterialFile"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "content.forms_documents.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "odp", "ods", "docx", "pptx", "xlsx", "csv", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = DOCUMENT_MAX_BYTES = 20 * 1024 * 1024
WAGTAILMEDIA = {
    "MEDIA_MODEL": "content.Recording",
    "MEDIA_FORM_BASE": "content.forms_recordings.RecordingForm",
    "AUDIO_EXTENSIONS": ["aac", "flac", "m4a", "mp3", "mp4", "oga", "ogg", "opus", "wav", "webm"],
}
RECORDING_MAX_BYTES = 40 * 1024 * 1024
RECORDING_MAX_SECONDS = 30 * 60
RECORDING_WORK_SECONDS = 300  # how long one recording may be worked on
FILM_MAX_BYTES = env.number("FILM_MAX_MEGABYTES", 500) * 1024 * 1024
FILM_MAX_SECONDS = env.number("FILM_MAX_MINUTES", 10) * 60
FILM_WORK_SECONDS = 1800  # of one processor, for one film
PICTURES_MAX_BYTES = 200 * 1024 * 1024  # of all pictures that are brought at once
# How much may be sent at once: by address the first that fits, and anywhere else.
FORM_BYTES = 1024 * 1024  # for the words beside a file
BODY_MOST = 20 * 1024 * 1024 + FORM_BYTES
BODY_BOUNDS = [
    (r"/studio/\d+/film/$", FILM_MAX_BYTES + FORM_BYTES),
    (r"/studio/\d+/voice/$", RECORDING_MAX_BYTES + FORM_BYTES),
    (r"/studio/\d+/pictures/$", PICTURES_MAX_BYTES + FORM_BYTES),
    (r"^/admin/", RECORDING_MAX_BYTES + FORM_BYTES),
]
# Who signed up for an event is erased so many days after its last day.
EVENT_SIGN_UPS_KEPT_DAYS = env.number("EVENT_SIGN_UPS_KEPT_DAYS", 30)
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"jpeg": "webp", "png": "webp", "webp": "webp"}
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
}
WAGTAIL_FINISH_WORKFLOW_ACTION = "media_studio.finishing.finish_without_publishing"
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_AUTOSAVE_INTERVAL = 0  # looking at a story must not leave a version of it behind
WAGTAIL_DATETIME_FORMAT = "%Y-%m-%dT%H:%M"  # what a browser's own field for a day and a time reads
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
