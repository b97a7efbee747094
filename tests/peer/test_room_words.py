"""What a room's pages say when something has happened to one's message, to the rules, or to who is there."""

from datetime import timedelta

import pytest

from peer import chat, moderating
from peer.models import HouseRules, Message, Notice, Reason, Room, Shift
from peer.room_state import room_state, state_frame
from portal.kit import clock
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db
ROOM = "/en/rooms/coffee/"


@pytest.fixture
def as_(client):
    def who(person):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return who


def said(response):
    return " ".join(response.content.decode().split())


def test_a_notice_names_the_message_that_it_is_about(as_, oiva, mirja, room, seat):
    seat(oiva)
    message = chat.post_message(oiva, room=room, ref="a", text="Hei " + "a" * 200).message
    reason = Reason.objects.get(code="unkind")
    moderating.remove_message(mirja, message=message, version=1, reason=reason, words="")
    page = said(as_(oiva).get(ROOM))
    assert "About your message: “Hei " + "a" * 75 + "…” Reason: It can hurt" in page


def test_a_warning_has_a_link_beside_the_box(as_, oiva, room, seat, attended):
    seat(oiva)
    assert "data-warned hidden" in said(as_(oiva).get(ROOM))
    notice = Notice.objects.create(room=room, person=oiva, kind=Notice.Kind.WARNED, made_at=clock.now())
    page = said(as_(oiva).get(ROOM))
    assert f'href="#notice-{notice.pk}"' in page
    assert f'id="notice-{notice.pk}"' in page


def test_a_message_that_is_not_here_gets_one_answer(as_, oiva, aino, room, seat, attended):
    seat(oiva), seat(aino)
    gone = chat.post_message(oiva, room=room, ref="a", text="Hei").message
    Message.objects.filter(pk=gone.pk).update(status=Message.Status.REMOVED)
    answers = [as_(aino).get(f"{ROOM}messages/{number}/") for number in (gone.pk, 999_999_999)]
    assert {answer.status_code for answer in answers} == {404}
    for answer in answers:
        assert "This message is not here any more." in said(answer)
        assert f'href="{ROOM}"' in said(answer)


def test_a_covered_place_is_said_in_words(as_, oiva, aino, room, seat, attended):
    seat(oiva), seat(aino)
    shown = chat.post_message(oiva, room=room, ref="a", text="Soita illalla").message
    Message.objects.filter(pk=shown.pk).update(masked_text="Soita ▒▒▒ <b>")
    page = said(as_(aino).get(f"{ROOM}messages/{shown.pk}/"))
    assert '<span aria-hidden="true">▒▒▒</span><span class="visually-hidden"> (covered) </span>' in page
    assert "&lt;b&gt;" in page
    assert "Soita ▒▒▒ (covered) &lt;b&gt;" in said(as_(aino).get(f"{ROOM}transcript/"))


def test_rules_that_changed_say_so(as_, oiva, room, seat, attended):
    seat(oiva)
    assert "The rules have changed" not in said(as_(oiva).get(ROOM))
    old = HouseRules.objects.get(room=room)
    old.pk, old.version = None, 2
    old.save()
    assert "The rules have changed. Read them again." in said(as_(oiva).get(ROOM))


def test_an_empty_room_invites_only_while_one_may_write(as_, oiva, room, seat, attended):
    seat(oiva)
    assert "data-first>" in said(as_(oiva).get(ROOM))
    Room.objects.update(paused_until=clock.now() + timedelta(hours=1))
    assert "data-first hidden>" in said(as_(oiva).get(ROOM))


def test_a_room_says_that_the_second_moderator_was_called(room, mirja, kaarlo):
    now = clock.now()
    Shift.objects.create(
        moderator=mirja,
        second=kaarlo,
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=1),
        begun_at=now - timedelta(hours=1),
        second_called_at=now,
    )
    Shift.objects.create(
        moderator=mirja, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2)
    )
    assert state_frame(room)["text"]["en"].endswith("The second moderator was called.")
    put_on_duty(kaarlo)
    assert room_state(room).code == "open"
