"""The page, and never a name, says who looks after rooms."""

import json

import pytest

from peer import chat, history, queries
from peer.models import Participant
from peer.staff_marks import marked, needs_a_mark
from portal.accounts.roles import Role

pytestmark = pytest.mark.django_db
MARK = "data-staff"


@pytest.fixture
def said(room, mirja, oiva, seat, attended):
    """Mirja, who moderates, says something, and Oiva answers her."""
    for person in (mirja, oiva):
        seat(person)
    first = chat.post_message(mirja, room=room, ref="a", text="Hei kaikki").message
    return first, chat.post_message(oiva, room=room, ref="b", text="Hei Mirja", reply_to=first.pk).message


def frames(room):
    return [json.loads(event.text) for event in queries.changes_since(room.pk, 0, 50)]


def test_a_frame_marks_who_looks_after_rooms_and_nobody_else(room, said):
    first, second = [frame for frame in frames(room) if frame["kind"] == "posted"]
    assert first["author"]["staff"] is True
    assert "staff" not in second["author"]
    assert second["reply_to"]["staff"] is True


def test_the_mark_goes_with_the_right(room, said, mirja):
    mirja.groups.remove(*mirja.groups.filter(name__in=[Role.MODERATOR.value, Role.ADMINISTRATOR.value]))
    posted = [frame for frame in frames(room) if frame["kind"] == "posted"]
    assert "staff" not in json.dumps(posted)


def test_all_writers_are_marked_in_one_question(room, said, oiva, django_assert_num_queries):
    messages = sorted(history._with_writers(queries.messages_for(oiva, room.pk)), key=lambda one: one.pk)
    with django_assert_num_queries(1):
        assert [message.participant.is_staff for message in marked(messages)] == [True, False]


def test_pages_show_the_mark_beside_the_name(room, said, client, oiva):
    client.force_login(oiva)
    page = client.get(f"/en/rooms/{room.slug}/messages/{said[0].pk}/").content.decode()
    assert page.count(MARK) == 2  # at its head and at its end
    whole = client.get(f"/en/rooms/{room.slug}/transcript/").content.decode()
    assert whole.count(MARK) == 3  # before and after her message, and in the quote of the answer


def test_a_name_makes_no_mark(room, said, client, mirja, oiva):
    Participant.objects.filter(user=oiva).update(nickname="Moderator")
    client.force_login(mirja)
    page = client.get(f"/en/rooms/{room.slug}/messages/{said[1].pk}/").content.decode()
    assert page.count(MARK) == 1  # in the quote of what he answers


THEIRS, ANYBODYS = "data-member", "data-participant"


@pytest.fixture
def claimed(room, mirja, oiva, seat, attended):
    """Oiva tells what a moderator might tell, then what nobody but him would."""
    for person in (mirja, oiva):
        seat(person)
    first = chat.post_message(oiva, room=room, ref="a", text="Kysyin toimistolta: kahvi on uutta").message
    chat.post_message(mirja, room=room, ref="b", text="Toimisto kiittää", reply_to=first.pk)
    chat.post_message(oiva, room=room, ref="c", text="Kävelin rannalla")
    return first


def test_a_members_words_that_could_be_the_houses_are_marked_as_a_members(room, claimed):
    first, answer, last = [frame for frame in frames(room) if frame["kind"] == "posted"]
    assert first["author"]["member"] is True
    assert "member" not in answer["author"]
    assert answer["reply_to"]["member"] is True
    assert "member" not in last["author"]


def test_pages_say_that_no_moderator_wrote_it(room, claimed, client, mirja):
    client.force_login(mirja)
    page = client.get(f"/en/rooms/{room.slug}/messages/{claimed.pk}/").content.decode()
    assert page.count(THEIRS) == page.count(ANYBODYS) == 2  # at its head and at its end
    assert "not a moderator" in page
    whole = client.get(f"/en/rooms/{room.slug}/transcript/").content.decode()
    assert whole.count(THEIRS) == 3  # before and after his message, and in the quote of the answer
    assert whole.count(ANYBODYS) == 5  # at the last one too
    assert client.get(f"/en/rooms/{room.slug}/seen/").content.decode().count(THEIRS) == 2


def test_what_a_moderator_covered_makes_no_mark(room, claimed, oiva):
    claimed.masked_text = "▒▒▒ kahvi on uutta"
    assert not needs_a_mark(claimed)
