"""The page on which somebody listens to a recording and writes down what is said."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from content.captions import read
from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.languages import words_of
from portal.kit.public_forms import is_same_origin

from .. import placing, queries, spoken, transcribing
from ..forms_voice import SpokenWordsForm
from ..refusals import Refused, Sealed
from ..spoken import Spoken
from ..support_acts import note_visit
from ..transcribing import Kept, TwoTexts
from . import access


@never_cache
@csrf_exempt  # as with the story's text: the sender's origin is asked, so that no words die with a session
def words(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """The recording, and the words under it."""
    if request.method == "POST" and not is_same_origin(request):
        return HttpResponseForbidden()
    if request.method == "POST" and not request.user.is_authenticated:
        return access.page(request, "kept", {"form": SpokenWordsForm(request.POST)}, status=401)
    return _words(request, pk, block)


@csrf_exempt
@access.posted("spoken_words", "pk", "block", also_signed_out=True)
def autosave(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """The same saving for the script."""
    return saved_by_script(request, pk, block, _saved)


@access.signed_in
def _words(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    story, found = found_for(request, pk, block)
    if request.method != "POST":
        note_visit(access.person(request), story=story)
        said = found.recording.transcript
        return _page(request, story, found, _form(story, {"words": said, "was_words": said}))
    if request.POST.get("go") == "captions":
        return _begun(request, story, found)
    form = SpokenWordsForm(request.POST, language=words_of(story.locale.language_code))
    if not form.is_valid():
        return _page(request, story, found, form, status=422)
    try:
        outcome = _write(request, story, found, form)
    except Sealed:
        raise
    except Refused as refusal:
        form.add_error("words", str(refusal))
        return _page(request, story, found, form, status=422)
    if isinstance(outcome, TwoTexts):
        mine = _form(story, {"words": outcome.mine, "was_words": outcome.stored}, auto_id="mine-%s")
        context = {"story": story, "form": mine, "stored": [outcome.stored], "href": request.path}
        context["changed_by"] = other_writer(request, found)
        return access.page(request, "conflict", context, status=409)
    messages.success(request, in_words(outcome))
    return redirect(way_back(request, story, found) if request.POST.get("go") == "back" else request.path)


def _begun(request: HttpRequest, story: StoryPage, found: Spoken) -> HttpResponse:
    """The words of the captions stand after those that were written here; nothing is saved yet."""
    written = request.POST.get("words", "").strip()
    film = found.recording
    said = read(film.captions, film.duration).words
    words = "\n\n".join(part for part in (written, said) if part)
    initial = {"words": words, "was_words": request.POST.get("was_words", "")}
    return _page(request, story, found, _form(story, initial))


def saved_by_script(
    request: HttpRequest, pk: int, block: UUID, save: Callable[[HttpRequest, StoryPage, Spoken], str | None]
) -> HttpResponse:
    """What `save` says to the script: 200 saved, 401 signed out, 409 changed elsewhere, 422 not possible.

    `save` gives the sentence about it, or nothing when two texts are there. `Refused` when it cannot be kept.
    """
    if not is_same_origin(request):
        return JsonResponse({}, status=403)
    if not request.user.is_authenticated:
        return JsonResponse({"state": "signed-out"}, status=401)
    return _by_script(request, pk, block, save)


@access.signed_in
def _by_script(
    request: HttpRequest, pk: int, block: UUID, save: Callable[[HttpRequest, StoryPage, Spoken], str | None]
) -> HttpResponse:
    story, found = found_for(request, pk, block)
    try:
        sentence = save(request, story, found)
    except Sealed:
        raise
    except Refused:
        return JsonResponse({"state": "failed"}, status=422)
    if sentence is None:
        return JsonResponse({"state": "conflict"}, status=409)
    return JsonResponse({"state": "saved", "sentence": sentence})


def _saved(request: HttpRequest, story: StoryPage, found: Spoken) -> str | None:
    form = SpokenWordsForm(request.POST)
    if not form.is_valid():
        raise Refused
    outcome = _write(request, story, found, form)
    return None if isinstance(outcome, TwoTexts) else in_words(outcome)


def found_for(request: HttpRequest, pk: int, block: UUID) -> tuple[StoryPage, Spoken]:
    """The recording in the version that this person works on; whoever may not write it finds nothing."""
    story = access.readable_story(request, pk)
    person = access.person(request)
    if not transcribing.may_write_words(person, story):
        raise Http404
    try:
        found = spoken.recording_at(spoken.page_before(person, story), str(block))
    except placing.NoSuchBlock as gone:
        raise Http404 from gone
    if not found.recording.is_ready:
        raise Http404
    return story, found


def _write(request: HttpRequest, story: StoryPage, found: Spoken, form: SpokenWordsForm) -> Kept | TwoTexts:
    data = form.cleaned_data
    return transcribing.write_words(
        access.person(request),
        story=story,
        block_id=found.block_id,
        words=data["words"],
        was=data["was_words"],
        sent=request.POST.get("sent_words"),
    )


def _form(story: StoryPage, initial: dict[str, str], **more: str) -> SpokenWordsForm:
    return SpokenWordsForm(initial=initial, language=words_of(story.locale.language_code), **more)


def other_writer(request: HttpRequest, found: Spoken) -> User | None:
    """Who wrote the words that stand there, when it was not this person in another window."""
    writer = found.recording.transcript_by
    return writer if writer != access.person(request) else None


def in_words(kept: Kept) -> str:
    """That it is saved, and when."""
    return _("Saved at %(time)s.") % {"time": clock.clock_time(kept.at)}


def way_back(request: HttpRequest, story: StoryPage, found: Spoken) -> str:
    """The storyteller came from their list, an editor from the reading, a supporter from beside."""
    person = access.person(request)
    if story.storyteller_id == person.pk:
        return reverse("studio:films" if found.recording.is_film else "studio:recordings", args=[story.pk])
    name = "studio:reading" if spoken.reads_as_editor(person, story) else "studio:beside"
    return reverse(name, args=[story.pk])


def _page(
    request: HttpRequest, story: StoryPage, found: Spoken, form: SpokenWordsForm, *, status: int = 200
) -> HttpResponse:
    if found.recording.is_film:
        form["words"].label = _("What is said in the video?")
    context = {
        "story": story,
        "spoken": found,
        "form": form,
        "back": way_back(request, story, found),
        "first_reader": queries.first_reader(story),
        "is_mine": story.storyteller_id == access.person(request).pk,
    }
    return access.page(request, "spoken_words", context, status=status)
