"""A picture, recording or film that was just taken out of a story stands in it again, as it was."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from content.models import Picture, Recording, StoryPage
from content.picture_use import may_stand_on
from portal.accounts.models import User

from . import placing, queries
from .drafting import keep
from .permissions import may_write
from .picture_list import FILM, PICTURE, RECORDING
from .picturing import PICTURES_AT_MOST
from .refusals import NotReady
from .voicing import FILMS_AT_MOST, RECORDINGS_AT_MOST

KINDS: dict[str, Any] = {PICTURE: Picture, RECORDING: Recording, FILM: Recording}


@transaction.atomic
def put_back(actor: User, *, story: StoryPage, block_id: str) -> str:
    """The newest version has it again, behind the part that it stood behind. Gives its kind.

    Nothing happens when it is there already. Raises `placing.NoSuchBlock` when no version has it.
    """
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write(actor, fresh):
        raise PermissionDenied
    page = queries.draft_of(fresh)
    block, before = _last_seen(fresh, block_id)
    now = placing.raw(page.body)
    if any(each["id"] == block_id for each in now):
        return str(block["type"])
    _refuse_too_many(now, str(block["type"]))
    places = [place for place, each in enumerate(now) if each["id"] in before]
    now.insert(places[-1] + 1 if places else 0, block)
    page.body = now  # type: ignore[assignment]
    keep(actor, page, makes_room=False)
    return str(block["type"])


def _refuse_too_many(body: list[placing.Block], kind: str) -> None:
    most = {PICTURE: PICTURES_AT_MOST, RECORDING: RECORDINGS_AT_MOST, FILM: FILMS_AT_MOST}
    said = {
        PICTURE: _("A story holds 40 pictures. Take one out first."),
        RECORDING: _("A story holds 20 recordings. Take one out first."),
        FILM: _("A story holds 5 videos. Take one out first."),
    }
    if len(placing.blocks_of(body, kind)) >= most[kind]:
        raise NotReady(said[kind])


def kind_taken_out(story: StoryPage, block_id: str) -> str:
    """What it was, while it can be put back; nothing when it stands in the story, or no version has it."""
    if any(each["id"] == block_id for each in placing.raw(queries.draft_of(story).body)):
        return ""
    try:
        return str(_last_seen(story, block_id)[0]["type"])
    except placing.NoSuchBlock:
        return ""


def _last_seen(story: StoryPage, block_id: str) -> tuple[placing.Block, set[str]]:
    """The block in the newest version that has it, and the ids of what stood before it."""
    versions = story.revisions.order_by("-created_at", "-pk").values_list("content", flat=True)
    for content in versions.iterator():
        body = json.loads(content.get("body") or "[]")
        place = next((at for at, each in enumerate(body) if each.get("id") == block_id), None)
        if place is not None and _is_still_there(story, body[place]):
            return body[place], {each["id"] for each in body[:place]}
    raise placing.NoSuchBlock(block_id)


def _is_still_there(story: StoryPage, block: placing.Block) -> bool:
    if block["type"] not in KINDS:
        return False
    name = PICTURE if block["type"] == PICTURE else RECORDING
    thing = KINDS[block["type"]].objects.filter(pk=block["value"].get(name)).first()
    return thing is not None and may_stand_on(story, thing)
