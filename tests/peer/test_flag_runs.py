"""One person who tells about everything: it is seen by moderators, hides nothing, and is settled at once."""

import pytest

from peer import chat, flag_runs, flagging
from peer.flagging import TooManyFlags
from peer.models import Decision, Flag, Message, Participant, Room

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def shown(room, oiva, seat, attended):
    """Makes messages that everybody reads."""
    seat(oiva)
    Room.objects.update(flood_limit=0)
    room.flood_limit = 0

    def make(count):
        posts = [
            chat.post_message(oiva, room=room, ref=f"m{at}", text=f"Viesti {at}: tänään sataa")
            for at in range(count)
        ]
        return [outcome.message for outcome in posts]

    return make


def tell(person, messages, kind="report"):
    for message in messages:
        flagging.flag_message(person, message=message, kind=kind)


def test_ten_flags_of_one_person_wait_and_no_more(client, room, shown, aino, veikko, seat):
    seat(aino), seat(veikko)
    messages = shown(11)
    tell(aino, messages[:10])
    with pytest.raises(TooManyFlags):
        tell(aino, messages[10:])
    tell(aino, messages[:1])  # that one waits already
    tell(veikko, messages[10:])
    client.force_login(aino, backend=BACKEND)
    page = f"/en/rooms/{room.slug}/messages/{messages[10].pk}/flag/"
    answer = client.post(page, {"kind": "report", "words": "Sanani jäävät"})
    assert answer.status_code == 422
    assert "A moderator looks at your earlier ones first." in answer.content.decode()
    assert "Sanani jäävät" in answer.content.decode()


def test_the_page_of_each_says_how_many_and_not_who(client, shown, aino, mirja, seat):
    messages = shown(3)
    seat(aino)
    Participant.objects.filter(user=aino).update(nickname="Päivänkakkara")
    tell(aino, messages)
    client.force_login(mirja, backend=BACKEND)
    page = client.get(f"/en/queue/messages/{messages[0].pk}/").content.decode()
    assert "The same person told about 3 messages today." in page
    assert "Keep these 3 messages together" not in page
    for text in (page, client.get("/en/queue/").content.decode()):
        assert "Päivänkakkara" not in text
    assert "told about 3" not in client.get("/en/queue/").content.decode()
    person = Participant.objects.get(user=aino).pk
    assert (
        "This person told about 3 messages today."
        in client.get(f"/en/queue/people/{person}/").content.decode()
    )


def test_a_few_flags_are_nothing_to_tell_of(shown, aino, mirja, seat):
    tell_of = shown(2)
    writer = seat(aino)
    tell(aino, tell_of)
    assert flag_runs.runs_among(mirja, list(Flag.objects.select_related("flagger"))) == []
    assert flag_runs.told_today(writer) == 0


def test_they_are_kept_together_but_not_what_others_told_about_too(client, shown, aino, veikko, mirja, seat):
    messages = shown(6)[:4]  # about the other two nobody told
    seat(aino), seat(veikko)
    tell(aino, messages)
    tell(veikko, messages[3:])
    client.force_login(mirja, backend=BACKEND)
    page = f"/en/queue/messages/{messages[0].pk}/"
    client.post(f"{page}claim/")
    assert "Keep these 3 messages together" in client.get(page).content.decode()
    flag = Flag.objects.get(message=messages[0])
    assert client.post(f"{page}flags/{flag.pk}/keep/")["Location"] == "/en/queue/"
    assert set(Flag.objects.filter(closed_at=None).values_list("message", flat=True)) == {messages[3].pk}
    assert list(Decision.objects.values_list("kind", flat=True)) == ["keep"] * 3
    assert Message.objects.filter(status="posted").count() == 6


def test_what_waits_or_is_about_danger_is_not_among_them(shown, aino, mirja, seat):
    messages = shown(4)
    seat(aino)
    tell(aino, messages)
    Message.objects.filter(pk=messages[0].pk).update(status="held", seq=None)
    Flag.objects.create(
        room=messages[1].room, message=messages[1], kind="crisis", made_at=messages[1].written_at
    )
    flag = Flag.objects.get(message=messages[2])
    assert flag_runs.keep_together(mirja, flag=flag) == 2
    assert Flag.objects.filter(closed_at=None, message__in=messages[:2]).count() == 3


def test_nobody_keeps_what_they_told_about_themselves(client, shown, aino, mirja, kaarlo, seat):
    messages = shown(3)
    seat(mirja)
    tell(mirja, messages)
    client.force_login(mirja, backend=BACKEND)
    flag = Flag.objects.first()
    assert client.post(f"/en/queue/messages/{flag.message_id}/flags/{flag.pk}/keep/").status_code == 403
    client.force_login(aino, backend=BACKEND)
    assert client.post(f"/en/queue/messages/{flag.message_id}/flags/{flag.pk}/keep/").status_code == 403
    assert flag_runs.keep_together(kaarlo, flag=flag) == 3
