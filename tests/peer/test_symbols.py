"""Pictures that say something: kept as concepts, shown in the reader's own language."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from peer import chat, events, queries
from peer.chat import Refused
from peer.models import Message
from peer.policy import judge
from portal.reading import symbols

pytestmark = pytest.mark.django_db
PICTURES = Path(settings.BASE_DIR) / "static" / "symbols"
LANGUAGES = ("fi", "sv", "en")


def say(person, room, *codes, text="", ref="a", **more):
    return chat.post_message(person, room=room, ref=ref, text=text, symbols=codes, **more)


def page_of(client, person, address):
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get(address).content.decode()


def shown_symbols(page):
    """The words beside pictures in the messages of the page."""
    said = page.partition("data-messages")[2].partition("</ol>")[0]
    return re.findall(r'<img[^>]*alt=""[^>]*><span>([^<]*)</span>', said)


@pytest.mark.parametrize("symbol", symbols.all_symbols().values(), ids=lambda symbol: symbol.code)
def test_every_symbol_has_its_picture_and_few_words_that_no_rule_minds(symbol):
    assert (PICTURES / f"{symbol.code}.svg").is_file()
    for language in LANGUAGES:
        words = symbol.words_in(language)
        assert 1 <= len(words.split()) <= 5
        assert words.endswith((".", "!", "?")) is symbol.is_sentence
        assert judge(words) == judge("")


def test_no_picture_is_there_without_its_concept():
    assert {path.stem for path in PICTURES.glob("*.svg")} == set(symbols.all_symbols())


def test_a_message_may_be_symbols_alone(room, oiva, seat, attended):
    seat(oiva)
    message = say(oiva, room, "need-a-break", "coffee").message
    assert (message.text, message.symbols, message.seq) == ("", ["need-a-break", "coffee"], 1)


def test_a_message_without_text_and_symbols_is_empty(room, oiva, seat, attended):
    seat(oiva)
    assert say(oiva, room) == Refused(("empty",))


@pytest.mark.parametrize("codes", [["nonsense"], ["coffee", "../tea"], ["coffee"] * 13])
def test_what_is_no_symbol_and_too_many_are_refused(room, oiva, seat, attended, codes):
    seat(oiva)
    assert say(oiva, room, *codes) == Refused(("bad_symbols",))
    assert not Message.objects.exists()


def test_the_same_ref_with_other_symbols_is_a_conflict(room, oiva, seat, attended):
    seat(oiva)
    first = say(oiva, room, "coffee")
    assert say(oiva, room, "coffee").message == first.message
    assert say(oiva, room, "tea") == Refused(("ref_conflict",))


def test_agreeing_with_two_people_in_a_row_is_no_repetition(room, oiva, seat, attended):
    seat(oiva)
    assert [say(oiva, room, "disagree", ref=ref).seq for ref in "abc"] == [1, 2, 3]


def test_the_frames_carry_codes_and_no_words(room, oiva, aino, seat, attended):
    seat(oiva), seat(aino)
    asked = say(oiva, room, "coffee", "question").message
    say(aino, room, "yes", ref="b", reply_to=asked.pk)
    first, second = (json.loads(event.text) for event in queries.changes_since(room.pk, 0, 9))
    assert (first["text"], first["symbols"]) == ("", ["coffee", "question"])
    assert second["reply_to"] == {
        "message": asked.pk,
        "name": asked.participant.nickname,
        "text": "",
        "symbols": ["coffee", "question"],
    }


def test_a_client_sends_symbols_as_a_list_of_codes():
    frame = {"type": "message.post", "ref": "a", "text": "", "symbols": ["tea", "home"]}
    assert events.parse(json.dumps(frame)).symbols == ("tea", "home")
    assert events.parse('{"type":"message.post","ref":"a","text":"b"}').symbols == ()


@pytest.mark.parametrize("wrong", ["tea", None, [5], [["tea"]], ["nonsense"], ["tea"] * 13, {"tea": 1}])
def test_anything_else_in_their_place_is_malformed(wrong):
    with pytest.raises(events.Malformed) as malformed:
        events.parse(json.dumps({"type": "message.post", "ref": "a", "text": "b", "symbols": wrong}))
    assert malformed.value.code == "bad_symbols"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ["Tarvitsen tauon.", "kahvi"]),
        ("sv", ["Jag behöver en paus.", "kaffe"]),
        ("en", ["I need a break.", "coffee"]),
    ],
)
def test_each_reader_sees_pictures_with_words_in_their_own_language(
    client, room, oiva, aino, seat, attended, language, words
):
    seat(oiva), seat(aino)
    say(oiva, room, "need-a-break", "coffee")
    assert shown_symbols(page_of(client, aino, f"/{language}/rooms/coffee/")) == words
    on_paper = page_of(client, aino, f"/{language}/rooms/coffee/transcript/")
    assert all(word in on_paper for word in words)


def test_an_answer_quotes_symbols_in_words(client, room, oiva, aino, seat, attended):
    seat(oiva), seat(aino)
    asked = say(oiva, room, "how-are-you").message
    say(aino, room, "glad", ref="b", reply_to=asked.pk)
    page = page_of(client, aino, "/sv/rooms/coffee/")
    assert "<span data-quoted-text>Hur mår du?</span>" in page


def test_the_page_sends_pictures_without_a_script(client, room, oiva, seat, attended):
    seat(oiva)
    page = page_of(client, oiva, "/fi/rooms/coffee/")
    assert 'type="checkbox" name="symbols" value="coffee"' in page
    assert re.search(r'<button[^>]*form="phrases"[^>]*name="symbols" value="need-a-break"', page)
    sent = {"ref": "p1", "text": "", "symbols": ["coffee", "home"]}
    assert client.post("/fi/rooms/coffee/messages/", sent).status_code == 302
    assert Message.objects.get().symbols == ["coffee", "home"]


def test_what_was_refused_comes_back_with_its_pictures(client, room, oiva, seat, attended):
    seat(oiva)
    client.force_login(oiva, backend="allauth.account.auth_backends.AuthenticationBackend")
    sent = {"ref": "p1", "text": "x" * 2001, "symbols": ["coffee", "home"]}
    page = client.post("/en/rooms/coffee/messages/", sent)
    assert page.status_code == 422
    assert len(re.findall(r'name="symbols" value="[a-z-]+"[^>]* checked', page.content.decode())) == 2


def test_moderators_read_the_words_of_a_held_message(client, room, oiva, mirja, seat):
    seat(oiva)
    held = say(oiva, room, "not-understood").message
    assert held.is_held
    assert "Jag förstår inte." in page_of(client, mirja, f"/sv/queue/messages/{held.pk}/")
