"""What is known from one answer to the next: who gets it, when it goes, and what pages get from it."""

import time
from itertools import count

import pytest
from django.db import transaction
from django.template import Context, Template
from django.utils import translation

from portal.kit import page_changes, remembered
from portal.kit.one_answer import one_answer
from portal.kit.public_pages import KEPT_FOR
from portal.kit.remembered import memory, remembered_many

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def listeners(monkeypatch):
    """As in a server: nobody else hears by a file of what happens here."""
    monkeypatch.setattr(page_changes, "listeners", [memory.forget])


@pytest.fixture
def ask():
    """Counts how often it is asked."""
    numbers = count(1)

    def asking():
        page_changes.shows("page:7")
        return next(numbers)

    return asking


def answer(ask, key="menu"):
    with one_answer():
        return remembered.remembered(key, ask)


def test_the_next_answer_knows_it_and_another_key_or_language_does_not(ask):
    assert [answer(ask), answer(ask), answer(ask, "footer")] == [1, 1, 2]
    with translation.override("sv"):
        assert answer(ask) == 3


def test_outside_of_an_answer_each_asks(ask):
    assert [remembered.remembered("menu", ask), remembered.remembered("menu", ask)] == [1, 2]


def test_what_is_not_committed_is_neither_kept_nor_covered_up(ask):
    with transaction.atomic():
        assert [answer(ask), answer(ask)] == [1, 2]
    assert answer(ask) == 3
    with transaction.atomic():
        assert answer(ask) == 4


def test_a_change_of_what_it_shows_takes_it_and_no_other_does(ask):
    answer(ask)
    page_changes.tell(frozenset(["page:8"]))
    assert answer(ask) == 1
    page_changes.tell(frozenset(["page:7"]))
    assert answer(ask) == 2


def test_a_change_while_it_is_made_makes_it_one_that_is_not_kept(ask):
    def changing():
        page_changes.tell(frozenset(["page:7"]))
        return ask()

    assert answer(changing) == 1
    assert answer(ask) == 2


def test_it_goes_when_another_program_changes_something(ask, settings, tmp_path, monkeypatch):
    settings.PAGES_CHANGED_FILE = tmp_path / "changed"
    monkeypatch.setattr(memory, "_hearing", None)
    assert [answer(ask), answer(ask)] == [1, 1]
    settings.PAGES_CHANGED_FILE.touch()
    assert answer(ask) == 2


def test_it_goes_when_another_server_tells(ask, settings, monkeypatch):
    from django.core.cache import cache

    from portal.kit import change_news

    settings.PAGES_KEPT_BY_MANY = True
    cache.clear()
    monkeypatch.setattr(memory, "_hearing", None)
    monkeypatch.setattr(change_news, "LOOK_EVERY", -1)
    assert [answer(ask), answer(ask)] == [1, 1]
    monkeypatch.setattr(change_news, "HERE", "another")
    change_news.spread(frozenset(["page:7"]))
    monkeypatch.setattr(change_news, "HERE", "here")
    assert answer(ask) == 2


def test_nothing_is_known_for_longer_than_a_page(ask, monkeypatch):
    answer(ask)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + KEPT_FOR + 1)
    assert answer(ask) == 2


def test_a_page_that_holds_it_shows_what_it_shows_and_is_good_no_longer(ask):
    answer(ask)
    with page_changes.noting() as noted:
        answer(ask)
    assert "page:7" in noted.marks
    assert noted.until < time.monotonic() + KEPT_FOR


def test_it_goes_into_no_page_when_half_of_its_time_is_over(ask, monkeypatch):
    answer(ask)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + KEPT_FOR / 2 + 1)
    assert answer(ask) == 2


def test_what_nobody_speaks_for_is_not_kept_nor_the_page_around_it(ask):
    def strange():
        page_changes._note(lambda *_all: None, 'SELECT 1 FROM "strange"', (), False, {})
        return ask()

    with page_changes.noting() as noted:
        assert answer(strange) == 1
    assert not noted.is_whole
    assert answer(strange) == 2


def test_of_several_only_those_are_asked_for_that_are_not_known():
    asked = []

    def ask(wanted):
        asked.append(wanted)
        return {each: each * 10 for each in wanted if each != 3}

    for wanted in ([1, 2], [2, 3, 1], [3]):
        with one_answer():
            found = remembered_many("cards", wanted, ask)
        assert list(found) == [each for each in wanted if each != 3]
    assert asked == [[1, 2], [3], [3]]


def test_a_part_of_a_template_is_written_once_for_each_word(ask):
    inside = '{% remembered "doors" door %}{{ ask }} {{ door }}{% endremembered %}'
    part = Template("{% load remembered %}" + inside)

    def written(door):
        with one_answer():
            return part.render(Context({"ask": ask, "door": door}))

    assert [written("read"), written("read"), written("tell")] == ["1 read", "1 read", "2 tell"]
