"""The guiding questions: whole in three languages, short, and in an order that one can walk."""

import re

import pytest

from media_studio.models.tellings import Kind, Telling
from media_studio.policy.questions import NAME, headings, question, questions_of, step_after, steps

LANGUAGES = ("fi", "sv", "en")
EACH = [(kind.value, language) for kind in Kind for language in LANGUAGES]


@pytest.mark.parametrize(("kind", "language"), EACH)
def test_each_kind_asks_five_to_seven_questions_in_short_sentences(kind, language):
    asked = questions_of(kind, language)
    assert 5 <= len(asked) <= 7
    for each in asked:
        assert all((each.question, each.help, each.heading, each.opener))
        sentences = re.split(r"(?<=[.?])\s+", f"{each.question} {each.help}")
        assert max(len(words.split()) for words in sentences) <= 12
        assert len(each.heading) <= 40


@pytest.mark.parametrize(("kind", "language"), EACH)
def test_no_two_answers_stand_under_one_heading(kind, language):
    found = [heading.casefold() for heading in headings(kind, language)]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_a_key_is_its_own_and_fits_where_it_is_kept(kind):
    keys = steps(kind)
    assert keys[-1] == NAME
    assert len(keys) == len(set(keys))
    longest = Telling._meta.get_field("step").max_length
    assert all(re.fullmatch("[a-z]+", key) and len(key) <= longest for key in keys)


@pytest.mark.parametrize(
    ("step", "by", "found"),
    [("a", 1, "b"), ("b", -1, "a"), ("a", -1, None), ("name", 1, None), ("elsewhere", 1, None)],
)
def test_the_way_goes_from_one_question_to_the_next(step, by, found):
    assert step_after(("a", "b", "name"), step, by=by) == found


def test_a_language_without_questions_asks_in_finnish():
    assert questions_of("news", "de") == questions_of("news", "fi")
    assert question("news", "where", "fi") is None
    assert questions_of("a poem", "fi") == ()
