"""Who reads what waits: one place decides, and nobody judges their own."""

import pytest
from django.utils import translation

from peer import chat, flagging, permissions, queue, wording
from peer.models import Flag
from portal.accounts.roles import Role, give_role

pytestmark = pytest.mark.django_db


def pages_with(client, person, held):
    """The addresses under which the person reads the held message."""
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    pages = [f"rooms/coffee/messages/{held.pk}/", "rooms/coffee/", f"queue/messages/{held.pk}/"]
    answers = {page: client.get(f"/en/{page}") for page in pages}
    return [page for page, answer in answers.items() if "040 123 4567" in answer.content.decode()]


def test_the_writer_and_a_moderator_read_a_held_message_and_others_do_not(
    client, held, oiva, aino, mirja, seat
):
    page, room, item = f"rooms/coffee/messages/{held.pk}/", "rooms/coffee/", f"queue/messages/{held.pk}/"
    assert pages_with(client, oiva, held) == [page, room]
    assert pages_with(client, mirja, held) == [page, item]
    assert pages_with(client, aino, held) == []


def test_one_place_decides_who_reads_held_messages(client, held, veikko, monkeypatch):
    expert = veikko
    give_role(expert, Role.EXPERIENCE_EXPERT)
    assert pages_with(client, expert, held) == []
    assert not permissions.may_read_held(expert, held)

    def with_experts(person):
        return permissions.may_moderate(person) or person.groups.filter(name=Role.EXPERIENCE_EXPERT).exists()

    monkeypatch.setattr(permissions, "may_read_all_held", with_experts)
    assert permissions.may_read_held(expert, held)
    assert [item.message for item in queue.queue(expert)] == [held]
    read = [f"rooms/coffee/messages/{held.pk}/", f"queue/messages/{held.pk}/"]
    assert pages_with(client, expert, held) == read
    queue_page = client.get("/en/queue/").content.decode()
    assert "A message by Oiva waits." in queue_page
    assert "on duty" not in queue_page


def test_who_reads_held_messages_without_moderating_sees_no_flags_and_decides_nothing(
    held, veikko, monkeypatch
):
    flagging.call_for_help(held.participant.user, room=held.room, words="Apua")
    monkeypatch.setattr(permissions, "may_read_all_held", lambda _person: True)
    assert [item.flag for item in queue.queue(veikko)] == [None]
    assert not permissions.may_decide(veikko, held)


def test_a_moderator_does_not_meet_her_own_flagged_message_in_the_queue(
    client, room, aino, mirja, kaarlo, seat, attended
):
    seat(aino), seat(mirja)
    hers = chat.post_message(mirja, room=room, ref="m", text="Hei").message
    flagging.flag_message(aino, message=hers, kind="report", words="Mirja puhuu rumasti.")
    assert queue.queue(mirja) == []
    assert [item.message for item in queue.queue(kaarlo)] == [hers]
    for person, status in ((mirja, 404), (kaarlo, 200)):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.get(f"/en/queue/messages/{hers.pk}/").status_code == status
        listed = "Mirja" in client.get("/en/queue/").content.decode().split('class="rows"')[-1]
        assert listed or person == mirja
    client.force_login(mirja, backend="allauth.account.auth_backends.AuthenticationBackend")
    for act in ("approve", "remove"):
        assert client.post(f"/en/queue/messages/{hers.pk}/{act}/", {"version": "1"}).status_code == 404
    assert Flag.objects.get().closed_at is None


def test_moderators_read_of_the_writer_and_not_of_themselves():
    with translation.override("en"):
        assert wording.held_text(["paused"]) == "The writer has a pause from writing."
        assert wording.held_text(["insult"]) == wording.waiting_text(["insult"])
        said = [wording.held_text([code]) for code in wording.HELD_BECAUSE]
        assert not [text for text in said if "You" in text]
