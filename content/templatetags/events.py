"""Events in templates: `{{ day|event_day }}`."""

from django import template

from content.event_reads import day_in_words

register = template.Library()


@register.filter
def event_day(day):
    """One day of an event and its hours, in words."""
    return day_in_words(day)
