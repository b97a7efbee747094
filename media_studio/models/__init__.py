"""The tables of the studio. A draft is no table: it is a Wagtail revision of a page that is not live."""

from .notices import Notice
from .supports import Support
from .tasks import EditorReading, SupporterReading

__all__ = ["EditorReading", "Notice", "Support", "SupporterReading"]
