"""The demo world's texts: short sentences, every language, true figures, no real contacts."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext

from portal.kit.yaml_files import read_yaml

WORLD = Path(__file__).resolve().parents[2] / "portal" / "management" / "demo_world"
FACTS = Path(__file__).with_name("trial_facts.yaml")
LANGUAGES = ("fi", "sv", "en")
LONGEST_SENTENCE = 12
LONGEST_AVERAGE = 8
LONGEST_PARAGRAPH = 3
WORDS_BETWEEN_HEADINGS = 100
INVENTED_NUMBER = "040 000 0000"

# Keys whose text is a name, an address or a code, not a sentence of ours.
NOT_SENTENCES = {
    "facts",
    "name",
    "slug",
    "key",
    "email",
    "picture",
    "organiser",
    "owner",
    "word",
    "ways",
    "today",
    "first_name",
    "hard",
    "mailbox",
    "site",
    "scenes",
}


def world(name: str) -> Any:
    return read_yaml(WORLD / f"{name}.yaml")


NAMES = ("pages", "news", "stories", "trials", "programmes", "people", "rooms", "lessons", "words")
NAMES += ("service_kinds", "events", "wishes")


def strings(node: Any, key: str = "") -> Iterator[str]:
    """Every piece of running text below a node."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in NOT_SENTENCES:
                yield from strings(value, str(name))
    elif isinstance(node, list):
        for value in node:
            yield from strings(value, key)
    elif isinstance(node, str):
        yield node


def in_language(node: Any, language: str) -> Iterator[Any]:
    """Every part of a tree that belongs to one language."""
    if isinstance(node, dict):
        if language in node:
            yield node[language]
        for name, value in node.items():
            if name not in LANGUAGES:
                yield from in_language(value, language)
    elif isinstance(node, list):
        for value in node:
            yield from in_language(value, language)


def sentences(text: str) -> list[str]:
    """A full stop after one or two figures ("7. ja 8. kesäkuuta") ends no sentence."""
    parts = re.split(r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)\s+", text.strip())
    return [part for part in parts if part]


def words(text: str) -> list[str]:
    return [word for word in text.split() if re.search(r"\w", word)]


def spoken(name: str, language: str) -> list[str]:
    own = [text for part in in_language(world(name), language) for text in strings(part)]
    if name == "rooms" and language == "fi":  # the messages are written in Finnish
        own += [message["text"] for room in world(name)["rooms"] for message in room["messages"]]
    return own


