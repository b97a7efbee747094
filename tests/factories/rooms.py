"""A room with its rules, and somebody who may not be there any more."""

from peer import restricting, rooms
from peer.deciding import Because
from peer.models import Reason, Room
from peer.reasons import make_first_reasons

TEXTS = {"fi": "Kahvipöytä", "sv": "Kaffebordet", "en": "Coffee table"}


def make_room(administrator, slug="coffee"):
    """The coffee table: everything waits while nobody is on duty."""
    make_first_reasons()
    return rooms.open_room(
        administrator,
        slug=slug,
        names=TEXTS,
        descriptions=TEXTS,
        rules={"fi": "Ole ystävällinen.\nÄlä kerro nimiä.", "en": "Be kind.\nName nobody."},
        when_unattended=Room.WhenUnattended.HOLD_EVERYTHING,
        review=Room.Review.WATCHED,
    )


def remove_from_room(moderator, seat, reason=None):
    """The moderator removes the person, having seen everything that was decided about them."""
    newest = seat.decisions.order_by("-made_at", "-pk").first()
    case = restricting.Case(seat, after=newest.pk if newest else 0)
    because = Because(reason or Reason.objects.order_by("pk").first())
    return restricting.remove_person(moderator, case=case, because=because)
