"""The desk of one picture: turn, cut, cover, and tell what it shows."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content import picture_drawing
from content.models import StoryPage
from content.picture_editing import COVERS_AT_MOST, Edits
from portal.kit.headers import as_file
from portal.kit.keeping import keeps_text

from .. import keeping_looks, picture_list, picture_look, picturing, placing
from ..forms_pictures import WordsForm
from ..picture_list import Placed
from ..picture_look import Look
from ..picture_words import Words, words_of
from . import access

UNASKED = {"back", "keep", "forget"}  # presses after which nothing is told of numbers
KINDS = {b"\xff\xd8": "image/jpeg", b"\x89P": "image/png", b"RI": "image/webp"}


@keeps_text(WordsForm)
@access.storytellers
def desk(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """Every press is kept and answered by a page one can come back to; others see only what is saved."""
    story = access.own_story(request, pk)
    placed = _placed(story, block)
    if request.method != "POST":
        kept = keeping_looks.kept_look(story, placed.block_id, placed.picture)
        edits, words = kept or _saved(placed)
        return _page(
            request, story, placed, Look(edits), WordsForm(initial=asdict(words)), is_kept=bool(kept)
        )
    look, words_form = Look.sent(request.POST), WordsForm(request.POST)
    button = request.POST.get("go", "show")
    if button in UNASKED:
        return _left(request, story, placed, look, words_form)
    if button == "undo":
        look = Look(Edits())
    elif not look.is_right:
        return _page(request, story, placed, look, words_form, status=422)
    if button == "save":
        return _save(request, story, placed, look.edits, words_form)
    return _pressed(request, story, placed, picture_look.pressed(look.edits, button), words_form)


def _pressed(
    request: HttpRequest, story: StoryPage, placed: Placed, edits: Edits, words: WordsForm
) -> HttpResponse:
    person = access.person(request)
    keeping_looks.keep_look(person, story=story, placed=placed, edits=edits, words=words.as_typed)
    address = reverse("studio:picture_desk", args=[story.pk, placed.block_id])
    return redirect(f"{address}#{picture_look.focus_after(request.POST.get('go', 'show'), edits)}")


def _left(
    request: HttpRequest, story: StoryPage, placed: Placed, look: Look, words: WordsForm
) -> HttpResponse:
    """Somebody goes away, or the script keeps what it has: never held up by a number that is wrong."""
    person, button = access.person(request), request.POST["go"]
    if button == "forget":
        keeping_looks.forget_look(person, story=story, block_id=placed.block_id)
        messages.success(request, _("The picture is as you saved it last."))
        return redirect("studio:picture_desk", story.pk, placed.block_id)
    kept = keeping_looks.kept_look(story, placed.block_id, placed.picture) or _saved(placed)
    edits = look.edits if look.is_right else kept[0]
    # What a page kept of a picture that was saved meanwhile comes too late.
    if button == "back" or request.POST.get("picture") == str(placed.picture.pk):
        keeping_looks.keep_look(person, story=story, placed=placed, edits=edits, words=words.as_typed)
    if button == "keep":
        return HttpResponse(status=204)
    return redirect(f"{reverse('studio:pictures', args=[story.pk])}#picture-{placed.block_id}")


@require_safe
@access.storytellers
def preview(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """How the picture would look: drawn for this one answer, for its storyteller, kept nowhere."""
    picture = _placed(access.own_story(request, pk), block).picture
    try:
        edits = picture_look.from_query(request.GET)
    except ValueError as strange:
        raise Http404 from strange
    data = picture_drawing.preview(access.person(request), picture=picture, edits=edits)
    response = as_file(HttpResponse(data, content_type=KINDS[data[:2]]))
    response["Cache-Control"] = "private, no-store"
    return response


def _save(
    request: HttpRequest, story: StoryPage, placed: Placed, edits: Edits, words: WordsForm
) -> HttpResponse:
    if not words.is_valid():
        return _page(request, story, placed, Look.sent(request.POST), words, status=422)
    try:
        picturing.change_picture(
            access.person(request), story=story, block_id=placed.block_id, edits=edits, words=words.words
        )
    except placing.NoSuchBlock as gone:
        raise Http404 from gone
    said = _("The picture is saved.")
    if not (words.words.alt or words.words.decorative):
        then = _("Tell what it shows before you hand in.")
        said = f"{said} {then}"
    messages.success(request, said)
    return redirect("studio:pictures", story.pk)


def _placed(story: StoryPage, block: UUID) -> Placed:
    for placed in picture_list.pictures_in(story):
        if placed.block_id == str(block) and placed.picture.owner_id == story.storyteller_id:
            return placed
    raise Http404


def _saved(placed: Placed) -> tuple[Edits, Words]:
    return Edits.from_plain(placed.picture.edits), words_of(placed.picture, placed.caption)


def _page(
    request: HttpRequest,
    story: StoryPage,
    placed: Placed,
    look: Look,
    words: WordsForm,
    *,
    is_kept: bool = False,
    status: int = 200,
) -> HttpResponse:
    shown = look.edits if not look.crop.is_bound or look.is_right else Edits(turn=look.turn)
    context = {
        "story": story,
        "placed": placed,
        "block_id": placed.block_id,
        "number": placed.number,
        "count": len(picture_list.pictures_in(story)),
        "look": look,
        "words": words,
        "is_kept": is_kept,
        "is_wrong": status != 200,
        "may_cover": len(look.covers) < COVERS_AT_MOST,
        "preview": picture_look.as_query(shown),
        "bench": picture_look.as_query(Edits(turn=shown.turn)),
    }
    return access.page(request, "picture_desk", context, status=status)
