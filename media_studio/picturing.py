"""The picture of a story: add or replace, and remove. Only the storyteller does these."""

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from content import picture_intake
from content.models import Picture, StoryPage
from portal.accounts.models import User

from . import manuscript, queries
from .drafting import Saved, keep
from .permissions import may_write
from .refusals import NotReady


def picture_of(story: StoryPage) -> Picture | None:
    """The picture in the newest version of the story."""
    blocks = manuscript.pictures_in(queries.draft_of(story).body)
    return Picture.objects.filter(pk=blocks[0]["value"]["picture"]).first() if blocks else None


def caption_of(story: StoryPage) -> str:
    """The words under the picture."""
    blocks = manuscript.pictures_in(queries.draft_of(story).body)
    return blocks[0]["value"].get("caption", "") if blocks else ""


@transaction.atomic
def set_picture(
    actor: User,
    *,
    story: StoryPage,
    upload: UploadedFile,
    alt: str,
    decorative: bool,
    credit: str = "",
    caption: str = "",
) -> Picture:
    """The story has this picture from now on. `PictureRefused` when the file is not one we can take."""
    page = _own_draft(actor, story)
    picture = picture_intake.take_in(actor, upload=upload, alt=alt, decorative=decorative, credit=credit)
    page.body = manuscript.with_picture(page.body, picture_id=picture.pk, caption=caption)
    keep(actor, page, makes_room=False)
    return picture


@transaction.atomic
def describe_picture(
    actor: User, *, story: StoryPage, alt: str, decorative: bool, credit: str = "", caption: str = ""
) -> Picture:
    """New words for the same picture: a new picture row, for the old words may have been consented to."""
    old = picture_of(story)
    if old is None:
        raise NotReady(_("The story has no picture."))
    with old.file.open("rb") as file:
        upload = SimpleUploadedFile(old.file.name, file.read())
    return set_picture(
        actor, story=story, upload=upload, alt=alt, decorative=decorative, credit=credit, caption=caption
    )


@transaction.atomic
def remove_picture(actor: User, *, story: StoryPage) -> Saved:
    """The newest version has no picture any more; older versions keep theirs."""
    page = _own_draft(actor, story)
    page.body = manuscript.without_pictures(page.body)
    return keep(actor, page, makes_room=False)


def _own_draft(actor: User, story: StoryPage) -> StoryPage:
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write(actor, fresh):
        raise PermissionDenied
    return queries.draft_of(fresh)
