"""The services of the demo world: whole steps, alike in each language, one real and the others invented."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from content.regions import Region
from content.service_guide import ANY, Age, Facts, Question, chosen, questions_for
from content.themes import Theme

from .test_demo_texts import LANGUAGES, LONGEST_PARAGRAPH, strings, world


def test_every_kind_of_service_is_told_alike_in_each_language() -> None:
    services = world("service_kinds")["services"]
    assert len(services) == len({service["key"] for service in services}) == 20
    for service in services:
        texts = service["texts"]
        assert set(texts) == set(LANGUAGES)
        for text in texts.values():
            assert text.keys() == texts["fi"].keys(), service["key"]
            assert len(text["summary"]) <= LONGEST_PARAGRAPH
            assert [len(step) for step in text["visit"]] == [2] * len(texts["fi"]["visit"])
            assert [len(part) for part in text["path"]] == [3] * len(texts["fi"]["path"])


def _parts_of_services() -> Iterator[tuple[str, list[str]]]:
    """Each step of a visit and each part of a path, with its service."""
    told = [
        (kind["key"], text) for kind in world("service_kinds")["services"] for text in kind["texts"].values()
    ]
    for key, text in [*told, *world("easy")["services"].items()]:
        yield from ((key, part) for part in [*text.get("visit", ()), *text.get("path", ())])


def test_no_step_of_a_service_is_cut_in_the_middle_of_a_sentence() -> None:
    """A value cut at a comma begins with a small letter, or ends without a full stop."""
    cut = [
        (key, part)
        for key, part in _parts_of_services()
        if not all(text[0].isupper() for text in part)
        or not all(text.endswith((".", "?", "!")) for text in part[1:])
        or part[0].endswith((",", "."))
    ]
    assert cut == []


def test_a_real_service_mixes_nothing_invented_in() -> None:
    kinds, easy = world("service_kinds"), world("easy")["services"]
    real = [kind for kind in kinds["services"] if not kind["facts"].get("is_example", True)]
    assert [kind["key"] for kind in real] == ["talous-ja-velkaneuvonta"]
    for kind in real:
        organisation = kinds["organisations"][kind["facts"]["organisation"]]
        assert "mailbox" not in organisation
        told = " ".join(strings([kind["texts"], organisation["texts"], easy[kind["key"]]]))
        assert not re.search("esimer|exemp|exampl|keksit|påhitt|invent", told.lower())
        assert told.count(organisation["site"]) == len(LANGUAGES) + 1


@pytest.mark.parametrize("need", Theme.values)
def test_the_guide_ends_somewhere_for_every_need_age_and_region(need: str) -> None:
    kinds = world("service_kinds")["services"]
    facts = [
        Facts(
            number,
            kind["key"],
            tuple(kind["facts"]["needs"]),
            tuple(kind["facts"].get("regions", ())),
            kind["facts"].get("for_job", ""),
            kind["facts"].get("youngest"),
            kind["facts"].get("oldest"),
        )
        for number, kind in enumerate(kinds)
    ]
    codes = {
        Question.NEED: (need,),
        Question.AGE: (*Age, ANY),
        Question.JOB: ("yes", "no", ANY),
        Question.REGION: (*Region.values, ANY),
    }
    asked = questions_for(need)
    for answers in product(*(codes[question] for question in asked)):
        assert chosen(facts, dict(zip(asked, answers, strict=True))), answers
