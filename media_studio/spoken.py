"""The recordings and films of a story as a list, each with its place in words and how far it is."""

from dataclasses import dataclass

from content.models import Recording, StoryPage
from content.recording_use import wordless
from portal.accounts.models import User

from . import placing, queries
from .models import EditorReading
from .permissions import may_act_now
from .picture_list import FILM, RECORDING, place_in_words

SPOKEN = (RECORDING, FILM)  # kinds of blocks


@dataclass(frozen=True)
class Spoken:
    """One recording or film where it stands. `number` counts those of its kind from one."""

    number: int
    block_id: str
    recording: Recording
    caption: str
    place: str
    is_first: bool
    is_last: bool


def recordings_in(page: StoryPage, kinds: tuple[str, ...] = SPOKEN) -> list[Spoken]:
    """The recordings and films of this version, or those of one kind, in their order in the text."""
    body = placing.raw(page.body)
    blocks = [(number, block) for kind in kinds for number, block in _counted(body, kind)]
    known = Recording.objects.prefetch_related("stills").in_bulk(
        [block["value"]["recording"] for _number, block in blocks]
    )
    return [
        Spoken(
            number=number,
            block_id=block["id"],
            recording=known[block["value"]["recording"]],
            caption=block["value"].get("caption") or "",
            place=place_in_words(body, body.index(block)),
            is_first=body[0] == block,
            is_last=body[-1] == block,
        )
        for number, block in sorted(blocks, key=lambda each: body.index(each[1]))
        if block["value"]["recording"] in known
    ]


def _counted(body: list[placing.Block], kind: str) -> list[tuple[int, placing.Block]]:
    return list(enumerate(placing.blocks_of(body, kind), start=1))


def recording_at(page: StoryPage, block_id: str) -> Spoken:
    """The recording or film of one block. Raises `placing.NoSuchBlock`."""
    for spoken in recordings_in(page):
        if spoken.block_id == block_id:
            return spoken
    raise placing.NoSuchBlock(block_id)


def page_before(person: User, story: StoryPage) -> StoryPage:
    """The version that this person works on: an editor the one that is read, all others the newest."""
    if reads_as_editor(person, story) and (read := queries.handed_in_revision(story)) is not None:
        version: StoryPage = read.as_object()
        return version
    return queries.draft_of(story)


def reads_as_editor(person: User, story: StoryPage) -> bool:
    """Whether the reading that waits now is the media team's, and this person's to do."""
    return isinstance(queries.current_step(story), EditorReading) and may_act_now(person, story)


def wordless_in(page: StoryPage) -> list[Spoken]:
    """Those that keep an editor from passing the story on: not ready, or not in writing yet."""
    missing = {each.pk for each in wordless(page)}
    return [spoken for spoken in recordings_in(page) if spoken.recording.pk in missing]


def not_ready(page: StoryPage) -> list[Spoken]:
    """Those that cannot be heard yet, or never."""
    return [spoken for spoken in recordings_in(page) if not spoken.recording.is_ready]
