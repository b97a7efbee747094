"""Telling by questions: answers that stand in the one text, the name, and the way to tell."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from content.models import StoryPage
from portal.accounts.models import User

from .drafting import Conflict, Saved, save_draft, written
from .manuscript import TEXT_LENGTH
from .models import Telling
from .models.tellings import Way
from .permissions import may_write
from .policy import questions
from .policy.questions import Question
from .refusals import NotReady
from .sections import answer_in, answered, as_answer, with_answer, with_heading


def question_of(story: StoryPage, key: str) -> Question | None:
    """A question of the story's kind, in the story's language: its heading stands in the text."""
    return questions.question(Telling.objects.of(story).kind, key, story.locale.language_code)


def answers_of(story: StoryPage) -> tuple[int, int]:
    """How many questions have an answer now, and how many there are."""
    headings = _headings(story)
    return answered(written(story).text, headings), len(headings)


@transaction.atomic
def answer(
    actor: User, *, story: StoryPage, key: str, words: str, was: str, sent: str | None = None
) -> Saved | Conflict:
    """Keeps the words under the question's heading; the rest of the text stays as it is now.

    `was` is the answer that the writer had before them. When another one is stored, nothing is written and
    both texts come back. `sent` is what the writer sent before without hearing an answer.
    """
    asked = question_of(story, key)
    if asked is None:
        raise NotReady(_("This question is not asked any more."))
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    text = written(fresh).text
    stored = answer_in(text, asked.heading)
    if as_answer(words) == stored:
        return save_draft(actor, story=fresh, fields={}, seen_revision=fresh.latest_revision_id)
    after = with_answer(text, asked.heading, words, order=_headings(fresh))
    if len(after) > TEXT_LENGTH:
        raise NotReady(_("The story is too long now. Take something out first."))
    is_seen = stored in {as_answer(was), as_answer(sent if sent is not None else was)}
    seen_revision = fresh.latest_revision_id if is_seen else None
    return save_draft(actor, story=fresh, fields={"text": after}, seen_revision=seen_revision)


def text_with_heading(story: StoryPage, *, text: str, key: str) -> str:
    """This text with the heading of a question of the story's kind in it; as it is for no such question."""
    asked = question_of(story, key)
    return text if asked is None else with_heading(text, asked.heading, order=_headings(story))


@transaction.atomic
def rename(
    actor: User,
    *,
    story: StoryPage,
    fields: Mapping[str, str],
    was: Mapping[str, str],
    sent: Mapping[str, str] | None = None,
) -> Saved | Conflict:
    """Keeps `title` and `summary`; the text stays as it is now. `was` and `sent` as with an answer."""
    outcome = save_draft(actor, story=story, fields=fields, seen_revision=None, also_seen=was)
    if isinstance(outcome, Conflict) and sent is not None:
        return save_draft(actor, story=story, fields=fields, seen_revision=None, also_seen=sent)
    return outcome


@transaction.atomic
def choose_way(actor: User, *, story: StoryPage, way: Way) -> None:
    """From now on the story is told this way. Its text stays as it is."""
    _own_telling(actor, story).update(way=Way(way))


@transaction.atomic
def keep_place(actor: User, *, story: StoryPage, step: str) -> None:
    """Remembers at which question the teller is, so that they come back to it."""
    if step in questions.steps(Telling.objects.of(story).kind):
        _own_telling(actor, story).update(step=step)


def place_of(story: StoryPage) -> str:
    """The question at which the teller was; the first one when they have not begun."""
    telling = Telling.objects.of(story)
    steps = questions.steps(telling.kind)
    return telling.step if telling.step in steps else steps[0]


def _own_telling(actor: User, story: StoryPage) -> QuerySet[Telling]:
    if not may_write(actor, story):
        raise PermissionDenied
    found: QuerySet[Telling] = Telling.objects.filter(pk=Telling.objects.of(story).pk)
    return found


def _headings(story: StoryPage) -> tuple[str, ...]:
    return questions.headings(Telling.objects.of(story).kind, story.locale.language_code)
