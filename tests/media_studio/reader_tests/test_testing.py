"""Editors make a test, look at answers, and say on the page how many readers tested its text."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from content.models import AnswerSheet, ReaderAnswer, ReaderTest
from content.permissions import grant_editors
from content.reader_answering import Said
from content.reader_test_policy import Mark
from content.reader_test_reads import shown_test
from content.tested_text import text_digest
from media_studio import reader_results, reader_testing
from media_studio.reader_testing import Asked
from media_studio.refusals import NotReady, Refused
from portal.kit import clock
from tests.factories.pages import make_story
from tests.factories.reader_tests import Kind, answered, make_reader_test
from tests.factories.service_pages import make_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return make_service()


@pytest.fixture
def asked(eeva, service):
    made = make_reader_test(eeva, service)
    answered(made, "a", {1: Said("Työstä"), 3: Said(choice="yes"), 4: Said("neuvola, suunnitelma")})
    answered(made, "b", {1: Said("En tiedä"), 2: Said(symbols=["sad"]), 4: Said("Suunnitelma")})
    return made


def fresh(service):
    return type(service).objects.get(pk=service.pk)


def line_on(service):
    return Client().get(service.url).content.decode()


def test_nobody_but_editors_makes_or_changes_a_test(asked, service, aino, oiva):
    answer = ReaderAnswer.objects.first()
    for act in (
        lambda: make_reader_test(aino, service),
        lambda: reader_testing.end_test(aino, test=asked),
        lambda: reader_testing.show_mark(oiva, test=asked),
        lambda: reader_testing.hide_mark(oiva, test=asked),
        lambda: reader_testing.judge_answer(aino, answer=answer, understood="yes"),
        lambda: reader_testing.drop_answer(aino, answer=answer),
        lambda: reader_testing.drop_answers(aino, test=asked),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_what_is_not_public_is_not_tested(eeva, service):
    service.unpublish()
    with pytest.raises(Refused):
        make_reader_test(eeva, service)


@pytest.mark.parametrize("days", [-1, 91])
def test_a_day_too_early_or_too_late_is_refused(eeva, service, days):
    day = clock.today() + timedelta(days=days)
    with pytest.raises(NotReady):
        make_reader_test(eeva, service, until=day)


def test_empty_questions_are_left_out_and_one_is_needed(eeva, service):
    made = make_reader_test(eeva, service, questions=[Asked(" ", Kind.TEXT), Asked("Mitä?", Kind.TEXT)])
    assert list(made.questions.values_list("number", "words")) == [(1, "Mitä?")]
    with pytest.raises(NotReady):
        make_reader_test(eeva, service, questions=[Asked("  ", Kind.TEXT)])
    with pytest.raises(NotReady):
        make_reader_test(eeva, service, questions=[Asked("Mitä?", "dance")])


def test_a_test_holds_a_version_with_just_the_tested_text(asked, service):
    assert text_digest(asked.revision.as_object()) == asked.text_digest == text_digest(service)
    assert not fresh(service).has_unpublished_changes


def test_results_count_who_understood_what_was_chosen_and_which_words_were_hard(eeva, asked):
    for answer, verdict in zip(ReaderAnswer.objects.filter(question__number=1), ["yes", "no"], strict=True):
        reader_testing.judge_answer(eeva, answer=answer, understood=verdict)
    words, pictures, choice, hard = reader_results.results_of(asked.pk).told
    assert words.understood == {"yes": 1, "partly": 0, "no": 1}
    assert [answer.symbols for answer in pictures.answers] == [["sad"]]
    assert choice.choices == {"yes": 1, "no": 0, "unsure": 0}
    assert [(each.word, each.readers) for each in hard.hard] == [("suunnitelma", 2), ("neuvola", 1)]
    assert not hard.is_judged


def test_the_desk_counts_answers_that_nobody_has_looked_at(eeva, asked):
    assert [(row.new, row.readers) for row in reader_results.waiting()] == [(4, 2)]
    for answer in ReaderAnswer.objects.exclude(question__kind=Kind.HARD):
        reader_testing.judge_answer(eeva, answer=answer, understood="partly")
    assert reader_results.waiting() == []


def test_a_page_says_nothing_until_an_editor_shows_it(eeva, asked, service):
    assert "Sivun testasi" not in line_on(service)
    reader_testing.show_mark(eeva, test=asked)
    assert "Sivun testasi 2 lukijaa" in line_on(service)
    answered(asked, "c", {1: Said("Kolmas")})
    assert "Sivun testasi 2 lukijaa" in line_on(service)
    reader_testing.show_mark(eeva, test=asked)
    assert "Sivun testasi 3 lukijaa" in line_on(service)
    reader_testing.hide_mark(eeva, test=asked)
    assert "Sivun testasi" not in line_on(service)


def test_a_reader_who_skipped_everything_does_not_count(eeva, service):
    made = make_reader_test(eeva, service)
    with pytest.raises(NotReady):
        reader_testing.show_mark(eeva, test=made)
    AnswerSheet.objects.create(test=made, key_hash="x")
    with pytest.raises(NotReady):
        reader_testing.show_mark(eeva, test=made)


def test_a_changed_text_is_said_to_have_changed_and_another_date_is_no_change(eeva, asked, service):
    reader_testing.show_mark(eeva, test=asked)
    service.last_checked = clock.today()
    service.save()
    assert shown_test(fresh(service)).mark is Mark.TESTED
    service.what = "Neuvola on muuttanut."
    service.save()
    assert shown_test(fresh(service)).mark is Mark.CHANGED
    said = line_on(service)
    assert "aiemman tekstin" in said
    assert "Sivun testasi" not in said
    assert reader_results.results_of(asked.pk).is_changed


def test_a_newer_test_takes_the_place_of_an_older_one(eeva, asked, service):
    reader_testing.show_mark(eeva, test=asked)
    newer = make_reader_test(eeva, service)
    answered(newer, "z", {1: Said("Uusi")})
    reader_testing.show_mark(eeva, test=newer)
    assert list(ReaderTest.objects.filter(shown_readers__gt=0)) == [newer]
    assert "Sivun testasi 1 lukija" in line_on(service)


def test_a_shown_number_follows_when_answers_are_removed(eeva, asked, service):
    reader_testing.show_mark(eeva, test=asked)
    for answer in ReaderAnswer.objects.filter(sheet=AnswerSheet.objects.first()):
        reader_testing.drop_answer(eeva, answer=answer)
    assert "Sivun testasi 1 lukija" in line_on(service)
    reader_testing.drop_answers(eeva, test=asked)
    assert not ReaderAnswer.objects.exists()
    assert "Sivun testasi" not in line_on(service)


def test_a_withdrawn_story_shows_nothing_of_its_test_in_the_newsroom(eeva, aino):
    story = make_story(aino, title="Minun aamuni")
    made = make_reader_test(eeva, story)
    answered(made, "a", {1: Said("Aamusta")})
    assert reader_results.results_of(made.pk).page == story
    type(story).objects.filter(pk=story.pk).update(live=False)
    assert reader_results.results_of(made.pk) is None
    assert reader_results.tests() == []


def test_an_editor_comes_from_the_cms_and_what_is_typed_comes_back(client, eeva, service):
    grant_editors(service.get_parent())
    client.force_login(eeva)
    address = f"/fi/newsroom/reader-tests/new/{service.pk}/"
    assert address.split("/", 2)[2] in client.get(f"/admin/pages/{service.pk}/edit/").content.decode()
    offered = client.get(address).content.decode()
    assert "Mistä tämä sivu kertoo?" in offered
    kinds = {f"kind_{number}": "text" for number in range(1, 6)}
    sent = {**kinds, "words_1": "Oma kysymys?", "until": "2001-01-01"}
    told = client.post(address, sent)
    assert told.status_code == 422
    assert "Oma kysymys?" in told.content.decode()
    day = clock.today() + timedelta(days=3)
    made = client.post(address, sent | {"until": day.isoformat()}, follow=True).content.decode()
    assert "/fi/reader-test/" in made
    assert "Oma kysymys?" in made


def test_the_page_of_results_takes_judgements_and_the_desk_names_the_test(client, eeva, asked):
    client.force_login(eeva)
    assert f"/fi/newsroom/reader-tests/{asked.pk}/" in client.get("/fi/desk/").content.decode()
    page = f"/fi/newsroom/reader-tests/{asked.pk}/"
    answer = ReaderAnswer.objects.filter(question__number=1).first()
    client.post(f"{page}answers/{answer.pk}/", {"go": "yes"})
    answer.refresh_from_db()
    assert answer.understood == "yes"
    client.post(f"{page}answers/{answer.pk}/", {"go": "drop"})
    assert not ReaderAnswer.objects.filter(pk=answer.pk).exists()
    client.post(f"{page}end/")
    asked.refresh_from_db()
    assert not asked.is_open