def bodies() -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    for item in [*world("news")["news"], *world("stories")["stories"]]:
        for language, text in item["texts"].items():
            yield item["key"], language, text["body"]
    for key, page in world("pages")["standard"].items():
        for language, text in page.items():
            yield key, language, text["body"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_short(name: str, language: str) -> None:
    long = [s for text in spoken(name, language) for s in sentences(text) if len(words(s)) > LONGEST_SENTENCE]
    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_average_sentence_is_easy_to_read(name: str, language: str) -> None:
    counts = [len(words(s)) for text in spoken(name, language) for s in sentences(text)]
    assert sum(counts) / len(counts) <= LONGEST_AVERAGE


def test_every_paragraph_holds_at_most_three_sentences() -> None:
    long = [
        (key, language, block["paragraph"])
        for key, language, body in bodies()
        for block in body
        if len(sentences(block.get("paragraph", ""))) > LONGEST_PARAGRAPH
    ]
    assert long == []


def test_a_heading_comes_at_most_every_hundred_words() -> None:
    far = []
    for key, language, body in bodies():
        since = 0
        for block in body:
            if "heading" in block:
                since = 0
            since += len(words(" ".join(strings(block))))
            if since > WORDS_BETWEEN_HEADINGS:
                far.append((key, language, since))
    assert far == []


def test_a_summary_holds_at_most_three_lines() -> None:
    for item in [*world("news")["news"], *world("stories")["stories"], *world("trials")["trials"]]:
        for text in item["texts"].values():
            assert 1 <= len(text["summary"]) <= 3, item["key"]


def test_fixed_pages_trials_people_and_rooms_speak_all_three_languages() -> None:
    pages = world("pages")
    trilingual = [pages["home"], *pages["sections"].values(), *pages["standard"].values()]
    trilingual += [trial["texts"] for trial in world("trials")["trials"]]
    trilingual += [programme["texts"] for programme in world("programmes")["programmes"]]
    trilingual += [person["who"] for person in world("people")["people"]]
    trilingual += [room["texts"] for room in world("rooms")["rooms"]]
    for texts in trilingual:
        assert set(texts) == set(LANGUAGES)
        if isinstance(texts["fi"], dict):
            assert texts["fi"].keys() == texts["sv"].keys() == texts["en"].keys(), texts["fi"]


def test_news_and_stories_are_whole_in_finnish_and_partly_translated() -> None:
    news, stories = world("news")["news"], world("stories")["stories"]
    assert all("fi" in item["texts"] for item in [*news, *stories])
    assert sum(set(item["texts"]) == set(LANGUAGES) for item in news) >= 3
    assert sum(set(item["texts"]) == set(LANGUAGES) for item in stories) >= 2


def test_a_translation_has_the_same_blocks_as_the_finnish_text() -> None:
    shapes: dict[str, list[list[str]]] = {}
    for key, _language, body in bodies():
        shapes.setdefault(key, []).append([next(iter(block)) for block in body])
    assert {key for key, found in shapes.items() if any(shape != found[0] for shape in found)} == set()


def test_public_stories_are_between_two_and_three_hundred_and_fifty_words() -> None:
    for story in world("stories")["stories"]:
        if story["state"] == "public":
            count = len(words(" ".join(strings(story["texts"]["fi"]["body"]))))
            assert 200 <= count <= 350, (story["key"], count)


def test_every_word_has_a_meaning_of_three_sentences_at_most_and_an_example_in_each_language() -> None:
    for word in world("words")["words"]:
        assert set(word["texts"]) == set(LANGUAGES)
        for text in word["texts"].values():
            assert 1 <= len(sentences(text["meaning"])) <= LONGEST_PARAGRAPH, word["key"]
            assert text["example"]


def test_the_old_words_say_what_is_said_today() -> None:
    old = {word["key"] for word in world("words")["words"] if "today" in word["texts"]["fi"]}
    assert old == {"maakunta", "typ", "te-toimisto"}


def test_the_lessons_have_four_to_six_steps_in_each_language_and_fit_their_fields() -> None:
    lessons = world("lessons")["lessons"]
    assert len(lessons) == 6
    for lesson in lessons:
        assert set(lesson["texts"]) == set(LANGUAGES)
        for text in lesson["texts"].values():
            assert text.keys() == lesson["texts"]["fi"].keys()
            assert 4 <= len(text["steps"]) == len(lesson["scenes"]) <= 6
            assert max(len(text[name]) for name in ("summary", "task")) <= 600
            assert len(text["summary"]) <= 160
            assert all("".join(step["text"]) for step in text["steps"])


def test_the_eight_trials_stand_with_their_published_figures() -> None:
    published = read_yaml(FACTS)["trials"]
    shown = {trial["key"]: trial["facts"] for trial in world("trials")["trials"]}
    assert len(shown) == 8
    assert set(shown) == set(published)
    for key, facts in published.items():
        for name, value in facts.items():
            assert shown[key].get(name, "absent") == value, (key, name)


def test_programmes_stand_with_their_published_years() -> None:
    published = read_yaml(FACTS)["programmes"]
    shown = {each["key"]: each["facts"] for each in world("programmes")["programmes"]}
    for key, facts in published.items():
        assert {name: shown[key].get(name) for name in facts} == facts


def test_the_words_on_subprojects_tell_as_many_as_are_told() -> None:
    ote = {each["key"] for each in world("programmes")["programmes"] if each["facts"].get("part_of") == "ote"}
    trials = [one for one in world("trials")["trials"] if one["facts"].get("programme") in {"ote", *ote}]
    assert (len(ote), len(trials)) == (2, 7)
    words = world("programmes")["figures"]["subprojects"]
    for language, told in {"fi": "kahdesta .* seitsemästä", "sv": "två .* sju", "en": "two .* seven"}.items():
        assert re.search(told, words[language])


def test_each_of_the_five_ways_leads_to_trials_that_are_told() -> None:
    told = {trial["key"] for trial in world("trials")["trials"]}
    ote = world("programmes")["programmes"][0]
    for text in ote["texts"].values():
        ways = [part["way"] for part in text["body"] if "way" in part]
        assert len(ways) == 5
        assert {key for way in ways for key in way["trials"]} == told - {"uusi-suunta", "homma-haltuun"}


def test_every_trial_is_told_as_ended() -> None:
    programmes = world("trials")["programmes"]
    for trial in world("trials")["trials"]:
        facts = trial["facts"]
        end = facts.get("end") or programmes[facts["programme"]]["trials_end"]
        assert facts["status"] == "ended"
        assert str(end) < datetime.date(2026, 1, 1).isoformat()


def test_no_address_or_telephone_is_real() -> None:
    everything = "\n".join((WORLD / f"{name}.yaml").read_text(encoding="utf-8") for name in NAMES)
    addresses = re.findall(r"[\w.+-]+@[\w.-]+", everything)
    assert addresses
    assert all(address.endswith("@example.org") for address in addresses)
    telephones = re.findall(r"(?<![\d-])(?:\+358|0)[\d ]{6,}\d", everything)
    assert set(telephones) == {INVENTED_NUMBER}


def test_every_picture_named_is_there_with_its_alternative_text() -> None:
    for story in world("stories")["stories"]:
        if "picture" in story:
            assert (WORLD / "pictures" / f"{story['picture']}.png").stat().st_size < 150_000
            assert all(text["alt"] and text["caption"] for text in story["texts"].values())


@pytest.mark.parametrize("language", [*LANGUAGES, "fi-simple"])
def test_the_privacy_page_names_the_link_as_the_link_names_itself(language: str) -> None:
    easy, pages = world("easy")["standard"]["privacy"], world("pages")["standard"]["privacy"]
    with translation.override(language):
        words = f'"{gettext("Report this")}"'
    assert words in " ".join(strings(easy if language == "fi-simple" else pages[language]))
