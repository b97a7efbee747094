"""What a kind hint tells a writer: which sentence is long, which word has an everyday one."""

import pytest
from django.utils import translation

from peer import flagging, wording
from peer.chat import post_message
from peer.hard_places import HardPlaces, hard_places, language_of
from peer.models import Notice

LONG = (
    "Minä ajattelin eilen illalla pitkään sitä, miten me kaikki voisimme lähteä yhdessä kahville "
    "torin kulmalle heti kun ilma lämpenee ja lumi on sulanut pois."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tänään oli hyvä päivä töissä.", "fi"),
        ("I dag var det en bra dag på jobbet.", "sv"),
        ("Today was a good day at work.", "en"),
        ("Moi", ""),
        ("xqzt wvrk plomf grzzt", ""),
        ("", ""),
    ],
)
def test_the_language_is_the_one_whose_words_they_are(text, language):
    assert language_of(text) == language


def test_the_longest_sentence_is_named_by_its_beginning():
    assert hard_places(f"Hei vaan. {LONG}").long == "Minä ajattelin eilen illalla pitkään sitä,…"


@pytest.mark.parametrize(
    "text", ["Hei vaan kaikille teille.", "🎈" * 500, "a" * 2000, "", "שלום לכולם כאן היום"]
)
def test_nothing_is_said_where_nothing_is_found(text):
    assert hard_places(text) == HardPlaces()


@pytest.fixture
def hint(room, seat, aino, oiva, veikko, eeva, attended):
    for person in (aino, oiva, veikko, eeva):
        seat(person)
    message = post_message(oiva, room=room, ref="r1", text=LONG).message
    flagging.mark_hard(aino, message=message)
    return Notice.objects.select_related("message").get(kind=Notice.Kind.HARD_TO_READ)


@pytest.mark.django_db
def test_the_hint_says_which_sentence_is_long_and_gives_no_score(hint):
    with translation.override("en"):
        told = wording.notice_text(hint)
    assert "This sentence is long: “Minä ajattelin eilen illalla pitkään sitä,…”" in told
    assert "Short sentences and everyday words help many readers." in told
    assert hint.words == ""


@pytest.mark.django_db
def test_of_a_message_that_is_gone_nothing_is_quoted(hint):
    hint.message.status = hint.message.Status.REMOVED
    with translation.override("en"):
        assert "This sentence is long" not in wording.notice_text(hint)
