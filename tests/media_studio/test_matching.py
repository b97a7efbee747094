"""A paragraph that was changed is the same paragraph."""

import pytest

from media_studio.manuscript import body_of, text_of
from media_studio.matching import matched


def para(words, number):
    return {"type": "paragraph", "value": f"<p>{words}</p>", "id": str(number)}


BODY = [para("Herään kello kuusi.", 1), para("Keitän kahvia.", 2), para("Lähden laiturille.", 3)]
PICTURE = {"type": "picture", "value": {"picture": 7, "caption": ""}, "id": "p"}
RECORDING = {"type": "recording", "value": {"recording": 3, "caption": ""}, "id": "r"}


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("Herään kello kuusi.\n\nKeitän kahvia.\n\nLähden laiturille.", ["1", "2", "3"]),
        ("Herään kello viisi.\n\nKeitän kahvia.\n\nLähden laiturille.", ["1", "2", "3"]),
        ("Aivan muuta.\n\nKeitän kahvia.\n\nSamoin tämä.", ["1", "2", "3"]),
        ("Uusi alku.\n\nHerään kello kuusi.\n\nKeitän kahvia.\n\nLähden laiturille.", [None, "1", "2", "3"]),
        ("Herään kello kuusi.\n\nVäliin.\n\nKeitän kahvia.\n\nLähden laiturille.", ["1", None, "2", "3"]),
        ("Herään kello kuusi.\n\nLähden laiturille.", ["1", "3"]),
        ("Lähden laiturille.\n\nHerään kello kuusi.\n\nKeitän kahvia.", ["3", "1", "2"]),
        ("Herään kello\n\nkuusi.\n\nKeitän kahvia.\n\nLähden laiturille.", ["1", None, "2", "3"]),
        ("Herään kello kuusi. Keitän kahvia.\n\nLähden laiturille.", ["1", "3"]),
        ("Väliin.\n\nHerään kello viisi.\n\nKeitän kahvia.\n\nLähden laiturille.", [None, "1", "2", "3"]),
        ("# Herään kello kuusi.\n\nKeitän kahvia.\n\nLähden laiturille.", ["1", "2", "3"]),
        ("", []),
    ],
)
def test_a_changed_paragraph_keeps_its_id(written, ids):
    found = [block["id"] for block in body_of(written, before=BODY)]
    assert [each if each in {"1", "2", "3"} else None for each in found] == ids
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("written", "shape"),
    [
        ("Herään kello viisi.\n\nKeitän kahvia.\n\nLähden laiturille.", "1 p 2 r 3"),
        ("Herään kello kuusi.\n\nVäliin.\n\nKeitän kahvia.\n\nLähden laiturille.", "1 p + 2 r 3"),
        ("Keitän kahvia.\n\nLähden laiturille.", "p 2 r 3"),
        ("Herään kello kuusi.\n\nLähden laiturille.", "1 p r 3"),
        ("Alku.\n\nHerään kello kuusi.\n\nKeitän kahvia.\n\nLähden laiturille.", "+ 1 p 2 r 3"),
        ("", "p r"),
    ],
)
def test_pictures_and_recordings_stay_behind_their_paragraph(written, shape):
    body = [BODY[0], PICTURE, BODY[1], RECORDING, BODY[2]]
    found = [block["id"] for block in body_of(written, before=body)]
    assert " ".join(each if len(each) == 1 else "+" for each in found) == shape


def test_a_list_that_nobody_changed_stays_a_list():
    listed = {"type": "paragraph", "value": "<ul><li>Yksi</li><li>Kaksi</li></ul>", "id": "1"}
    body = [listed, para("Loppu.", 2)]
    after = body_of(text_of(body).replace("Loppu.", "Uusi loppu."), before=body)
    assert after[0] == listed
    assert [block["id"] for block in after] == ["1", "2"]


def test_a_block_without_an_id_gets_one():
    body = [{"type": "paragraph", "value": "<p>Yksi.</p>"}, PICTURE]
    after = body_of("Yksi.", before=body)
    assert after[0]["id"]
    assert after[1] == PICTURE


def test_a_whole_new_text_is_matched_by_place():
    old = [("paragraph", f"a{number}") for number in range(40)]
    new = [("paragraph", f"b{number}") for number in range(30)]
    assert matched(old, new) == list(range(30))
