"""One question a page, and after the last one the name of the story."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Revision

from content.models import StoryPage
from portal.accounts.models import User

from .. import telling
from ..drafting import Conflict, Draft, Saved
from ..forms_tell import AnswerForm, NameForm, WrittenForm
from ..models import Telling
from ..policy import questions
from ..policy.questions import NAME
from ..sections import answer_in
from . import access, notes
from .standing import standing
from .steps import place_at
from .writing import Sheet, written_by_script, written_here


@access.storytellers
def first(request: HttpRequest, pk: int) -> HttpResponse:
    """To the question at which the teller was."""
    return redirect("studio:question", pk, telling.place_of(access.own_story(request, pk)))


@never_cache
@csrf_exempt  # as with the one page: the sender's origin is asked, so that no text dies with a session
def question(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One question, one field."""
    return written_here(request, pk, _sheet(key))


@csrf_exempt
@access.posted("question", "pk", "key", also_signed_out=True)
def autosave_answer(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The same, saved by the script."""
    return written_by_script(request, pk, _sheet(key))


class _Step(Sheet):
    """A page on the way through the questions."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.heading = ""

    def show(
        self, request: HttpRequest, story: StoryPage, form: WrittenForm, *, status: int = 200
    ) -> HttpResponse:
        telling_ = Telling.objects.of(story)
        steps = questions.steps(telling_.kind)
        if self.key not in steps:
            raise Http404
        words = self.words(request, story)
        if asked := words.get("asked_now"):
            form.fields["answer"].label, form.fields["answer"].help_text = asked.question, asked.help
        more = {
            "form": form,
            "place": place_at("tell", story),
            "key": self.key,
            "number": steps.index(self.key) + 1,
            "count": len(steps) - 1,  # the name is no question
            "is_last": self.key == steps[-1],
            "names": self.names,
        } | words
        more |= notes.beside(request, story, self.names, form)
        return access.page(request, "question", standing(story) | more, status=status)

    def is_seen(self, revision: Revision, values: dict[str, str], data: Mapping[str, Any]) -> bool:
        return all(data[f"was_{name}"] == said for name, said in values.items())

    def words(self, request: HttpRequest, story: StoryPage) -> dict[str, Any]:
        """What the page asks."""
        return {}

    def way_on(self, request: HttpRequest, story: StoryPage) -> str:
        """Before the first step stands the story's own page; after the last one comes the next of five."""
        go = request.POST.get("go")
        if go not in {"next", "skip", "back"}:
            return self._address(story, self.key)
        steps = questions.steps(Telling.objects.of(story).kind)
        step = questions.step_after(steps, self.key, by=-1 if go == "back" else 1)
        if step is None:
            return (
                reverse("studio:story", args=[story.pk])
                if go == "back"
                else place_at("tell", story).next_href
            )
        telling.keep_place(access.person(request), story=story, step=step)
        return self._address(story, step)

    def _address(self, story: StoryPage, key: str) -> str:
        return reverse("studio:question", args=[story.pk, key])


class _Answer(_Step):
    """The page of one question."""

    form_class = AnswerForm
    names = ("answer",)

    def values(self, draft: Draft) -> dict[str, str]:
        return {"answer": answer_in(draft.text, self.heading)}

    def seen(self, draft: Draft, revision_id: int) -> dict[str, Any]:
        return {"was_answer": answer_in(draft.text, self.heading)}

    def prepare(self, story: StoryPage) -> None:
        found = telling.question_of(story, self.key)
        if found is None:
            raise Http404
        self.heading = found.heading

    def save(
        self, actor: User, story: StoryPage, data: Mapping[str, Any], sent: dict[str, str] | None
    ) -> Saved | Conflict:
        words, was = data["answer"], data["was_answer"]
        before = sent["answer"] if sent else None
        telling.keep_place(actor, story=story, step=self.key)
        return telling.answer(actor, story=story, key=self.key, words=words, was=was, sent=before)

    def words(self, request: HttpRequest, story: StoryPage) -> dict[str, Any]:
        """Asked in the language of the page; the beginning is offered in the story's own."""
        kind, here = Telling.objects.of(story).kind, request.LANGUAGE_CODE  # type: ignore[attr-defined]
        return {
            "asked_now": questions.question(kind, self.key, here),
            "opener": questions.question(kind, self.key, story.locale.language_code),
            "language": story.locale.language_code,
        }


class _Name(_Step):
    """The page after the questions."""

    form_class = NameForm
    names = ("title", "summary")

    def values(self, draft: Draft) -> dict[str, str]:
        return {"title": draft.title, "summary": draft.summary}

    def seen(self, draft: Draft, revision_id: int) -> dict[str, Any]:
        return {"was_title": draft.title, "was_summary": draft.summary}

    def save(
        self, actor: User, story: StoryPage, data: Mapping[str, Any], sent: dict[str, str] | None
    ) -> Saved | Conflict:
        fields = {name: data[name] for name in self.names}
        was = {name: data[f"was_{name}"] for name in self.names}
        telling.keep_place(actor, story=story, step=self.key)
        return telling.rename(actor, story=story, fields=fields, was=was, sent=sent)


def _sheet(key: str) -> _Step:
    return _Name(key) if key == NAME else _Answer(key)
