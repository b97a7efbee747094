from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "portal.reading"
    label = "reading"
