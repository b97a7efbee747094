"""Search in the demo world: the questions of search_queries.yaml, written before the search was."""

import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation
from wagtail.models import Site

from content.searching import guessing
from content.searching.finding import search
from content.views.search import shortcuts
from portal.kit.yaml_files import read_yaml
from portal.management.demo_world import film, frame, news, people, programmes, stories, trials, voice
from portal.plain_language import voikko, words
from tests.factories.pages import clear_site

QUERIES = read_yaml(Path(__file__).with_name("search_queries.yaml"))
FIRST = 3
HERE = [name for name, made in (("libvoikko", voikko.native()), ("pyvoikko", voikko.pure())) if made]
NEEDED = {"libvoikko": 0.95, "pyvoikko": 0.95, "simplemma": 0.85}


@pytest.fixture
def demo_world(db, roles):
    """The public pages of the demo."""
    clear_site()
    for part in (people, frame, programmes, trials, news, stories, voice, film):
        part.build()


@pytest.fixture(autouse=True)
def put_back():
    yield
    words.choose()
    guessing.forget_words()
    Site.clear_site_root_paths_cache()  # the next test has a site of its own


def questions():
    return [
        (language, kind, each["query"], each["finds"])
        for language, kinds in QUERIES.items()
        for kind, asked in kinds.items()
        for each in asked
    ]


def first_ones(query, language):
    """What is shown first: ways to what is no page, then pages; three together."""
    found = search(query, language)
    with translation.override(language):
        ways = [way["label"] for way in shortcuts(found, query, language)]
    return [*ways, *(hit.title for hit in found.hits)][:FIRST]


def missed():
    """The questions whose page is not among the first three."""
    return [
        (language, kind, query, shown)
        for language, kind, query, finds in questions()
        if not set(shown := first_ones(query, language)) & set(finds)
    ]


def test_there_are_sixty_finnish_questions_and_twenty_in_each_other_language():
    asked = [language for language, _kind, _query, _finds in questions()]
    assert [asked.count(language) for language in ("fi", "sv", "en")] == [60, 20, 20]


def test_people_find_their_page_among_the_first_three(demo_world, capsys):
    for name in [*HERE[:1], "simplemma"]:
        words.choose(name)
        guessing.forget_words()
        call_command("update_index", verbosity=0)
        lost, asked = missed(), questions()
        with capsys.disabled():
            said = [f"{name}: {len(asked) - len(lost)} of {len(asked)} found among the first {FIRST}", *lost]
            sys.stdout.write("\n" + "\n  ".join(map(str, said)) + "\n")
        for language in QUERIES:
            number = sum(each[0] == language for each in asked)
            share = 1 - sum(each[0] == language for each in lost) / number
            assert share >= NEEDED[name if language == "fi" else "simplemma"], (name, language)
