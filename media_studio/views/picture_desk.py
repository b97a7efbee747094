"""The desk of one picture: turn, cut, cover, and tell what it shows."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content import picture_drawing
from content.models import Picture, StoryPage
from content.picture_editing import COVERS_AT_MOST, Edits
from portal.kit.keeping import keeps_text

from .. import picture_list, picture_look, picturing, placing
from ..forms_pictures import WordsForm
from ..picture_look import Look
from . import access

KINDS = {b"\xff\xd8": "image/jpeg", b"\x89P": "image/png", b"RI": "image/webp"}


@keeps_text(WordsForm)
@access.storytellers
def desk(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """What is done to the picture is shown at once and kept only by the button that saves."""
    story = access.own_story(request, pk)
    picture, caption = _picture(story, block)
    if request.method != "POST":
        look, words = Look(Edits.from_plain(picture.edits)), WordsForm(initial=_initial(picture, caption))
        return _page(request, story, block, look, words)
    look, words = Look.sent(request.POST), WordsForm(request.POST)
    button = request.POST.get("go", "show")
    if button == "undo":
        look = Look(Edits())
    elif not look.is_right:
        return _page(request, story, block, look, words, status=422)
    elif button != "save":
        look = Look(picture_look.pressed(look.edits, button))
    elif not words.is_valid():
        return _page(request, story, block, look, words, status=422)
    else:
        return _save(request, story, block, look.edits, words)
    # Only what was pressed is answered: words that are missing still are told when one saves.
    return _page(request, story, block, look, WordsForm(initial=request.POST.dict() | _tick(request)))


@require_safe
@access.storytellers
def preview(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """How the picture would look: drawn for this one answer, for its storyteller, kept nowhere."""
    picture, _caption = _picture(access.own_story(request, pk), block)
    try:
        edits = picture_look.from_query(request.GET)
    except ValueError as strange:
        raise Http404 from strange
    data = picture_drawing.preview(access.person(request), picture=picture, edits=edits)
    response = HttpResponse(data, content_type=KINDS[data[:2]])
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def _save(
    request: HttpRequest, story: StoryPage, block: UUID, edits: Edits, words: WordsForm
) -> HttpResponse:
    try:
        picturing.change_picture(
            access.person(request), story=story, block_id=str(block), edits=edits, words=words.words
        )
    except placing.NoSuchBlock as gone:
        raise Http404 from gone
    messages.success(request, _("The picture is saved."))
    return redirect("studio:pictures", story.pk)


def _picture(story: StoryPage, block: UUID) -> tuple[Picture, str]:
    for placed in picture_list.pictures_in(story):
        if placed.block_id == str(block) and placed.picture.owner_id == story.storyteller_id:
            return placed.picture, placed.caption
    raise Http404


def _initial(picture: Picture, caption: str) -> dict[str, object]:
    return {name: getattr(picture, name) for name in ("alt", "decorative", "credit")} | {"caption": caption}


def _tick(request: HttpRequest) -> dict[str, object]:
    return {"decorative": "decorative" in request.POST}


def _page(
    request: HttpRequest, story: StoryPage, block: UUID, look: Look, words: WordsForm, *, status: int = 200
) -> HttpResponse:
    count = picture_list.pictures_in(story)
    shown = look.edits if not look.crop.is_bound or look.is_right else Edits(turn=look.turn)
    context = {
        "story": story,
        "block_id": block,
        "number": next(each.number for each in count if each.block_id == str(block)),
        "count": len(count),
        "look": look,
        "words": words,
        "may_cover": len(look.covers) < COVERS_AT_MOST,
        "preview": picture_look.as_query(shown),
        "bench": picture_look.as_query(Edits(turn=shown.turn)),
    }
    return access.page(request, "picture_desk", context, status=status)
