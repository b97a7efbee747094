"""Begin a story, and write it on one page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Revision

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit.keeping import keeps_text

from .. import drafting, telling
from ..drafting import Conflict, Draft, Saved
from ..forms_tell import BeginForm, WriteForm, WrittenForm
from ..models import Telling
from ..models.tellings import Kind, Way
from ..policy import questions
from ..policy.questions import Question
from ..refusals import Refused
from . import access, notes
from .standing import standing
from .steps import first_address, place_at
from .wording import next_story_is_seen_by
from .writing import Sheet, written_by_script, written_here

# What each kind is, in one sentence, and its sign.
KINDS = {
    Kind.MY_PATH: ("tell", _("How you came to where you are now.")),
    Kind.A_DAY: ("clock", _("One day of yours, from morning to evening.")),
    Kind.WHAT_HELPED: ("heart", _("What made something easier for you.")),
    Kind.INTERVIEW: ("talk", _("You ask, and somebody else tells.")),
    Kind.NEWS: ("calendar", _("Something that happened, or will happen.")),
    Kind.PHOTOS: ("picture", _("Pictures first, with a few words to each.")),
}


@keeps_text(BeginForm)
@access.storytellers
def begin(request: HttpRequest) -> HttpResponse:
    """What is it, and how do you want to tell it?"""
    form = BeginForm(request.POST if request.method == "POST" else None, initial=_asked_for(request))
    if request.method == "POST" and form.is_valid():
        try:
            story = drafting.begin_story(access.person(request), **form.cleaned_data)
        except Refused as refusal:
            form.add_error("title", str(refusal))
        else:
            return redirect(first_address(story))
    chosen = form["kind"].value()
    context = {
        "form": form,
        "kinds": [(kind, kind == chosen, *words) for kind, words in KINDS.items()],
        "seen_by": next_story_is_seen_by(access.person(request)),
    }
    return access.page(request, "begin", context, status=422 if form.errors else 200)


@access.storytellers
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """To where the teller writes: the one page, or the question at which they were."""
    story = access.own_story(request, pk)
    if Telling.objects.of(story).way == Way.PAGE:
        return redirect("studio:write", pk)
    return redirect("studio:question", pk, telling.place_of(story))


@access.posted("tell", "pk")
@access.storytellers
def choose_way(request: HttpRequest, pk: int) -> HttpResponse:
    """The other way to tell, with the text as it is."""
    story = access.own_story(request, pk)
    way = request.POST.get("way")
    if way in Way.values:
        telling.choose_way(access.person(request), story=story, way=Way(way))
    return redirect("studio:tell", pk)


class WholePage(Sheet):
    """Name, summary and text on one page."""

    form_class = WriteForm
    names = ("title", "summary", "text")

    def values(self, draft: Draft) -> dict[str, str]:
        return {"title": draft.title, "summary": draft.summary, "text": draft.text}

    def seen(self, draft: Draft, revision_id: int) -> dict[str, Any]:
        return {"seen_revision": revision_id}

    def is_seen(self, revision: Revision, values: dict[str, str], data: Mapping[str, Any]) -> bool:
        return revision.pk <= (data["seen_revision"] or 0)

    def save(
        self, actor: User, story: StoryPage, data: Mapping[str, Any], sent: dict[str, str] | None
    ) -> Saved | Conflict:
        seen, text = data["seen_revision"], data["text"]
        if data["heading"]:
            text = telling.text_with_heading(story, text=text, key=data["heading"])
        fields = {**data, "text": text}
        return drafting.save_draft(actor, story=story, fields=fields, seen_revision=seen, also_seen=sent)

    def show(
        self, request: HttpRequest, story: StoryPage, form: WrittenForm, *, status: int = 200
    ) -> HttpResponse:
        more = {"form": form, "place": place_at("tell", story), "guide": _guide(request, story)}
        more |= notes.beside(request, story, self.names, form)
        return access.page(request, "write", standing(story) | more, status=status)

    def way_on(self, request: HttpRequest, story: StoryPage) -> str:
        if request.POST.get("go") == "next":
            return place_at("tell", story).next_href
        here = reverse("studio:write", args=[story.pk])
        return f"{here}#id_text" if request.POST.get("heading") else here


@never_cache
@csrf_exempt  # a token would die with the session, and the text with it: the sender's origin is asked instead
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything on one page."""
    return written_here(request, pk, WholePage())


@csrf_exempt
@access.posted("write", "pk", also_signed_out=True)
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """The same, saved by the script."""
    return written_by_script(request, pk, WholePage())


def _guide(request: HttpRequest, story: StoryPage) -> list[tuple[Question, Question]]:
    """The questions of the kind: each as it is asked here, and with the heading the story would get."""
    kind, here = Telling.objects.of(story).kind, request.LANGUAGE_CODE  # type: ignore[attr-defined]
    asked = questions.questions_of(kind, here)
    return list(zip(asked, questions.questions_of(kind, story.locale.language_code), strict=True))


def _asked_for(request: HttpRequest) -> dict[str, str]:
    kind = request.GET.get("kind", "")
    return {"kind": kind} if kind in Kind.values else {}
