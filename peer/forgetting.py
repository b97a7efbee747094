"""Words that moderators and writers took away go in time. What was decided, and why, stays without them."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

from portal.kit import clock, sweeping

from .models import Appeal, Decision, Flag, FormerName, Message
from .naming import KNOWN_FOR

KEPT = timedelta(days=183)  # as long as one may ask for another look: `appealing.MAY_APPEAL_FOR`
NO_WORDS = {"text": "", "masked_text": "", "symbols": []}


def removed_texts() -> QuerySet[Message]:
    """Messages that were taken away so long ago, and still have words. None about which an appeal is open."""
    gone = Message.objects.filter(hidden_at__lte=_long_ago()).exclude(**NO_WORDS)
    taken = gone.filter(status__in=[Message.Status.REMOVED, Message.Status.TAKEN_BACK])
    return taken.exclude(_is_appealed())


def covered_texts() -> QuerySet[Message]:
    """Shown messages of which a part was covered so long ago, and that still have what is under it."""
    covered = Message.objects.exclude(masked_text="").exclude(text=F("masked_text"))
    masks = Decision.objects.filter(message=OuterRef("pk"), kind=Decision.Kind.MASK)
    late = masks.filter(made_at__gt=_long_ago())
    return covered.filter(Exists(masks)).exclude(Exists(late)).exclude(_is_appealed())


def told_words() -> QuerySet[Flag]:
    """Calls that were answered so long ago, with what was told to the moderators."""
    return Flag.objects.filter(closed_at__lte=_long_ago()).exclude(words="").exclude(_is_appealed("message"))


def old_names() -> QuerySet[FormerName]:
    """Names that were given up so long ago that nobody needs to know them."""
    return FormerName.objects.filter(given_up_at__lte=clock.now() - KNOWN_FOR)


def forget_texts() -> int:
    """The words of all these go, and what is under a cover. Gives how many messages and calls had some."""
    gone = sweeping.blank(removed_texts(), **NO_WORDS)
    gone += sweeping.blank(covered_texts(), text=F("masked_text"))
    return gone + sweeping.blank(told_words(), words="")


def _long_ago() -> object:
    return clock.now() - KEPT


def _is_appealed(message: str = "pk") -> Exists:
    return Exists(Appeal.objects.filter(decision__message=OuterRef(message), decided_at=None))
