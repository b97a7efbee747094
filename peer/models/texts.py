"""Texts that are kept in each language of the house."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language


def spoken(instance: models.Model, field: str, language: str | None = None) -> str:
    """The text of `field` in a language (the active one); Finnish where that one is empty."""
    code = (language or get_language() or settings.LANGUAGE_CODE)[:2]
    return getattr(instance, f"{field}_{code}", "") or getattr(instance, f"{field}_{settings.LANGUAGE_CODE}")
