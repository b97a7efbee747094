"""Readers answer the questions of a reader test: nobody's name is asked, and each question may be skipped."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.kit import clock, sweeping
from portal.kit.text import plain
from portal.reading import symbols

from .models import AnswerSheet, ReaderAnswer, ReaderQuestion, ReaderTest
from .models.reader_tests import ANSWER_LENGTH
from .reader_test_policy import MOST_SHEETS

KEPT_FOR = timedelta(days=183)  # half a year after the test's last day


@dataclass(frozen=True)
class Said:
    """One answer, in one of the ways: words, codes of pictures, or a short answer."""

    words: str = ""
    symbols: list[str] = field(default_factory=list)
    choice: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said: the question was skipped."""
        return not (self.words or self.symbols or self.choice)


@transaction.atomic
def answer(key: str, *, question: ReaderQuestion, said: Said) -> ReaderAnswer | None:
    """Keeps what the reader with this key says; answering again replaces it, an empty answer takes it away.

    `ValidationError` when the test has room for no more readers, or the answer cannot be kept as it is.
    """
    clean = _clean(said)
    test = ReaderTest.objects.select_for_update().get(pk=question.test_id)
    sheet = sheet_of(test, key)
    if clean.is_empty:
        ReaderAnswer.objects.filter(sheet=sheet, question=question).delete() if sheet else None
        return None
    told = {"words": clean.words, "symbols": clean.symbols, "choice": clean.choice}
    made, is_new = ReaderAnswer.objects.get_or_create(
        sheet=sheet or _new_sheet(test, key), question=question, defaults=told
    )
    if not is_new and any(getattr(made, name) != value for name, value in told.items()):
        # Another answer is another one to look at.
        for name, value in (told | {"understood": "", "made_at": clock.now()}).items():
            setattr(made, name, value)
        made.save()
    return made


@transaction.atomic
def take_back(key: str, *, test: ReaderTest) -> None:
    """All answers of this reader are gone for good."""
    AnswerSheet.objects.filter(test=test, key_hash=hash_of(key)).delete()


def sheet_of(test: ReaderTest, key: str) -> AnswerSheet | None:
    """What the reader with this key has answered so far."""
    return AnswerSheet.objects.filter(test=test, key_hash=hash_of(key)).first()


def hash_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def old_sheets() -> QuerySet[AnswerSheet]:
    """Answers in tests whose last day was half a year ago."""
    day = timezone.localdate(clock.now() - KEPT_FOR)
    return AnswerSheet.objects.filter(Q(test__until__lt=day) | Q(test__ended_at__lt=clock.now() - KEPT_FOR))


def forget_old_sheets() -> int:
    """By the clock: these are gone. What a page says in public is a number, and stays."""
    return sweeping.erase(old_sheets())


def _new_sheet(test: ReaderTest, key: str) -> AnswerSheet:
    if AnswerSheet.objects.filter(test=test).count() >= MOST_SHEETS:
        raise ValidationError(_("This test has enough answers already. Thank you!"), code="full")
    return AnswerSheet.objects.create(test=test, key_hash=hash_of(key))


def _clean(said: Said) -> Said:
    if not symbols.are_known(said.symbols):
        raise ValidationError(_("One answer has room for 12 pictures."), code="pictures")
    if said.choice and said.choice not in ReaderAnswer.Choice.values:
        raise ValidationError(_("Choose one of the answers."), code="choice")
    return Said(plain(said.words, max_length=ANSWER_LENGTH), list(said.symbols), said.choice)
