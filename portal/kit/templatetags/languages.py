"""What `lang` says: `<html lang="{{ LANGUAGE_CODE|words_of }}">`. Easy Finnish is Finnish to a voice."""

from django import template

from portal.kit.languages import words_of

register = template.Library()
register.filter("words_of", words_of)
