"""The demo world says no more than its sources: a plan stays a plan, and no telephone is invented."""

import re
from typing import Any

import pytest

from portal.management.demo_world import trials

from .test_demo_texts import LANGUAGES, in_language, strings, world

PLANNED = {"fi": "suunn|piti ", "sv": "plan|skulle ", "en": "plan|was to |were to "}
CALLING = {"fi": r"\bsoit", "sv": r"\bring", "en": r"\bcall\b"}
INVENTED_PAPERS = re.compile("Nyt |Kukaan ei tiennyt|yhteen paikkaan")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_only_planned_is_told_as_a_plan(language: str) -> None:
    planned = [event for event in world("events")["events"] if event["facts"].get("only_announced")]
    assert [event["key"] for event in planned] == ["kiertue-yhdessa-hyva-ote", "tyko-6"]
    for event in planned:
        summary = event["texts"][language]["summary"].lower()
        assert re.search(PLANNED[language], summary), summary
        assert not re.search("oli kymmenen|mahtui|hade tio|had ten", " ".join(strings(event["texts"])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_training_is_two_lines_of_the_milestones(language: str) -> None:
    trial = _trial("yhdessa-hyva-ote")
    told = trial["texts"][language]["milestones"]
    assert len(told) == len(set(told)) == len(trial["facts"]["milestones"]) == 3
    assert all(re.search(PLANNED[language], words.lower()) for words in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_invented_service_is_called_by_telephone(language: str) -> None:
    for service in world("service_kinds")["services"]:
        for words in service["texts"][language]["get_in"]:
            assert not re.search(CALLING[language], words.lower()), (service["key"], words)


@pytest.mark.parametrize("name", ["trials", "news", "programmes", "service_kinds"])
def test_swedish_says_fpa(name: str) -> None:
    swedish = [str(part) for part in in_language(world(name), "sv")]
    assert swedish
    assert not [words for words in swedish if re.search(r"\bKelas?\b", words)]


def test_the_easy_trials_tell_nothing_that_the_papers_do_not() -> None:
    easy = world("easy")
    told = [*strings(easy["trials"]), *strings(easy["news"])]
    assert not [words for words in told if INVENTED_PAPERS.search(words)]


def test_the_easy_results_are_the_same_numbers_with_easier_names() -> None:
    trial, easy = _trial("uusi-suunta"), world("easy")["trials"]["uusi-suunta"]
    plain = dict(trials.results(trial["facts"], trial["texts"]["fi"], "fi"))["counts"]
    easier = dict(trials.results(trial["facts"], easy, "fi"))["counts"]
    assert _numbers(easier) == _numbers(plain)
    assert not re.search("toimenpi|osallistu|ammatillinen|erikoissairaan", str(easy["results"]))


def _numbers(count: dict[str, Any]) -> Any:
    return count["number"], [_numbers(part) for part in count.get("parts", ())]


def _trial(key: str) -> Any:
    return next(trial for trial in world("trials")["trials"] if trial["key"] == key)
