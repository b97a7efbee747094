"""Headings, paragraph by paragraph: the sign that makes one in a whole text stands in no field of its own."""

import pytest

from media_studio import drafting, paragraphs, passages, queries
from media_studio.paragraphs import TwoTexts
from media_studio.refusals import NotReady

from .conftest import at

pytestmark = pytest.mark.django_db
REST = "\n\nHerään kello kuusi.\n\nKeitän kahvia."


@pytest.fixture
def heading(written):
    """Where the heading "Aamu" stands."""
    return passages.passages_of(queries.draft_of(written))[2].id


@pytest.fixture
def put(written, aino, heading):
    """Writes in its field, as somebody who has these words before them."""

    def save(words, *, seen="# Aamu", **more):
        return paragraphs.save_paragraph(
            aino, story=written, block_id=heading, words=words, seen=seen, **more
        )

    return save


def text(story):
    return drafting.written(story).text


def test_its_field_has_the_words_alone(written, aino, door, heading):
    page = door(aino).get(at("beside", written.pk)).content.decode()
    assert f'id="words-{heading}" name="words" rows="1" data-words>Aamu</textarea>' in page


@pytest.mark.parametrize("words", ["Ilta", "# Ilta", " Ilta \n"])
@pytest.mark.parametrize("seen", ["Aamu", "# Aamu"])
@pytest.mark.parametrize("splits", [True, False])
def test_it_stays_a_heading_with_its_sign_or_without(written, put, words, seen, splits):
    put(words, seen=seen, splits=splits)
    assert text(written) == f"# Ilta{REST}"


def test_several_lines_are_one_heading_by_script_and_a_paragraph_by_form(written, put):
    put("Ilta\nlaiturilla")
    assert text(written) == f"# Ilta laiturilla{REST}"
    put("Ilta\n\nVesi on tyyni.", seen="Ilta laiturilla", splits=True)
    assert text(written) == f"# Ilta\n\nVesi on tyyni.{REST}"


def test_two_texts_of_it_have_no_sign_either(put, heading):
    put("Ilta")
    assert put("Yö") == TwoTexts(heading, mine="Yö", stored="Ilta")


@pytest.mark.parametrize("words", ["", " \n ", "a" * 121])
def test_an_empty_or_endless_one_is_not_saved(written, put, words):
    with pytest.raises(NotReady):
        put(words)
    assert text(written) == f"# Aamu{REST}"


def test_a_paragraph_still_becomes_one_by_its_sign(written, aino):
    last = passages.passages_of(queries.draft_of(written))[-1]
    paragraphs.save_paragraph(aino, story=written, block_id=last.id, words="# Kahvi", seen=last.words)
    assert text(written).endswith("\n\n# Kahvi")
