"""`{% speech_address page as address %}`: where a page's voice is asked for; empty where there is none."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

register = template.Library()


@register.simple_tag
def speech_address(page: Any) -> str:
    """Whether this page may be read by everybody is asked there, not here."""
    return reverse("speech", args=[page.pk]) if settings.SPEECH else ""
