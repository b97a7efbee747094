"""The recordings and films of a story: add, name, move, take out. Only the storyteller does these.

Each works on the newest version and makes a new one: words that somebody writes meanwhile stay as they are.
"""

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from content import recording_intake
from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import text
from portal.kit.counting import is_over
from portal.kit.languages import words_of

from . import placing, queries
from .drafting import Saved, keep
from .permissions import may_write
from .picture_list import FILM, RECORDING
from .refusals import NotReady
from .spoken import SPOKEN

RECORDINGS_AT_MOST, FILMS_AT_MOST = 20, 5
AN_HOUR_AT_MOST, FILMS_AN_HOUR_AT_MOST = 40, 6
CAPTION_LENGTH = 250


def add_recording(actor: User, *, story: StoryPage, upload: UploadedFile, caption: str = "") -> str:
    """The story's last part is this recording; gives the id of its block. It is prepared in the background.

    `RecordingRefused` says in words why a file cannot be taken, `NotReady` why there is no room.
    """
    _own(actor, story)
    if len(placing.blocks_of(queries.draft_of(story).body, RECORDING)) >= RECORDINGS_AT_MOST:
        raise NotReady(_("A story holds 20 recordings. Take one out first."))
    if is_over(f"recordings-{actor.pk}", limit=AN_HOUR_AT_MOST, seconds=3600):
        raise NotReady(_("That was many recordings in one hour. Go on a little later."))
    return _add(actor, story, upload, caption, RECORDING)


def add_film(actor: User, *, story: StoryPage, upload: UploadedFile, caption: str = "") -> str:
    """The story's last part is this film; gives the id of its block. It is prepared in the background.

    Raises as `add_recording` does.
    """
    _own(actor, story)
    if len(placing.blocks_of(queries.draft_of(story).body, FILM)) >= FILMS_AT_MOST:
        raise NotReady(_("A story holds 5 videos. Take one out first."))
    if is_over(f"films-{actor.pk}", limit=FILMS_AN_HOUR_AT_MOST, seconds=3600):
        raise NotReady(_("That was many videos in one hour. Go on a little later."))
    return _add(actor, story, upload, caption, FILM)


def _add(actor: User, story: StoryPage, upload: UploadedFile, caption: str, kind: str) -> str:
    caption = _caption(caption)
    # Looked at before the transaction: a large file holds up nobody else's writing.
    language = words_of(story.locale.language_code)
    recording = recording_intake.take_in(
        actor, upload=upload, title=caption, language=language, is_film=kind == FILM
    )
    with transaction.atomic():
        page = _own_draft(actor, story)
        value = {"recording": recording.pk, "caption": caption}
        page.body, block_id = placing.add_block(page.body, kind, value)  # type: ignore[assignment]
        keep(actor, page, makes_room=False)
    return block_id


@transaction.atomic
def name_recording(actor: User, *, story: StoryPage, block_id: str, caption: str) -> Saved:
    """The words under the recording or film."""
    page = _own_draft(actor, story)
    block = placing.block_in(page.body, block_id)
    if block["type"] not in SPOKEN:
        raise placing.NoSuchBlock(block_id)
    value = {**block["value"], "caption": _caption(caption)}
    page.body = placing.change_block(page.body, block_id, value)  # type: ignore[assignment]
    return keep(actor, page, makes_room=False)


@transaction.atomic
def move_recording(actor: User, *, story: StoryPage, block_id: str, by: int) -> Saved:
    """One place up (-1) or down (+1) among all parts of the story."""
    page = _own_draft(actor, story)
    page.body = placing.move_block(page.body, block_id, by=by)  # type: ignore[assignment]
    return keep(actor, page, makes_room=False)


@transaction.atomic
def remove_recording(actor: User, *, story: StoryPage, block_id: str) -> Saved:
    """The newest version has this recording no more; older versions keep theirs."""
    page = _own_draft(actor, story)
    page.body = placing.remove_block(page.body, block_id)  # type: ignore[assignment]
    return keep(actor, page, makes_room=False)


def _caption(given: str) -> str:
    return text.plain(given, max_length=CAPTION_LENGTH).replace("\n", " ")


def _own(actor: User, story: StoryPage) -> StoryPage:
    if not may_write(actor, story):
        raise PermissionDenied
    return story


def _own_draft(actor: User, story: StoryPage) -> StoryPage:
    fresh = _own(actor, StoryPage.objects.select_for_update().get(pk=story.pk))
    return queries.draft_of(fresh)
