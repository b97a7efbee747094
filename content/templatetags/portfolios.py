"""Words of a portfolio: `{{ role|role_time }}`, `{{ day|whole_day }}`, `{{ path|whole_address }}`."""

from django import template
from django.utils.translation import gettext as _

from content.models.public import absolute
from content.partial_dates import in_words

register = template.Library()


@register.filter
def role_time(role):
    """From when until when somebody was in a role, in words; nothing when they did not say."""
    begins, ends = in_words(role.begins), in_words(role.ends)
    if begins and ends:
        return begins if begins == ends else f"{begins}–{ends}"
    if begins:
        return _("since %(time)s") % {"time": begins}
    return _("until %(time)s") % {"time": ends} if ends else ""


@register.filter
def whole_day(day):
    """A day with its year, in words."""
    return in_words(day.isoformat())


@register.filter
def whole_address(path):
    """An address as it is typed from paper."""
    return absolute(path)
