"""The daily word to those who read stories: something has waited for them."""

from datetime import timedelta

from django.db.models import Q

from portal.accounts.models import User
from portal.accounts.waiting_mail import tell_something_waits
from portal.kit import clock

from .desk import waiting_for

WAITED = timedelta(hours=1)
READS = ("read_as_editor", "read_as_peer")


def remind_readers() -> None:
    """Mail to who has had a story on their desk for an hour. At most daily, off by choice."""
    long_ago = clock.now() - WAITED
    for reader in readers():
        if any(story.since < long_ago for story in waiting_for(reader)):
            tell_something_waits(reader, desk="studio:desk")


def readers() -> list[User]:
    """Everybody whose role is to read stories."""
    in_a_role = Q(groups__permissions__codename__in=READS)
    rights = in_a_role | Q(user_permissions__codename__in=READS)
    return list(User.objects.filter(rights, is_active=True).distinct().order_by("pk"))
