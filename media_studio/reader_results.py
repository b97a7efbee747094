"""What readers answered in a test, question by question; which tests there are, and what waits."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Q
from wagtail.models import Page

from content.models import ReaderAnswer, ReaderQuestion, ReaderTest
from content.models.consents import only_covered
from content.queries import shown_pages
from content.reader_test_policy import Hard, Mark, hard_words, mark_for
from content.reader_test_reads import public_page, readers_of
from content.tested_text import text_digest, text_of

MOST_FOUND = 30
Kind, Understood = ReaderQuestion.Kind, ReaderAnswer.Understood


@dataclass(frozen=True)
class Row:
    """A test in a list. `new` answers have not been looked at."""

    test: ReaderTest
    page: Page
    readers: int
    new: int


@dataclass(frozen=True)
class Told:
    """One question with its answers: who understood, the short answers counted, the words that were hard."""

    question: ReaderQuestion
    answers: list[ReaderAnswer]
    understood: dict[str, int]
    choices: dict[str, int] = field(default_factory=dict)
    hard: list[Hard] = field(default_factory=list)

    @property
    def is_judged(self) -> bool:
        """Whether an editor says of its answers who understood; a list of hard words needs no judge."""
        return bool(self.question.kind != Kind.HARD)


@dataclass(frozen=True)
class Results:
    """All that a test has brought. The page is public, and of its own kind."""

    test: ReaderTest
    page: Page
    readers: int
    told: list[Told]
    is_changed: bool
    may_show: bool  # a number that the page does not show as it is now


def tests() -> list[Row]:
    """Tests of public pages, the newest first."""
    found = ReaderTest.objects.annotate(
        readers=Count("sheets", filter=Q(sheets__answers__isnull=False), distinct=True)
    )
    return _rows(list(found), _new_answers())


def waiting() -> list[Row]:
    """Tests with answers that nobody has looked at, the newest test first."""
    return [row for row in tests() if row.new]


def results_of(number: int) -> Results | None:
    """One test with its results; None when its page is not public now."""
    test = ReaderTest.objects.filter(pk=number).first()
    page = public_page(test.page_id) if test else None
    if test is None or page is None:
        return None
    now = text_digest(page)
    readers = readers_of(test)
    return Results(
        test=test,
        page=page,
        readers=readers,
        told=[_told(question, text_of(page)) for question in test.questions.all()],
        is_changed=mark_for(readers=1, tested=test.text_digest, now=now) is Mark.CHANGED,
        may_show=readers > 0 and readers != test.shown_readers,
    )


def pages_to_test(words: str, language: str) -> list[Page]:
    """Public pages of a language with these words in their name, the newest first."""
    found = shown_pages().filter(title__icontains=words, locale__language_code=language)
    return list(only_covered(found.order_by("-first_published_at", "-pk")[:MOST_FOUND].specific()))


def _new_answers() -> dict[int, int]:
    new = ReaderAnswer.objects.filter(understood="").exclude(question__kind=Kind.HARD)
    return dict(new.order_by().values_list("question__test").annotate(Count("pk")))


def _rows(found: list[ReaderTest], new: dict[int, int]) -> list[Row]:
    numbers = {test.page_id for test in found}
    pages = {page.pk: page for page in only_covered(shown_pages().filter(pk__in=numbers).specific())}
    return [
        Row(test, pages[test.page_id], test.readers, new.get(test.pk, 0))  # type: ignore[attr-defined]
        for test in found
        if test.page_id in pages
    ]


def _told(question: ReaderQuestion, page_text: str) -> Told:
    answers = list(question.answers.all())
    judged = Counter(answer.understood for answer in answers)
    chosen = Counter(answer.choice for answer in answers if answer.choice)
    return Told(
        question,
        answers,
        {code: judged[code] for code in Understood.values},
        {code: chosen[code] for code in ReaderAnswer.Choice.values} if question.kind == Kind.YES_NO else {},
        hard_words([answer.words for answer in answers], page_text) if question.kind == Kind.HARD else [],
    )
