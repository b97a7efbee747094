"""Reader tests as tests need them: made by an editor, answered by readers."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from content import reader_answering
from content.models import ReaderQuestion, ReaderTest
from content.reader_answering import Said
from media_studio import reader_testing
from media_studio.reader_testing import Asked
from portal.accounts.models import User
from portal.kit import clock

Kind = ReaderQuestion.Kind
QUESTIONS = (
    Asked("Mistä sivu kertoo?", Kind.TEXT),
    Asked("Mitä sanot kuvilla?", Kind.SYMBOLS),
    Asked("Osaatko nyt hakea?", Kind.YES_NO),
    Asked("Oliko sana vaikea?", Kind.HARD),
)


def make_reader_test(
    editor: User, page: Page, *, until: date | None = None, questions: Any = QUESTIONS
) -> ReaderTest:
    """An open test of this page with a question of each kind."""
    day = until or timezone.localdate(clock.now() + timedelta(days=14))
    return reader_testing.make_test(editor, page=page, questions=questions, until=day)


def answered(test: ReaderTest, key: str, said: Mapping[int, Said]) -> None:
    """One reader answers these questions, by their numbers."""
    for number, each in said.items():
        reader_answering.answer(key, question=test.questions.get(number=number), said=each)
