"""A moderator on duty."""

from peer import duty, shifts


def put_on_duty(moderator, hours=4):
    """The moderator begins a shift for every room now, has the desk open, and is here."""
    note = shifts.last_note()
    shift = shifts.begin_unplanned_shift(moderator, hours=hours, note_read=note.pk if note else None)
    duty.say_i_am_here(moderator)
    duty.say_queue_is_open(moderator)
    return shift
