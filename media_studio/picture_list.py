"""The pictures of a story as a list, each with its place in words."""

from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from content.models import Picture, StoryPage

from . import placing, queries

PICTURE, RECORDING, FILM = "picture", "recording", "film"
FIRST = "first"
PLACE_LENGTH = 60


@dataclass(frozen=True)
class Placed:
    """One picture where it stands. `number` counts the pictures from one."""

    number: int
    block_id: str
    picture: Picture
    caption: str
    place: str
    is_first: bool
    is_last: bool

    @property
    def has_words(self) -> bool:
        """Whether somebody who does not see it gets to know what it shows, or that it is decoration."""
        return bool(self.picture.alt or self.picture.decorative)


def pictures_in(story: StoryPage) -> list[Placed]:
    """The pictures of the newest version, in their order in the text."""
    body = placing.raw(queries.draft_of(story).body)
    places = [place for place, block in enumerate(body) if block["type"] == PICTURE]
    known = Picture.objects.in_bulk([body[place]["value"]["picture"] for place in places])
    return [
        Placed(
            number=number,
            block_id=body[place]["id"],
            picture=known[body[place]["value"]["picture"]],
            caption=body[place]["value"].get("caption") or "",
            place=place_in_words(body, place),
            is_first=place == 0,
            is_last=place == len(body) - 1,
        )
        for number, place in enumerate(places, start=1)
        if body[place]["value"]["picture"] in known
    ]


def without_words(story: StoryPage) -> list[Placed]:
    """Those that still wait for their words."""
    return [each for each in pictures_in(story) if not each.has_words]


def place_in_words(body: list[placing.Block], at: int) -> str:
    """After what a block stands, in words."""
    if at == 0:
        return _("It stands first in your story.")
    before = body[at - 1]
    if before["type"] == PICTURE:
        return _("It stands after the picture before it.")
    if before["type"] == RECORDING:
        return _("It stands after a recording.")
    if before["type"] == FILM:
        return _("It stands after a video.")
    words = Truncator(unescape(strip_tags(str(before["value"]))).strip()).chars(PLACE_LENGTH)
    return _("It stands after the words “%(words)s”.") % {"words": words}
