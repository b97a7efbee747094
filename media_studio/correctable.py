"""The words of a public story that a small correction may change, and where they stand.

A part is the title, the summary, the id of a paragraph's block, or a block's id with what of it is meant:
"alt:…" what a picture shows, "caption:…" the text under it, "words:…" what is said in a recording or film,
"seen:…" what is seen in a film.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from content.models import PersonIn, Picture, Recording, StoryPage
from content.picture_use import may_stand_on
from content.recognising import shown_of
from portal.kit import text

from . import manuscript, passages, placing
from .manuscript import MARK
from .passages import FIELDS
from .picture_list import FILM, PICTURE, RECORDING
from .refusals import NotReady

ALT, CAPTION, WORDS, SEEN = "alt", "caption", "words", "seen"
# Which words of each kind of block belong to the thing in it, and by which name it keeps them.
OF_THINGS = {
    PICTURE: {ALT: "alt"},
    RECORDING: {WORDS: "transcript"},
    FILM: {WORDS: "transcript", SEEN: "seen"},
}
LONGEST = {ALT: 250, CAPTION: 250, WORDS: 40_000, SEEN: 10_000}
OF_ONE_LINE = {ALT, CAPTION}


@dataclass(frozen=True)
class Where:
    """One part that is no plain paragraph: what of which block, the how manieth of its kind."""

    what: str
    kind: str
    number: int
    block: placing.Block

    @property
    def part(self) -> str:
        """Its name among the parts."""
        return f"{self.what}:{self.block['id']}"


def parts_of(story: StoryPage) -> dict[str, str]:
    """The words that can be corrected, by part, in the order of the page.

    Not a list, nor a paragraph with bold words: put back from plain words it would lose them.
    """
    found = {name: words for name in ("title", "summary") if (words := str(getattr(story, name)))}
    beside: dict[str, list[Where]] = {}
    for where in places_in(story):
        beside.setdefault(where.block["id"], []).append(where)
    for block in passages.raw(story.body):
        if block["type"] in manuscript.TEXT and _is_plain(block):
            found[str(block.get("id"))] = manuscript.as_written(block)
        for where in beside.get(str(block.get("id")), []):
            if said := says(story, where.part):
                found[where.part] = said
    return found


def places_in(page: StoryPage) -> list[Where]:
    """Every place of words beside the text: of pictures, recordings and films."""
    return [
        Where(what, kind, number, block)
        for kind, facts in OF_THINGS.items()
        for number, block in enumerate(placing.blocks_of(page.body, kind), start=1)
        for what in (*facts, CAPTION)
    ]


def place_of(page: StoryPage, part: str) -> Where | None:
    """Where this part stands; None for paragraphs, and for what is not there."""
    return next((where for where in places_in(page) if where.part == part), None)


def says(page: StoryPage, part: str) -> str | None:
    """What the page says there now; None when there is no such place, or the thing belongs elsewhere."""
    if (where := place_of(page, part)) is None:
        return None if ":" in part else passages.words_of(page, part)
    if where.what == CAPTION:
        return str(where.block["value"].get("caption") or "")
    thing = thing_at(page, where)
    return str(getattr(thing, OF_THINGS[where.kind][where.what])) if thing else None


def thing_at(page: StoryPage, where: Where) -> Picture | Recording | None:
    """The storyteller's own picture or recording there."""
    model: Any = Picture if where.kind == PICTURE else Recording
    thing = model.objects.filter(pk=where.block["value"].get(key_of(where)), is_house=False).first()
    return thing if thing is not None and may_stand_on(page, thing) else None


def key_of(where: Where) -> str:
    """By which name the block keeps the number of the thing in it."""
    return PICTURE if where.kind == PICTURE else RECORDING


def as_stored(part: str, before: str, written: str) -> str:
    """The new words as they would be stored; a heading stays a heading, and nothing else becomes one."""
    what = part.partition(":")[0]
    if what in LONGEST:
        return _beside(what, written)
    words = passages.clean(part, written)
    if part in FIELDS:
        return words
    bare = words.removeprefix(MARK).strip()
    return f"{MARK}{bare}" if before.startswith(MARK) and bare else bare


def put(page: StoryPage, part: str, after: str, *, thing: tuple[int, int] | None = None) -> None:
    """Puts the new words into this page. Nothing is saved.

    `thing` are the numbers of a picture or recording and of its copy that says the new words: where another
    one stands by now, the page stays as it is.
    """
    where = place_of(page, part)
    if where is None:
        passages.reword(page, part, after)
        return
    value = dict(where.block["value"])
    if where.what == CAPTION:
        value["caption"] = after
    elif thing is not None and value.get(key_of(where)) == thing[0]:
        value[key_of(where)] = thing[1]
    page.body = placing.change_block(page.body, where.block["id"], value)  # type: ignore[assignment]


def people_shown_at(page: StoryPage, part: str) -> Iterator[PersonIn]:
    """Those who are in the picture or recording whose words these are: their yes is to these words too."""
    where = place_of(page, part)
    thing = thing_at(page, where) if where and where.what != CAPTION else None
    for person in PersonIn.objects.counted().filter(page_id=page.pk) if thing else ():
        shown = shown_of(person, page)
        if thing in {*(seen.picture for seen in shown.pictures), *shown.recordings}:
            yield person


def _beside(what: str, written: str) -> str:
    words = text.plain(written, max_length=LONGEST[WORDS] + 1).strip()
    if what in OF_ONE_LINE:
        words = " ".join(words.split())
    if len(words) > LONGEST[what]:
        raise NotReady(_("Use at most %(most)s letters here.") % {"most": LONGEST[what]})
    return words


def _is_plain(block: dict[str, Any]) -> bool:
    written = manuscript.as_written(block)
    kind = block["type"]
    return bool(written) and manuscript.new_block(kind, written)["value"] == block["value"]
