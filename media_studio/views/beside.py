"""Side by side: the storyteller writes, a supporter suggests, and each sees where the other is."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.public_forms import is_same_origin

from .. import leasing, paragraphs, passages, suggesting, support_acts
from ..forms_beside import DecideForm, PartForm, SuggestForm
from ..models import Suggestion
from ..permissions import may_walk_beside
from ..refusals import Refused
from ..versioning import changed_by
from . import access, beside_page

LONGEST = 40_000


@access.signed_in
def beside(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft, paragraph by paragraph. That a supporter looked is told to the storyteller."""
    story = _story(request, pk)
    support_acts.note_visit(access.person(request), story=story)
    return beside_page.show(request, story)


@never_cache
@csrf_exempt  # a token would die with the session, and the words with it: the origin is asked instead
@access.posted("beside", "pk", also_signed_out=True)
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """One paragraph is saved. Whatever happens, the words come back to whoever wrote them."""
    if not is_same_origin(request):
        return HttpResponseForbidden()
    if not request.user.is_authenticated:
        return _words_back(request, pk, 401, _("You are signed out. Your text is here."))
    story = StoryPage.objects.filter(pk=pk).first()
    if story is None or not may_walk_beside(access.person(request), story):
        return _words_back(request, pk, 404, _("You cannot write here any more. Your text is here."))
    try:
        outcome = _save(request, access.person(request), story)
    except paragraphs.SomebodyWrites as refusal:
        return _words_back(request, pk, 423, str(refusal))
    except paragraphs.NotWatched as refusal:
        return _words_back(request, pk, 403, str(refusal))
    except PermissionDenied:
        return _words_back(request, pk, 404, _("You cannot write here any more. Your text is here."))
    except Refused as refusal:
        return _words_back(request, pk, 422, str(refusal))
    return _answer(request, story, outcome)


@access.posted("beside", "pk", keeps=PartForm)
@access.storytellers
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """The storyteller adds, joins or takes out a paragraph, or takes it back from whoever writes there."""
    story, me = access.own_story(request, pk), access.person(request)
    block, seen = _block(request), request.POST.get("seen", "")[:LONGEST]
    if request.POST.get("go") == "take-back":
        leasing.take_back(me, story=story, block_id=block)
        messages.success(request, _("This paragraph is yours again."))
        return _to(pk, block)
    acts = {
        "add": lambda: paragraphs.add_paragraph(
            me, story=story, after=block, words=request.POST.get("words", "")[:LONGEST]
        ),
        "join": lambda: paragraphs.join_paragraph(me, story=story, block_id=block, seen=seen),
        "remove": lambda: paragraphs.remove_paragraph(me, story=story, block_id=block, seen=seen),
    }
    act = acts.get(request.POST.get("go", ""))
    if act is None:
        return redirect("studio:beside", pk)
    try:
        outcome = act()
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return _to(pk, block)
    if isinstance(outcome, paragraphs.TwoTexts):
        messages.warning(request, _("The paragraph has changed. Look at it first."))
        return _to(pk, block)
    messages.success(request, _("Saved at %(time)s.") % {"time": clock.clock_time(outcome.at)})
    return _to(pk, outcome.block_id if request.POST["go"] != "remove" else "")


@access.posted("beside", "pk", keeps=SuggestForm)
@access.signed_in
def suggest(request: HttpRequest, pk: int) -> HttpResponse:
    """A supporter proposes other words, or says something about these."""
    story = _story(request, pk)
    form = SuggestForm(request.POST, block=_block(request))
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("quote", "proposed", "takes_out", "comment")}
        try:
            made = suggesting.suggest(access.person(request), story=story, block_id=_block(request), **said)
        except Refused as refusal:
            form.add_error("quote", str(refusal))
        else:
            told = _("%(name)s sees your suggestion and decides.") % {"name": story.storyteller}
            practised = _("Your suggestion is kept. In a real story its teller would decide.")
            messages.success(request, practised if story.storyteller == made.by else told)
            return _to(pk, made.block_id)
    return beside_page.show(request, story, form=form, more={"wrong": form}, status=422)


