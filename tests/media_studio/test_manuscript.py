import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_studio import manuscript
from media_studio.manuscript import body_of, text_of, with_picture, without_pictures
from portal.kit.text import plain


def shapes(blocks):
    return [(block["type"], block["value"]) for block in blocks]


def test_an_empty_line_begins_a_paragraph_and_a_hash_a_heading():
    blocks = body_of("# Aamu\nHerään.\nJuon teetä.\n\nLähden.", before=[])
    assert shapes(blocks) == [
        ("heading", "Aamu"),
        ("paragraph", "<p>Herään.<br/>Juon teetä.</p>"),
        ("paragraph", "<p>Lähden.</p>"),
    ]


def test_what_people_write_is_never_markup():
    blocks = body_of("<b>x</b> & y", before=[])
    assert shapes(blocks) == [("paragraph", "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>")]


def test_an_unchanged_paragraph_keeps_its_block_and_what_is_bold_in_it():
    bold = {"type": "paragraph", "value": "<p>Olen <b>iloinen</b>.</p>", "id": "1"}
    assert body_of("Olen iloinen.\n\nUusi.", before=[bold])[0] == bold


def test_pictures_keep_their_places_when_the_text_changes():
    body = with_picture(body_of("Yksi.\n\nKaksi.", before=[]), picture_id=7, caption="Kuva")
    after = body_of("Aivan uusi.", before=body)
    assert [block["type"] for block in after] == ["picture", "paragraph"]
    assert "Kuva" not in text_of(after)


def test_a_new_picture_takes_the_old_ones_place():
    body = body_of("Yksi.", before=[])
    body.append({"type": "picture", "value": {"picture": 1, "caption": ""}, "id": "a"})
    after = with_picture(body, picture_id=2, caption="")
    assert [block["type"] for block in after] == ["paragraph", "picture"]
    assert after[1]["value"]["picture"] == 2
    assert without_pictures(after) == body[:1]


def test_a_heading_that_is_too_long_becomes_a_paragraph_and_loses_nothing():
    long = "a" * (manuscript.HEADING_LENGTH + 1)
    assert shapes(body_of(f"# {long}", before=[])) == [("paragraph", f"<p># {long}</p>")]


@pytest.mark.parametrize(
    "words", ["#hashtag", "###", "#", "## Two", "#Aamu\nHerään.", "Yksi.\n#kaksi\n### Kolme"]
)
def test_only_a_hash_a_space_and_words_make_a_heading(words):
    blocks = body_of(words, before=[])
    assert [block["type"] for block in blocks] == ["paragraph"]
    assert text_of(blocks) == words


def test_a_heading_keeps_the_hashes_in_its_words():
    blocks = body_of("# # 1 #", before=[])
    assert shapes(blocks) == [("heading", "# 1 #")]
    assert text_of(blocks) == "# # 1 #"


HASHED = st.text(alphabet="# \n\taä<&;", max_size=60)


@given(st.one_of(HASHED, st.text(max_size=300)))
def test_writing_loses_no_word(words):
    assert text_of(body_of(words, before=[])).split() == plain(words).split()


@given(HASHED)
def test_hashes_and_lines_are_stable(words):
    once = text_of(body_of(words, before=[]))
    assert text_of(body_of(once, before=[])) == once


@given(st.text(max_size=300))
def test_writing_and_reading_again_changes_nothing_more(words):
    once = text_of(body_of(words, before=[]))
    assert text_of(body_of(once, before=[])) == once
