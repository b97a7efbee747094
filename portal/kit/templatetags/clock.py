"""Times in words: `{{ moment|in_words }}`, `{{ moment|day_in_words }}`, `{{ moment|clock_time }}`."""

from django import template

from portal.kit import clock

register = template.Library()


@register.filter
def in_words(moment):
    """A moment in words, in the page's language; nothing for nothing."""
    return clock.in_words(moment) if moment else ""


@register.filter
def day_in_words(moment):
    """Only the day, in words."""
    return clock.day_in_words(moment) if moment else ""


@register.filter
def clock_time(moment):
    """Only the time of day."""
    return clock.clock_time(moment) if moment else ""
