"""Comments of the media team on one part of a story: the door for whoever reads, beside the text."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import StoryPage
from content.models.seals import is_sealed
from portal.kit.keeping import keeps_text

from .. import desk, passages, queries, suggesting
from ..beside_state import is_practised_beside
from ..forms_beside import CommentForm
from ..manuscript import TEXT
from ..models import Suggestion
from ..passages import FIELDS, Passage
from ..permissions import may_use_desk
from ..policy import kind_words
from ..refusals import Refused
from ..spoken import reads_as_editor
from . import access
from .beside_page import name_of
from .desk_parts import desk_page
from .showing import as_others_may_see
from .steps import back_to_exercise


@dataclass
class Part:
    """One part of the version that is read, and what readers have said about it."""

    passage: Passage
    name: str
    comments: list[Suggestion] = field(default_factory=list)

    @property
    def is_text(self) -> bool:
        """Whether it has words that could be others."""
        return self.passage.kind in TEXT | FIELDS


def parts_of(page: StoryPage, story: StoryPage) -> list[Part]:
    """Everything that can be commented on, in its order; an empty summary cannot."""
    parts, number = [], 0
    for passage in passages.passages_of(page):
        number += passage.kind == "paragraph"
        if passage.words or passage.kind not in TEXT | FIELDS:
            parts.append(Part(passage, name_of(passage, number)))
    by_id = {part.passage.id: part for part in parts}
    for comment in desk.comments_of_readers(story):
        if comment.block_id in by_id:
            by_id[comment.block_id].comments.append(comment)
    return parts


@keeps_text(CommentForm)
@access.signed_in
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """One part of the story, and what the reader wants to say about it; the same in one's own practice."""
    story, me = StoryPage.objects.filter(pk=pk).first(), access.person(request)
    is_practised = story is not None and is_practised_beside(me, story) and not is_sealed(story)
    if not is_practised and not may_use_desk(me):
        raise PermissionDenied
    if story is None:
        raise Http404
    revision = queries.handed_in_revision(story)
    if not is_practised and (revision is None or not reads_as_editor(me, story)):
        return _not_now(request, access.readable_story(request, pk) if request.method == "GET" else story)
    wanted = request.POST.get("block") or request.GET.get("part", "")
    page = revision.as_object() if revision else queries.draft_of(story)
    parts = parts_of(as_others_may_see(page), story)
    part = next((each for each in parts if each.passage.id == wanted), None)
    if part is None:
        return _gone(request, story)
    if request.method != "POST":
        return _page(request, story, part, CommentForm(block=wanted))
    if "begin" in request.POST:
        return _page(request, story, part, _begun(request, story, wanted))
    return _sent(request, story, part)


@access.posted("desk")
@access.desk_people
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever made the comment takes it back."""
    found = get_object_or_404(Suggestion.objects.select_related("story"), pk=pk, by=access.person(request))
    try:
        suggesting.take_back(access.person(request), suggestion=found)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("You took your comment back."))
    if found.story.is_practice or reads_as_editor(access.person(request), found.story):
        return redirect(_way_back(found.story))
    return redirect("studio:desk")


def _not_now(request: HttpRequest, story: StoryPage) -> HttpResponse:
    """The story is not theirs to read now; what they wrote comes back to them."""
    why = _("This story does not wait for you now.")
    if written := request.POST.get("comment", ""):
        return desk_page(request, {"refused": why, "unsent": written}, status=409)
    messages.info(request, why)
    return redirect("studio:desk")


def _gone(request: HttpRequest, story: StoryPage) -> HttpResponse:
    """No such part is in the version that is read now."""
    if written := request.POST.get("comment", ""):
        why = _("This paragraph is not there any more. Look again.")
        return desk_page(request, {"refused": why, "unsent": written}, status=409)
    return redirect(_way_back(story))


def _way_back(story: StoryPage) -> str:
    """The reading, or the exercise."""
    if story.is_practice:
        return back_to_exercise(story) + "#hints"
    return reverse("studio:reading", args=[story.pk]) + "#comments"


def _sent(request: HttpRequest, story: StoryPage, part: Part) -> HttpResponse:
    form = CommentForm(request.POST, block=part.passage.id)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("quote", "proposed", "takes_out", "comment")}
        try:
            suggesting.suggest(
                access.person(request),
                story=story,
                block_id=part.passage.id,
                source=Suggestion.Source.READER,
                **said,
            )
        except Refused as refusal:
            form.add_error("quote" if part.is_text and said["quote"] else "comment", str(refusal))
        else:
            told = _("%(name)s sees your comment beside the text.") % {"name": story.storyteller}
            practised = _("Your comment is kept. In a real story its teller would see it.")
            messages.success(request, practised if story.is_practice else told)
            return redirect(_way_back(story))
    return _page(request, story, part, form, status=422)


def _begun(request: HttpRequest, story: StoryPage, block: str) -> CommentForm:
    """The form as it was sent, with a kind beginning before what was written."""
    sent = {name: request.POST.get(name, "") for name in ("quote", "proposed", "takes_out", "comment")}
    language = story.locale.language_code
    sent["comment"] = kind_words.begun(kind_words.COMMENT, request.POST["begin"], language, sent["comment"])
    form = CommentForm(block=block)
    form.initial = {**form.initial, **sent}
    form.fields["comment"].widget.attrs["autofocus"] = True
    return form


def _page(
    request: HttpRequest, story: StoryPage, part: Part, form: CommentForm, *, status: int = 200
) -> HttpResponse:
    language = story.locale.language_code
    context: dict[str, Any] = {
        "story": story,
        "part": part,
        "form": form,
        "language": language,
        "openers": kind_words.openers_of(kind_words.COMMENT, language),
        "back": back_to_exercise(story) if story.is_practice else reverse("studio:reading", args=[story.pk]),
        "by_reader": access.person(request).pk if may_use_desk(access.person(request)) else None,
        "unfolds": any(form[name].value() for name in ("quote", "proposed", "takes_out")),
    }
    return access.page(request, "comment", context, status=status)
