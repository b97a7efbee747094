"""Reader tests as readers and pages meet them: the link, the text to read, what a page says in public."""

import datetime
from dataclasses import dataclass

from django.utils.crypto import constant_time_compare, salted_hmac
from wagtail.models import Page

from portal.kit.page_changes import told_by
from portal.kit.remembered import remembered

from .models import AnswerSheet, ReaderAnswer, ReaderTest
from .models.consents import needs_consent, only_covered
from .queries import shown_pages
from .reader_test_policy import Mark, mark_for, may_answer
from .tested_text import text_digest

KEY_LENGTH = 32


class LinkOver(Exception):
    """The link opens nothing: unknown, over, or the page is gone. Nobody is told which."""


@dataclass(frozen=True)
class Shown:
    """What a page says of its test."""

    mark: Mark
    readers: int
    day: datetime.date


@dataclass(frozen=True)
class TestedByReaders:
    """What the site says of all its tests."""

    pages: int
    day: datetime.date


def key_of(test: ReaderTest) -> str:
    """The key of the link that is sent to readers; the same for all of them."""
    return f"{test.pk}-{_signature(test)}"


def open_test(key: str) -> ReaderTest:
    """Whose key this is, while it takes answers; otherwise `LinkOver`."""
    number, _dash, signature = key.partition("-")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        raise LinkOver
    test = ReaderTest.objects.filter(pk=int(number)).first()
    if test is None or not constant_time_compare(signature, _signature(test)):
        raise LinkOver
    if not test.is_open:
        raise LinkOver
    return test


def read_page(test: ReaderTest) -> Page:
    """The page with the text that is tested; `LinkOver` when nobody may read it any more.

    A page of the house is shown as it was when the test was made. What somebody tells is shown only as it is
    public now: their yes is to that text alone.
    """
    page = public_page(test.page_id)
    found = page and _as_tested(test, page)
    if not may_answer(is_open=test.is_open, is_public=page is not None, is_held=found is not None):
        raise LinkOver
    assert found is not None  # noqa: S101  it is held
    return found


def public_page(number: int) -> Page | None:
    """A page that anybody may read now, as its own kind."""
    found = next(iter(only_covered(shown_pages().filter(pk=number))), None)
    return found.specific if found else None


def shown_test(page: Page) -> Shown | None:
    """What the page says of its test. The page is the specific one."""
    if page.pk is None:
        return None
    told = remembered(("tested", page.pk), lambda: _published(page.pk))
    if told is None:
        return None
    digest, readers, day = told
    return Shown(mark_for(readers=readers, tested=digest, now=text_digest(page)), readers, day)


def tested_by_readers() -> TestedByReaders | None:
    """How many public pages say that readers tested them, and the last day; None when no page does."""
    shown = ReaderTest.objects.filter(shown_readers__gt=0, shown_day__isnull=False, page__in=shown_pages())
    days = [test.shown_day for test in shown if test.shown_day is not None]
    return TestedByReaders(len(days), max(days)) if days else None


def readers_of(test: ReaderTest) -> int:
    """How many readers answered at least one question about this text."""
    return AnswerSheet.objects.filter(test=test, answers__isnull=False).distinct().count()


def last_answer_day(test: ReaderTest) -> datetime.datetime | None:
    """When the newest answer came."""
    newest = ReaderAnswer.objects.filter(sheet__test=test).order_by("-made_at").first()
    return newest.made_at if newest else None


def _published(number: int) -> tuple[str, int, datetime.date] | None:
    with told_by(f"page:{number}"):
        found = ReaderTest.objects.filter(page_id=number, shown_readers__gt=0).first()
    if found is None or found.shown_day is None:
        return None
    return found.text_digest, found.shown_readers, found.shown_day


def _as_tested(test: ReaderTest, page: Page) -> Page | None:
    if text_digest(page) == test.text_digest:
        return page
    if needs_consent(page) or test.revision is None:
        return None
    then: Page = test.revision.as_object()
    return then if text_digest(then) == test.text_digest else None


def _signature(test: ReaderTest) -> str:
    signed = salted_hmac("content.reader_test", f"{test.pk}:{test.salt}", algorithm="sha256")
    return signed.hexdigest()[:KEY_LENGTH]
