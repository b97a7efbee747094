"""The demo's pages in easy Finnish: very short sentences, and a twin for every main page."""

from .test_demo_texts import LONGEST_SENTENCE, sentences, strings, words, world

LONGEST_EASY_AVERAGE = 6
LONG, FEW_LONG = 8, 0.16  # words; the share of longer sentences


def test_the_easy_pages_are_told_in_very_short_sentences() -> None:
    told = [s for text in strings(world("easy")) for s in sentences(text)]
    counts = [len(words(s)) for s in told]
    assert [s for s, count in zip(told, counts, strict=True) if count > LONGEST_SENTENCE] == []
    assert sum(counts) / len(counts) <= LONGEST_EASY_AVERAGE
    assert sum(count > LONG for count in counts) / len(counts) <= FEW_LONG


def test_every_main_page_of_the_demo_has_an_easy_twin() -> None:
    easy = world("easy")
    assert easy["sections"].keys() == {*world("pages")["sections"], "events"}
    assert easy["standard"].keys() == world("pages")["standard"].keys()
    assert set(easy["programmes"]) == {one["key"] for one in world("programmes")["programmes"]}
    assert set(easy["trials"]) == {one["key"] for one in world("trials")["trials"]}
    assert len(easy["services"]) >= 5
    assert len(easy["events"]) == len(easy["stories"]) == 2
    assert len(easy["news"]) == 3
