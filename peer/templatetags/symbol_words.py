"""Pictures with their words beside, in the reader's language."""

from django import template

from peer import wording
from portal.reading import symbols
from portal.reading.symbols import Symbol

register = template.Library()


@register.filter
def pictured(codes):
    """The pictures with these codes, each with its words."""
    return [_shown(symbol) for symbol in symbols.named(codes or [])]


@register.simple_tag
def every_picture():
    """All pictures, for the script to clone."""
    return [_shown(symbol) for symbol in symbols.all_symbols().values()]


@register.simple_tag
def word_pictures():
    """The pictures of single words."""
    return [one for one in every_picture() if not one["is_sentence"]]


@register.simple_tag
def sentence_pictures():
    """The pictures that say a whole sentence."""
    return [one for one in every_picture() if one["is_sentence"]]


@register.filter
def spoken_text(message):
    """What the message says: its text, or its pictures in words. Nothing for no message."""
    return wording.spoken_text(message) if message else ""


def _shown(symbol: Symbol):
    words = symbol.words_in(wording.active_language())
    return {
        "code": symbol.code,
        "picture": symbol.picture,
        "words": words,
        "is_sentence": symbol.is_sentence,
    }
