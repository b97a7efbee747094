"""Two reader tests: one is over and shown on its page, one is open; as reader_tests.yaml says."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Page

from content import reader_answering
from content.models import AnswerSheet, NewsPage, ReaderAnswer, ReaderQuestion, ReaderTest, ServicePage
from content.reader_answering import Said
from media_studio import reader_testing
from media_studio.reader_testing import Asked
from portal.kit import clock

from .people import person
from .texts import told

Kind = ReaderQuestion.Kind


@transaction.atomic
def build() -> str | None:
    """Both tests, of Finnish pages of the house; nothing where there are no such pages."""
    pages = [_first(kind) for kind in (ServicePage, NewsPage)]
    if ReaderTest.objects.exists() or None in pages:
        return None
    plan, (service, news) = told("reader_tests"), pages
    with translation.override("fi"):
        over = _make(service, plan["over"], until=timedelta(days=1))
        for number, said in enumerate(plan["over"]["readers"]):
            _answer(over, f"demo-{number}", said)
        _date_back(over, plan["over"])
        reader_testing.show_mark(person("eeva"), test=over)
        _make(news, plan["open"], until=timedelta(days=plan["open"]["until_days"]))
    return "Readers test two pages."


def _first(kind: Any) -> Page | None:
    found: Page | None = kind.shown().filter(locale__language_code="fi").order_by("pk").first()
    return found


def _make(page: Any, plan: Mapping[str, Any], *, until: timedelta) -> ReaderTest:
    questions = [Asked(each["words"], each["kind"]) for each in plan["questions"]]
    day = timezone.localdate(clock.now() + until)
    made = reader_testing.make_test(person("eeva"), page=page, questions=questions, until=day)
    ReaderTest.objects.filter(pk=made.pk).update(made_at=clock.now() - timedelta(days=plan["days_ago"]))
    return made


def _answer(test: ReaderTest, key: str, reader: Mapping[Any, Any]) -> None:
    for question in test.questions.all():
        said = reader.get(question.number)
        made = said and reader_answering.answer(key, question=question, said=_said(question, said))
        if made and (judged := reader.get("judged", {}).get(question.number)):
            reader_testing.judge_answer(person("eeva"), answer=made, understood=judged)


def _said(question: ReaderQuestion, said: Any) -> Said:
    if question.kind == Kind.SYMBOLS:
        return Said(symbols=said)
    return Said(choice=said) if question.kind == Kind.YES_NO else Said(words=said)


def _date_back(test: ReaderTest, plan: Mapping[str, Any]) -> None:
    """It ended some days ago, and its readers answered before that."""
    ended = clock.now() - timedelta(days=plan["ended_days_ago"])
    for number, sheet in enumerate(AnswerSheet.objects.filter(test=test).order_by("-pk")):
        AnswerSheet.objects.filter(pk=sheet.pk).update(made_at=ended - timedelta(days=number))
        ReaderAnswer.objects.filter(sheet=sheet).update(made_at=ended - timedelta(days=number))
    ReaderTest.objects.filter(pk=test.pk).update(ended_at=ended)
