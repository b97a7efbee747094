"""Where two texts stand side by side, the page says who wrote the other one."""

import pytest

from media_studio import paragraphs, passages, queries

from .conftest import at, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(typing, aino, door, in_english):
    """What the page says to Aino, who sends a text that is older than this version."""

    def to_aino(seen):
        sent = {"title": "Aamu laiturilla", "summary": "", "text": "Minun sanani.", "seen_revision": seen}
        answer = door(aino).post(at("write", typing.pk), sent)
        assert answer.status_code == 409
        return answer.content.decode()

    return to_aino


def types(person, story, words):
    """The last paragraph says this."""
    last = passages.passages_of(queries.draft_of(story))[-1]
    paragraphs.save_paragraph(person, story=story, block_id=last.id, words=words, seen=last.words)
    story.refresh_from_db()


def test_a_supporter_who_typed_is_named(typing, veikko, said):
    seen = typing.latest_revision_id
    types(veikko, typing, "Keitän teetä.")
    assert "Veikko changed this text meanwhile. Both texts are here." in said(seen)


def test_also_when_the_storyteller_saved_after_them(typing, aino, veikko, said):
    seen = typing.latest_revision_id
    types(veikko, typing, "Keitän teetä.")
    save(aino, typing, title="Ilta laiturilla")
    assert "Veikko changed this text meanwhile." in said(seen)


def test_ones_own_other_window_is_called_so(typing, aino, veikko, said):
    types(veikko, typing, "Keitän teetä.")
    seen = typing.latest_revision_id
    save(aino, typing, text="Toisessa ikkunassa.")
    page = said(seen)
    assert "This text was changed in another window." in page
    assert "Veikko changed" not in page


def test_of_a_question_only_its_own_answer_counts(typing, aino, veikko, door, in_english):
    types(veikko, typing, "Keitän teetä.")
    address = at("question", typing.pk, "name")
    sent = {"title": "Uusi", "summary": "", "was_title": "Vanha", "was_summary": ""}
    assert "This text was changed in another window." in door(aino).post(address, sent).content.decode()


def test_of_a_paragraph_too(typing, aino, veikko, door, in_english):
    last = passages.passages_of(queries.draft_of(typing))[-1]
    types(veikko, typing, "Keitän teetä.")
    sent = {"block": last.id, "seen": last.words, "words": "Keitän mehua."}
    answer = door(aino).post(at("beside_words", typing.pk), sent)
    assert answer.status_code == 409
    assert "Veikko changed this text meanwhile." in answer.content.decode()