@access.posted("home", keeps=DecideForm)
@access.signed_in
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """One press: the storyteller takes a suggestion or keeps the old words, or its maker takes it back."""
    suggestion = get_object_or_404(Suggestion.objects.select_related("story"), pk=pk)
    story = _story(request, suggestion.story_id)
    me, answer = access.person(request), request.POST.get("answer", "")
    try:
        match request.POST.get("go"):
            case "accept":
                done = suggesting.accept(me, suggestion=suggestion, answer=answer)
            case "decline":
                done = suggesting.decline(me, suggestion=suggestion, answer=answer)
            case "take-back":
                done = suggesting.take_back(me, suggestion=suggestion)
            case _other:
                return _to(story.pk, suggestion.block_id)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _outcome(done))
    return _to(story.pk, suggestion.block_id)


def _story(request: HttpRequest, pk: int) -> StoryPage:
    story = get_object_or_404(StoryPage, pk=pk)
    if not may_walk_beside(access.person(request), story):
        return get_object_or_404(StoryPage.objects.none())
    return story


def _save(request: HttpRequest, me: User, story: StoryPage) -> paragraphs.Kept | paragraphs.TwoTexts:
    return paragraphs.save_paragraph(
        me,
        story=story,
        block_id=_block(request),
        words=request.POST.get("words", "")[:LONGEST],
        seen=request.POST.get("seen", "")[:LONGEST],
        also_seen=[sent[:LONGEST] for sent in request.POST.getlist("sent")[-5:]],
        splits=not _wants_json(request),
    )


def _answer(
    request: HttpRequest, story: StoryPage, outcome: paragraphs.Kept | paragraphs.TwoTexts
) -> HttpResponse:
    if isinstance(outcome, paragraphs.TwoTexts):
        if _wants_json(request):
            return JsonResponse({"state": "conflict", "stored": outcome.stored}, status=409)
        context = {
            "story": story,
            "two": outcome,
            "changed_by": _changed_by(request, story, outcome.block_id),
        }
        return access.page(request, "beside_two_texts", context, status=409)
    sentence = _("Saved at %(time)s.") % {"time": clock.clock_time(outcome.at)}
    if _wants_json(request):
        return JsonResponse({"state": "saved", "words": outcome.words, "sentence": sentence})
    messages.success(request, sentence)
    return _to(story.pk, outcome.block_id)


def _changed_by(request: HttpRequest, story: StoryPage, block: str) -> User | None:
    seen = passages.bare(passages.clean(block, request.POST.get("seen", "")[:LONGEST]))
    return changed_by(
        access.person(request),
        story=story,
        part=lambda page: passages.bare(passages.clean(block, passages.words_of(page, block) or "")),
        is_seen=lambda _revision, words: words == seen,
    )


def _words_back(request: HttpRequest, pk: int, status: int, sentence: str) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"state": "refused", "sentence": sentence}, status=status)
    sent: dict[str, Any] = {name: request.POST.get(name, "")[:LONGEST] for name in ("words", "seen", "block")}
    context = {"sentence": sentence, "sent": sent, "is_out": status == 401, "number": pk}
    return access.page(request, "beside_kept", context, status=status)


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("accept", "")


def _block(request: HttpRequest) -> str:
    return request.POST.get("block", "")[:36]


def _to(pk: int, block: str) -> HttpResponse:
    return redirect(reverse("studio:beside", args=[pk]) + (f"#p-{block}" if block else ""))


def _outcome(suggestion: Suggestion) -> str:
    if suggestion.state == Suggestion.State.OVERTAKEN:
        return _("The words are not there any more. Nothing was changed.")
    if suggestion.state == Suggestion.State.TAKEN_BACK:
        return _("You took your suggestion back.")
    if suggestion.state == Suggestion.State.DECLINED:
        return _("The words stay as they are.")
    is_change = suggestion.proposed or suggestion.takes_out
    return _("The new words are in your story.") if is_change else _("Thank you. The comment is put away.")
