"""The wire: a closed set of frames."""

import json

import pytest

from peer import events


def test_the_three_frames_of_a_client_are_read():
    assert events.parse('{"type":"message.post","ref":"a1","text":"hei"}') == events.PostMessage("a1", "hei")
    answer = events.parse('{"type":"message.post","ref":"a1","text":"hei","reply_to":5}')
    assert answer == events.PostMessage("a1", "hei", 5)
    assert events.parse('{"type":"changes.since","seq":7}') == events.ChangesSince(7)
    assert events.parse('{"type":"place.read","seq":7}') == events.PlaceRead(7)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ("[" * 20_000, "not_json"),
        ("[]", "not_an_object"),
        ('{"type":"message.delete"}', "unknown_type"),
        ("{}", "unknown_type"),
        ('{"type":"message.post","ref":"","text":"a"}', "bad_ref"),
        ('{"type":"message.post","ref":"ä","text":"a"}', "bad_ref"),
        ('{"type":"message.post","ref":5,"text":"a"}', "bad_ref"),
        ('{"type":"message.post","ref":"a\\n","text":"a"}', "bad_ref"),
        ('{"type":"message.post","ref":"a","text":null}', "bad_text"),
        ('{"type":"message.post","ref":"a","text":"b","reply_to":"5"}', "bad_reply_to"),
        ('{"type":"message.post","ref":"a","text":"b","reply_to":true}', "bad_reply_to"),
        ('{"type":"place.read"}', "bad_seq"),
        ('{"type":"changes.since","seq":-1}', "bad_seq"),
        ('{"type":"changes.since","seq":true}', "bad_seq"),
        ('{"type":"changes.since","seq":"1"}', "bad_seq"),
        ('{"type":"changes.since","seq":1e999}', "bad_seq"),
        ('{"type":"changes.since","seq":99999999999999999999}', "bad_seq"),
    ],
)
def test_anything_else_is_malformed(raw, code):
    with pytest.raises(events.Malformed) as malformed:
        events.parse(raw)
    assert malformed.value.code == code


def test_frames_go_out_as_the_contract_says():
    frame = json.loads(events.encode(events.accepted(ref="a", message=7, seq=None, status="held")))
    assert frame == {"type": "message.accepted", "ref": "a", "message": 7, "seq": None, "status": "held"}
    assert json.loads(events.encode(events.void(seq=3))) == {"type": "change", "seq": 3, "kind": "void"}
