"""The list of my stories, what waits for me, and what happened."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import StoryPage, TakeDown
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.public_pages import public_page
from portal.kit.telling_first import told_first

from .. import desk, newsroom, queries, resting
from ..appeals import may_ask_again
from ..corrections import waiting_for_answer
from ..letters import asks_for
from ..models import Notice
from ..permissions import may_tell, may_use_desk, may_work_in_newsroom
from ..policy.stages import Stage
from . import access
from .assignments import lines_of
from .ideas import told_of
from .wording import Words, words_of


@dataclass(frozen=True)
class Row:
    """One own story: where it stands, in words, and the one thing to do next."""

    story: StoryPage
    title: str
    stage: Stage
    words: Words
    may_be_taken_back: bool
    may_ask: TakeDown | None = None  # taken down: another editor can be asked still


@told_first("studio:about")
@access.signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The studio: what happened, what waits for me, my stories."""
    me = access.person(request)
    context = {
        "rows": _rows(me),
        "may_tell": may_tell(me),
        "notices": Notice.objects.unseen(me),
        "corrections": waiting_for_answer(me),
        "newsletter_asks": asks_for(me),
        "taken_down": _taken_down(me),
        "resting": resting.resting_of(me),
        "requests": queries.requests_for(me).select_related("storyteller"),
        "waiting": desk.waiting_for(me),
        "promises": lines_of(me, newsroom.assignments_of(me)),
        "ideas": [told_of(idea) for idea in newsroom.ideas_of(me)],
        "works_in_newsroom": may_work_in_newsroom(me),
        "has_desk": may_use_desk(me) or desk.may_give_rights(me),
        "beside": [(each, queries.stories_beside(each)) for each in queries.supports_given(me)],
    }
    return access.page(request, "home", context)


@public_page
def about(request: HttpRequest) -> HttpResponse:
    """What telling one's own story is, for readers who are not signed in. The same for everybody."""
    context = {"door": "tell", "is_open": settings.JOINING_OPEN, "here": reverse("studio:home")}
    return render(request, "media_studio/about.html", context)


@access.posted("home")
@access.signed_in
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    """The person has read a notice."""
    notice = get_object_or_404(Notice, pk=pk, person=access.person(request))
    notice.seen_at = notice.seen_at or clock.now()
    notice.save(update_fields=["seen_at"])
    return redirect("studio:home")


@access.posted("home")
@access.signed_in
def put_away_taken_down(request: HttpRequest, pk: int) -> HttpResponse:
    """The person has read why their page was taken down."""
    taken = get_object_or_404(TakeDown, pk=pk, storyteller=access.person(request))
    taken.seen_at = taken.seen_at or clock.now()
    taken.save(update_fields=["seen_at"])
    return redirect("studio:home")


@access.posted("home")
@access.signed_in
def keep_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft that has rested for long stays for another year."""
    me = access.person(request)
    resting.keep_draft(me, story=get_object_or_404(StoryPage, pk=pk, storyteller=me))
    messages.success(request, _("We keep your draft for another year."))
    return redirect("studio:home")


def _taken_down(me: User) -> QuerySet[TakeDown]:
    """What was taken down and not put away yet; nothing of a portfolio that its owner took back."""
    told = TakeDown.objects.filter(storyteller=me, seen_at=None).exclude(portfolio__name="")
    return told.select_related("page", "portfolio")


def _rows(me: User) -> list[Row]:
    rows = []
    for story in queries.stories_of(me).filter(is_practice=False):
        stage = queries.stage(story)
        may_be_taken_back = queries.may_be_taken_back(story)
        title = story.draft_title or story.title
        taken = queries.taken_down(story)
        may_ask = taken if may_ask_again(taken, story) else None
        rows.append(Row(story, title, stage, words_of(stage, story), may_be_taken_back, may_ask))
    return sorted(rows, key=lambda row: not row.words.is_my_turn)
