"""The desk: what waits for whom, and the reading of one story."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.digest import digest_of
from content.models import StoryPage
from portal.kit.converters import LARGEST_ID
from portal.kit.one_answer import one_answer

from .. import queries, reviewing
from ..forms import ChangeForm
from ..permissions import may_act_now
from ..policy import kind_words
from ..refusals import NotReady, Refused
from ..spoken import reads_as_editor, recordings_in, wordless_in
from ..support_acts import note_visit
from . import access
from .comments import parts_of as parts_of_story
from .desk_parts import desk_page
from .showing import as_others_may_see, as_readers_see
from .since import told_since


@access.desk_lookers
def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this person."""
    with one_answer():
        return desk_page(request, {})


@access.desk_people
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """The version that was handed in, and the two things one can do."""
    return _reading_page(request, access.readable_story(request, pk), ChangeForm())


@access.posted("reading", "pk")
@access.desk_people
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader passes the story on."""
    story = get_object_or_404(StoryPage, pk=pk)
    try:
        reviewing.pass_on(
            access.person(request),
            story=story,
            seen_revision=_seen(request),
            seen_digest=request.POST.get("seen_digest", ""),
        )
    except Refused as refusal:
        return _not_passed_on(request, story, refusal)
    else:
        said = _("You passed the story on. One more person reads it.")
        messages.success(request, said if queries.first_reader(story) else _("You passed the story on."))
    return redirect("studio:desk")


@access.posted("reading", "pk", keeps=ChangeForm)
@access.desk_people
def ask_changes(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader asks for a change, in words."""
    story = get_object_or_404(StoryPage, pk=pk)
    if "begin" in request.POST:
        return _reading_page(request, access.readable_story(request, pk), _begun(request, story))
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return _reading_page(request, access.readable_story(request, pk), form, status=422)
    try:
        reviewing.ask_changes(
            access.person(request),
            story=story,
            words=form.cleaned_data["words"],
            seen_revision=_seen(request),
        )
    except Refused as refusal:
        return _words_back(request, story, form, str(refusal))
    messages.success(request, _("You asked for a change. The storyteller is told."))
    return redirect("studio:desk")


def _not_passed_on(request: HttpRequest, story: StoryPage, refusal: Refused) -> HttpResponse:
    """The page of the story again, with what is missing in it; the desk when it waits for somebody else."""
    if not _waits_for(request, story):
        messages.warning(request, str(refusal))
        return redirect("studio:desk")
    status = 422 if isinstance(refusal, NotReady) else 409
    return _reading_page(request, story, ChangeForm(), status=status, not_passed=str(refusal))


def _waits_for(request: HttpRequest, story: StoryPage) -> bool:
    return bool(queries.handed_in_revision(story)) and may_act_now(access.person(request), story)


def _begun(request: HttpRequest, story: StoryPage) -> ChangeForm:
    """The form as it was sent, with a kind beginning before what was written."""
    key, written = request.POST["begin"], request.POST.get("words", "")
    words = kind_words.begun(kind_words.CHANGE, key, story.locale.language_code, written)
    form = ChangeForm(initial={"words": words})
    form.fields["words"].widget.attrs["autofocus"] = True
    return form


def _words_back(request: HttpRequest, story: StoryPage, form: ChangeForm, why: str) -> HttpResponse:
    """Nothing was sent: the version that waits now, or the desk, with what the reader wrote."""
    if _waits_for(request, story):
        return _reading_page(request, story, form, status=409, refused=why)
    return desk_page(request, {"refused": why, "unsent": form.cleaned_data["words"]}, status=409)


def _seen(request: HttpRequest) -> int | None:
    seen = request.POST.get("seen_revision", "")
    if not (seen.isascii() and seen.isdigit()):
        return None
    return int(seen) if len(seen) <= len(str(LARGEST_ID)) else LARGEST_ID  # no version has this number


def _reading_page(
    request: HttpRequest, story: StoryPage, form: ChangeForm, *, status: int = 200, **refused: str
) -> HttpResponse:
    """`refused` says what was not done: words that were not sent, or `not_passed`."""
    revision = queries.handed_in_revision(story)
    if revision is None or not may_act_now(access.person(request), story):
        messages.info(request, _("This story does not wait for you now."))
        return redirect("studio:desk")
    note_visit(access.person(request), story=story)
    read, language = revision.as_object(), story.locale.language_code
    is_editor = reads_as_editor(access.person(request), story)
    shown = as_readers_see(as_others_may_see(revision.as_object()))
    context = {
        "story": story,
        "form": form,
        "refused": refused.get("refused", ""),
        "not_passed": refused.get("not_passed", ""),
        "seen_digest": digest_of(read),
        "recordings": recordings_in(read),
        "wordless": wordless_in(read) if is_editor else [],
        "shown": shown,
        "revision_id": revision.pk,
        "proposed_for": queries.proposed_for(story),
        "is_changed": queries.is_changed_since(story, revision),
        "first_reader": queries.first_reader(story),
        "waits_for_another": queries.waits_for_another(story),
        "parts": parts_of_story(shown, story) if is_editor else [],
        "openers": kind_words.openers_of(kind_words.CHANGE, language),
        "language": language,
        "since": told_since(access.person(request), story, revision),
    }
    return access.page(request, "reading", context, status=status)
