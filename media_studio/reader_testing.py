"""Editors ask readers about a page: a test is made and ended, answers are looked at, a number is shown."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from content.models import AnswerSheet, ReaderAnswer, ReaderQuestion, ReaderTest
from content.models.consents import needs_consent
from content.models.reader_tests import QUESTION_LENGTH
from content.permissions import may_test_pages
from content.reader_test_policy import LONGEST_DAYS, MOST_QUESTIONS
from content.reader_test_reads import last_answer_day, public_page, readers_of
from content.tested_text import text_digest
from portal.accounts.models import User
from portal.kit import clock, text

from .refusals import AlreadyDecided, NotReady, Refused


@dataclass(frozen=True)
class Asked:
    """A question to make: its words, and how it is answered."""

    words: str
    kind: str


@transaction.atomic
def make_test(actor: User, *, page: Page, questions: Sequence[Asked], until: datetime.date) -> ReaderTest:
    """A test of the page's public text, with a link that takes answers to the end of the day `until`."""
    _check(actor)
    found = public_page(page.pk)
    if found is None:
        raise Refused(_("Only a public page can be tested."))
    asked = _clean(questions)
    if not asked:
        raise NotReady(_("Write at least one question."))
    today = clock.today()
    if not today <= until <= today + timedelta(days=LONGEST_DAYS):
        raise NotReady(_("Choose a last day within the next 90 days."))
    made = ReaderTest.objects.create(
        page_id=found.pk,
        revision=_version(actor, found),
        text_digest=text_digest(found),
        until=until,
        made_by=actor,
    )
    rows = [ReaderQuestion(test=made, number=number, **each.__dict__) for number, each in enumerate(asked, 1)]
    ReaderQuestion.objects.bulk_create(rows)
    return made


@transaction.atomic
def end_test(actor: User, *, test: ReaderTest) -> None:
    """The link takes no more answers, from now on and for good. Ending twice ends once."""
    fresh = _locked(actor, test)
    if fresh.is_open:
        fresh.ended_at = clock.now()
        fresh.save(update_fields=["ended_at"])


@transaction.atomic
def judge_answer(actor: User, *, answer: ReaderAnswer, understood: str) -> None:
    """An editor says whether this reader understood. They may change their mind."""
    _locked(actor, answer.question.test)
    if understood not in ReaderAnswer.Understood.values:
        raise Refused(_("Choose one of the answers."))
    if not ReaderAnswer.objects.filter(pk=answer.pk).update(understood=understood):
        raise AlreadyDecided(_("This answer is gone."))


@transaction.atomic
def drop_answer(actor: User, *, answer: ReaderAnswer) -> None:
    """One answer is gone for good; the number that the page shows follows."""
    test = _locked(actor, answer.question.test)
    sheet = answer.sheet_id
    ReaderAnswer.objects.filter(pk=answer.pk).delete()
    AnswerSheet.objects.filter(pk=sheet, answers=None).delete()
    _recount(test)


@transaction.atomic
def drop_answers(actor: User, *, test: ReaderTest) -> None:
    """All answers are gone for good, and the page says nothing of this test any more."""
    fresh = _locked(actor, test)
    AnswerSheet.objects.filter(test=fresh).delete()
    _recount(fresh)


@transaction.atomic
def show_mark(actor: User, *, test: ReaderTest) -> None:
    """The page says by how many readers this text was tested, and when the last of them answered.

    An earlier test of the page steps back. Answers that come later count when this is done again.
    """
    fresh = _locked(actor, test)
    readers, newest = readers_of(fresh), last_answer_day(fresh)
    if not readers or newest is None:
        raise NotReady(_("Nobody has answered yet."))
    for other in ReaderTest.objects.filter(page_id=fresh.page_id, shown_readers__gt=0).exclude(pk=fresh.pk):
        _show(other, 0, None)
    _show(fresh, readers, timezone.localdate(newest))


@transaction.atomic
def hide_mark(actor: User, *, test: ReaderTest) -> None:
    """The page says nothing of this test any more."""
    _show(_locked(actor, test), 0, None)


def _recount(test: ReaderTest) -> None:
    """A shown number never counts answers that were removed."""
    readers = readers_of(test)
    if test.shown_readers > readers:
        _show(test, readers, test.shown_day if readers else None)


def _show(test: ReaderTest, readers: int, day: datetime.date | None) -> None:
    test.shown_readers, test.shown_day = readers, day
    test.save(update_fields=["shown_readers", "shown_day"])  # saved by itself: kept pages are told


def _version(actor: User, page: Page) -> Revision | None:
    """The version with just this text. One is made where a page of the house was never saved as one."""
    if page.live_revision is not None:
        return page.live_revision
    if needs_consent(page) or page.latest_revision_id is not None:
        return None
    return page.save_revision(user=actor, changed=False)


def _clean(questions: Sequence[Asked]) -> list[Asked]:
    lines = [
        (" ".join(text.plain(each.words, max_length=QUESTION_LENGTH).split()), each) for each in questions
    ]
    asked = [Asked(words, each.kind) for words, each in lines if words]
    if any(each.kind not in ReaderQuestion.Kind.values for each in asked):
        raise NotReady(_("Choose how each question is answered."))
    return asked[:MOST_QUESTIONS]


def _line(words: str) -> str:
    return " ".join(text.plain(words, max_length=QUESTION_LENGTH).split())


def _locked(actor: User, test: ReaderTest) -> ReaderTest:
    _check(actor)
    return ReaderTest.objects.select_for_update().get(pk=test.pk)


def _check(actor: User) -> None:
    if not may_test_pages(actor):
        raise PermissionDenied
