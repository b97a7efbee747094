"""Answers with pictures: `{{ field|pictured_choices }}` to choose from, `{{ codes|in_pictures }}` chosen."""

from django import template
from django.utils.translation import get_language

from portal.reading import symbols

register = template.Library()
UNSURE = {"unsure": "question"}  # where an answer and its picture have two names


@register.filter
def pictured_choices(field):
    """The choices of a bound field, each with its picture, and whether it was chosen."""
    value = field.value() or []
    chosen = [value] if isinstance(value, str) else value
    return [
        {"code": code, "words": words, "picture": _picture(code), "is_chosen": code in chosen}
        for code, words in field.field.choices
    ]


@register.filter
def in_pictures(codes):
    """These pictures, each with its words in the reader's language."""
    language = get_language() or symbols.FIRST_LANGUAGE
    return [{"picture": one.picture, "words": one.words_in(language)} for one in symbols.named(codes)]


def _picture(code):
    return f"symbols/{UNSURE.get(code, code)}.svg"
