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
MOST_RANKED = 300  # of all that answer: the newest, and the newest that say so in their titles
# Pages and titles that are looked through one by one; what so many of them answer needs no index.
NEWEST, TITLES, ENOUGH = 500, 3_000, 100
# The question is written out each time: so the database knows how many answer. `id + 0`: it may not walk
# through all pages from the newest on until enough are found, which are never found of a rare word.
# An array is made only when it is needed, and only then does the database start to look.
ASKED, CALLED = "to_tsquery('simple', %(asked)s)", "to_tsquery('simple', %(called)s)"
POSTGRESQL = """
    WITH newest AS MATERIALIZED (
        SELECT id FROM (SELECT id, title, body FROM {table} ORDER BY id DESC LIMIT %(newest)s) AS last
        WHERE (title || body) @@ {asked}
    ),
    newly_called AS MATERIALIZED (
        SELECT id FROM (SELECT id, title FROM {table} ORDER BY id DESC LIMIT %(titles)s) AS last
        WHERE title @@ {called} ORDER BY id DESC LIMIT %(ranked)s
    ),
    called AS (
        SELECT id FROM newly_called
        UNION SELECT unnest(CASE WHEN (SELECT count(*) FROM newly_called) < %(enough)s THEN ARRAY(
            SELECT id FROM {table} WHERE title @@ {called} ORDER BY id + 0 DESC LIMIT %(ranked)s) END)
    ),
    chosen AS (
        SELECT id FROM newest
        UNION SELECT unnest(CASE WHEN (SELECT count(*) FROM newest) < %(enough)s THEN ARRAY(
            SELECT id FROM {table} WHERE (title || body) @@ {asked}
            ORDER BY id + 0 DESC LIMIT %(ranked)s) END)
        UNION SELECT id FROM called JOIN {table} USING (id) WHERE (title || body) @@ {asked}
    )
    SELECT object_id, %(weight)s * ts_rank(title, {called}) + ts_rank(body, {called}) AS score
    FROM chosen JOIN {table} USING (id) ORDER BY score DESC, id DESC LIMIT %(most)s
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
    said: dict[str, str | float] = {
        "asked": tongue.frame % tongue.say(All((_marks(language), question))),
        "called": tongue.say(question),
        "weight": TITLE_WEIGHS,
        "most": MOST_MATCHES,
        "ranked": MOST_RANKED,
        "newest": NEWEST,
        "titles": TITLES,
        "enough": ENOUGH,
    }
    with connection.cursor() as cursor:
        cursor.execute(words.format(table=IndexEntry._meta.db_table, asked=ASKED, called=CALLED), said)
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
    kinds = dict(live.values_list("pk", "content_type_id")[:MOST_READ])
    mark = language_mark(words_of(language))  # the mark of easy Finnish begins like that of Finnish
    # The kinds are named because the index of the table begins with them.
    named = IndexEntry.objects.filter(content_type__in=set(kinds.values()), object_id__in=map(str, kinds))
    rows = named.values_list(*fields)
    texts = (f"{title} {body}".casefold() for title, body in rows if body and mark in body)
    return Counter(word for text in texts for word in set(re.findall(r"\w+", text)))
