"""The daily word to those who read stories or work in the newsroom: something has waited for them."""

from datetime import timedelta

from portal.accounts.waiting_mail import tell_something_waits
from portal.kit import clock

from . import newsroom
from .desk import readers, waiting_for, who_give_rights, without_reader
from .models import Assignment
from .permissions import may_use_desk

WAITED = timedelta(hours=1)


def remind_readers() -> None:
    """Mail to who has had a story on their desk for an hour, and to who can find one a reader. At most daily,
    off by choice."""
    long_ago = clock.now() - WAITED
    for reader in readers():
        if any(story.since < long_ago for story in waiting_for(reader)):
            tell_something_waits(reader, desk="studio:desk")
    for person in who_give_rights():
        if any(story.since < long_ago for story in without_reader(person)):
            tell_something_waits(person, desk="studio:desk")


def remind_newsroom() -> None:
    """Mail to who works in the newsroom when a wish or an idea has waited, when the last day for an answer
    comes near, or to who promised something for today or tomorrow. It says only that something waits."""
    long_ago = clock.now() - WAITED
    waits = newsroom.wishes_waiting().filter(made_at__lt=long_ago).exists()
    waits = waits or newsroom.wishes_due_soon().exists() or newsroom.feedback_due_soon().exists()
    waits = waits or newsroom.ideas_waiting().filter(made_at__lt=long_ago).exists()
    people = {each.pk: each for each in newsroom.newsroom_people()} if waits else {}
    today = clock.today()
    for promised in newsroom.due_between(today, today + timedelta(days=1)).exclude(person=None):
        if promised.person and promised.person.is_active and _is_left(promised):
            people[promised.person.pk] = promised.person
    for person in people.values():
        tell_something_waits(person, desk="studio:desk" if may_use_desk(person) else "studio:home")


def _is_left(promised: Assignment) -> bool:
    return promised.person is not None and promised in newsroom.assignments_of(promised.person)
