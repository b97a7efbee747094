"""The transcript: what was said, as its reader may see it."""

import pytest

from peer import blocking, chat

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def as_(client):
    """The browser of a person who is signed in."""

    def sign_in(person):
        client.force_login(person, backend=BACKEND)
        return client

    return sign_in


def said(response):
    return response.content.decode()


def test_a_transcript_has_what_one_may_see_with_name_text_and_time(
    as_, oiva, aino, veikko, room, seat, attended
):
    seat(oiva), seat(aino), seat(veikko)
    chat.post_message(oiva, room=room, ref="a", text="Muistiin.")
    chat.post_message(veikko, room=room, ref="b", text="Ei tälle lukijalle.")
    blocking.block_person(aino, person=veikko)
    for address in ("", "?whole=1", "?after=0"):
        page = said(as_(aino).get(f"/en/rooms/coffee/transcript/{address}"))
        assert "Oiva" in page
        assert "Muistiin." in page
        assert "This page was made" in page
        assert "Ei tälle lukijalle." not in page
    assert "There are no messages here." in said(as_(aino).get("/en/rooms/coffee/transcript/?after=99"))


@pytest.mark.parametrize("hide", ["block", "blocked by", "mute"])
def test_a_transcript_does_not_quote_whom_the_reader_does_not_meet(
    as_, oiva, aino, veikko, mirja, room, seat, attended, hide
):
    seat(oiva), seat(aino), seat(veikko), seat(mirja)
    asked = chat.post_message(oiva, room=room, ref="a", text="Ei tälle lukijalle.").message
    chat.post_message(veikko, room=room, ref="b", text="Vastaan tähän.", reply_to=asked.pk)
    addresses = [f"/en/rooms/coffee/transcript/{address}" for address in ("", "?whole=1")]
    assert all(": Ei tälle" in said(as_(aino).get(address)) for address in addresses)
    if hide == "mute":
        blocking.mute_person(aino, person=oiva)
    else:
        asks, other = (aino, oiva) if hide == "block" else (oiva, aino)
        blocking.block_person(asks, person=other)
    for address in addresses:
        page = said(as_(aino).get(address))
        assert "Vastaan tähän." in page
        assert "Ei tälle lukijalle." not in page
        assert "Oiva" not in page
        assert ": Ei tälle" in said(as_(mirja).get(address))


def test_whom_somebody_has_muted_reads_their_quotes_still(as_, oiva, aino, veikko, room, seat, attended):
    seat(oiva), seat(aino), seat(veikko)
    asked = chat.post_message(aino, room=room, ref="a", text="Kuka tulee?").message
    chat.post_message(veikko, room=room, ref="b", text="Vastaan tähän.", reply_to=asked.pk)
    blocking.mute_person(aino, person=oiva)
    assert ": Kuka tulee?" in said(as_(oiva).get("/en/rooms/coffee/transcript/"))
