"""A room with its rules."""

from peer import rooms
from peer.models import Room
from peer.reasons import make_first_reasons

TEXTS = {"fi": "Kahvipöytä", "sv": "Kaffebordet", "en": "Coffee table"}


def make_room(administrator):
    """The coffee table: everything waits while nobody is on duty."""
    make_first_reasons()
    return rooms.open_room(
        administrator,
        slug="coffee",
        names=TEXTS,
        descriptions=TEXTS,
        rules={"fi": "Ole ystävällinen.\nÄlä kerro nimiä.", "en": "Be kind.\nName nobody."},
        when_unattended=Room.WhenUnattended.HOLD_EVERYTHING,
        review=Room.Review.WATCHED,
    )
