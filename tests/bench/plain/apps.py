from django.apps import AppConfig


class PlainConfig(AppConfig):
    """The pages of the plain project."""

    name = "tests.bench.plain"
    label = "plain"
    default_auto_field = "django.db.models.BigAutoField"
