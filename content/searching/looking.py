"""Looks into the index that Wagtail keeps. The two databases ask in two languages; here alone they differ."""

import re
from collections import Counter
from dataclasses import dataclass

from django.db import connections, router
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from portal.kit.languages import EASY, FINNISH, words_of

from ..models.twins import easy_first, readable_in
from ..search_words import language_mark
from .asking import All, Beginning, Question, Some

MOST_MATCHES = 200  # as many as anybody looks through
MOST_READ = 3_000  # pages of which the words are read to guess what was meant
TITLE_WEIGHS = 5.0
POSTGRESQL = """
    SELECT object_id, %(weight)s * ts_rank(title, asked) + ts_rank(body, asked) AS score
    FROM {table}, to_tsquery('simple', %(asked)s) AS asked
    WHERE (title || body) @@ asked ORDER BY score DESC, id DESC LIMIT %(most)s
"""
SQLITE = """
    SELECT entry.object_id, -bm25({table}_fts, 0.0, 1.0, %(weight)s) AS score
    FROM {table}_fts JOIN {table} AS entry ON entry.id = {table}_fts.rowid
    WHERE {table}_fts MATCH %(asked)s ORDER BY score DESC, entry.id DESC LIMIT %(most)s
"""


@dataclass(frozen=True)
class Tongue:
    """How one database writes a question."""

    both: str
    either: str
    beginning: str
    frame: str = "%s"

    def say(self, question: Question) -> str:
        """The question as the database reads it. Words are letters and figures alone, so nothing can hide."""
        if isinstance(question, str):
            return f'"{question}"' if self.either == " OR " else f"'{question}'"
        if isinstance(question, Beginning):
            return self.beginning % question.text
        joint = self.both if isinstance(question, All) else self.either
        return f"({joint.join(self.say(part) for part in question.of)})"


ON_POSTGRESQL = Tongue(" & ", " | ", "'%s':*")
ON_SQLITE = Tongue(" AND ", " OR ", '"%s"*', frame="{body title} : %s")


def matches(question: Question, language: str) -> list[int]:
    """The numbers of pages of a language that answer, best first. They need not be public: ask elsewhere."""
    connection = connections[router.db_for_read(IndexEntry)]
    on_postgresql = connection.vendor == "postgresql"
    tongue, words = (ON_POSTGRESQL, POSTGRESQL) if on_postgresql else (ON_SQLITE, SQLITE)
    asked = tongue.frame % tongue.say(All((_marks(language), question)))
    with connection.cursor() as cursor:
        cursor.execute(
            words.format(table=IndexEntry._meta.db_table),
            {"asked": asked, "weight": TITLE_WEIGHS, "most": MOST_MATCHES},
        )
        numbers = [int(number) for number, _score in cursor.fetchall()]
    return easy_first(numbers) if language == EASY else numbers


def _marks(language: str) -> Question:
    """Who reads easy Finnish finds Finnish pages too, less those of which the easy twin is found."""
    marks = (language_mark(language), language_mark(FINNISH))
    return Some(marks) if language == EASY else marks[0]


def words_of_pages(language: str) -> Counter[str]:
    """The words of the newest public pages of a language, each with the number of pages that have it."""
    on_sqlite = connections[router.db_for_read(IndexEntry)].vendor == "sqlite"
    fields = ("title", "body") if on_sqlite else ("title_text", "body_text")
    live = Page.objects.live().public().filter(readable_in(language)).order_by("-pk")
    numbers = [str(number) for number in live.values_list("pk", flat=True)[:MOST_READ]]
    mark = language_mark(words_of(language))  # the mark of easy Finnish begins like that of Finnish
    rows = IndexEntry.objects.filter(object_id__in=numbers).values_list(*fields)
    texts = (f"{title} {body}".casefold() for title, body in rows if body and mark in body)
    return Counter(word for text in texts for word in set(re.findall(r"\w+", text)))
