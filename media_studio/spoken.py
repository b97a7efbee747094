"""The recordings of a story as a list, each with its place in words and how far it is."""

from dataclasses import dataclass

from content.models import Recording, StoryPage
from portal.accounts.models import User

from . import placing, queries
from .models import EditorReading
from .permissions import may_act_now
from .picture_list import RECORDING, place_in_words


@dataclass(frozen=True)
class Spoken:
    """One recording where it stands. `number` counts the recordings from one."""

    number: int
    block_id: str
    recording: Recording
    caption: str
    place: str
    is_first: bool
    is_last: bool


def recordings_in(page: StoryPage) -> list[Spoken]:
    """The recordings of this version, in their order in the text."""
    body = placing.raw(page.body)
    blocks = placing.blocks_of(body, RECORDING)
    known = Recording.objects.in_bulk([block["value"]["recording"] for block in blocks])
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
        for number, block in enumerate(blocks, start=1)
        if block["value"]["recording"] in known
    ]


def recording_at(page: StoryPage, block_id: str) -> Spoken:
    """The recording of one block. Raises `placing.NoSuchBlock`."""
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


def not_ready(page: StoryPage) -> list[Spoken]:
    """Those that cannot be heard yet, or never."""
    return [spoken for spoken in recordings_in(page) if not spoken.recording.is_ready]
