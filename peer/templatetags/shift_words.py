"""What the pages of shifts say."""

from django import template
from django.utils.translation import gettext

from peer import duty, opening_words, shifts
from portal.kit import clock

register = template.Library()


@register.simple_tag
def shift_time(shift):
    """From when to when, on the clock."""
    return opening_words.hours_in_words(shift.starts_at, shift.ends_at)


@register.simple_tag
def shift_rooms(shift):
    """Which rooms the shift is for, as a sentence."""
    names = [room.name for room in shift.rooms.all()]
    if not names:
        return gettext("It is for every room.")
    return gettext("It is for these rooms: %(rooms)s.") % {"rooms": ", ".join(names)}


@register.simple_tag
def desk_presence(person):
    """The person's running shift, until when they are here, who else is, and who needs them as second."""
    others = [one.first_name for one in duty.moderators_present() if one.pk != person.pk]
    shift = duty.running_shift(person)
    return {
        "shift": shift,
        "is_over": shift is not None and shift.ends_at <= clock.now() - duty.OVERRUN,
        "until": duty.present_until(person),
        "others": opening_words.names_in_words(others),
        "calls": shifts.calls_for_second(person),
    }
