"""The pictures of a story as a list: add, move, take out."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from content.models import StoryPage
from portal.kit.keeping import keeps_text

from .. import keeping_looks, picture_list, picturing, placing, queries
from ..forms_pictures import AddPicturesForm
from ..policy.stages import Stage
from . import access
from .putting_back import gone_from, what_is_gone
from .steps import place_at
from .wording import draft_is_seen_by, picture_is_seen_by

MOVES = {"up": -1, "down": 1}


@require_safe
@access.storytellers
def one_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The older address of the pictures."""
    return redirect("studio:pictures", access.own_story(request, pk).pk)


@keeps_text(AddPicturesForm)
@access.storytellers
def pictures(request: HttpRequest, pk: int) -> HttpResponse:
    """All pictures of the story; more can be added here."""
    story = access.own_story(request, pk)
    if request.method != "POST":
        return _page(request, story, AddPicturesForm())
    form = AddPicturesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, story, form, status=422)
    added = picturing.add_pictures(access.person(request), story=story, uploads=form.cleaned_data["uploads"])
    for name, reason in added.refused:
        form.add_error("uploads", _("“%(name)s”: %(reason)s") % {"name": name, "reason": reason})
    if added.block_ids:
        _tell(request, story, len(added.block_ids))
    if added.refused:
        return _page(request, story, form, status=422)
    if len(added.block_ids) == 1:
        return redirect("studio:picture_desk", story.pk, added.block_ids[0])
    return redirect("studio:pictures", story.pk)


@access.posted("pictures", "pk")
@access.storytellers
def move(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """One place up or down, or to the very beginning."""
    story, way = access.own_story(request, pk), request.POST.get("way")
    try:
        if way in MOVES:
            picturing.move_picture(access.person(request), story=story, block_id=str(block), by=MOVES[way])
        elif way == "first":
            picturing.put_first(access.person(request), story=story, block_id=str(block))
    except placing.NoSuchBlock as gone:
        raise Http404 from gone
    messages.success(request, _("The picture has a new place."))
    return redirect(f"{_address(story)}#picture-{block}")


@access.posted("pictures", "pk")
@access.storytellers
def remove(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """The story goes on without this picture."""
    story = access.own_story(request, pk)
    try:
        picturing.remove_picture(access.person(request), story=story, block_id=str(block))
    except placing.NoSuchBlock as gone:
        raise Http404 from gone
    return gone_from(story, str(block), "studio:pictures")


def _tell(request: HttpRequest, story: StoryPage, count: int) -> None:
    if count == 1:
        messages.success(request, picture_is_seen_by(story))
        return
    said = ngettext("%(count)s picture is saved.", "%(count)s pictures are saved.", count) % {"count": count}
    then = _("Tell next what each one shows.")
    messages.success(request, f"{said} {then}")


def _address(story: StoryPage) -> str:
    return redirect("studio:pictures", story.pk)["Location"]


def _page(
    request: HttpRequest, story: StoryPage, form: AddPicturesForm, *, status: int = 200
) -> HttpResponse:
    shown = picture_list.pictures_in(story)
    is_draft = queries.stage(story) is Stage.DRAFT
    context = {
        "form": form,
        "story": story,
        "place": place_at("pictures", story),
        "most": settings.PICTURES_MAX_BYTES,
        "pictures": shown,
        "unsaved": keeping_looks.unsaved_in(story, shown),
        "is_full": len(shown) >= picturing.PICTURES_AT_MOST,
        "gone": what_is_gone(request, story),
        "seen_by": draft_is_seen_by(story) if is_draft else "",
    }
    return access.page(request, "pictures", context, status=status)
