"""What every template knows about language, without asking who reads."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


def language(request: HttpRequest) -> dict[str, Any]:
    """The language of the page and the languages of the house."""
    return {
        "LANGUAGE_CODE": translation.get_language(),
        "LANGUAGES": settings.LANGUAGES,
        "DEMO": settings.DEMO,
    }
