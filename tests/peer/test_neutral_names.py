"""A name that hurts is covered: the room reads a neutral one, and the person chooses anew."""

import json

import pytest

from peer import appealing, blocking, chat, restricting, seats
from peer.deciding import Because
from peer.models import Appeal, LogEntry, NameForAll, Notice, Participant, Reason
from peer.naming import NameRefused
from peer.renaming import choose_nickname
from peer.restricting import Case
from portal.live import publishing
from tests.factories.rooms import make_room

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def named(room, oiva, seat, attended):
    """Oiva has chosen a name, for all rooms, and said something."""
    seat(oiva)
    choose_nickname(oiva, room=room, nickname="Ikävä Nimi", in_every_room=True)
    chat.post_message(oiva, room=room, ref="a", text="Hei kaikille")
    return Participant.objects.get(room=room, user=oiva)


@pytest.fixture
def covered(named, mirja):
    reason = Reason.objects.get(code="unkind")
    case, because = Case(named), Because(reason, "Ystävällisesti.")
    decided = restricting.give_neutral_name(mirja, case=case, because=because)
    named.refresh_from_db()
    return decided


def test_the_room_reads_a_neutral_name_and_the_person_is_told_why(
    named, mirja, oiva, aino, seat, client, django_capture_on_commit_callbacks, monkeypatch
):
    sent = []
    monkeypatch.setattr(publishing, "publish", sent.append)
    reason = Reason.objects.get(code="unkind")
    with django_capture_on_commit_callbacks(execute=True):
        decided = restricting.give_neutral_name(mirja, case=Case(named), because=Because(reason))
    assert decided.mine
    named.refresh_from_db()
    assert named.nickname == "Joku"
    notice = Notice.objects.get(person=oiva)
    assert (notice.kind, notice.reason) == ("neutral_name", reason)
    line = LogEntry.objects.get(act=LogEntry.Act.DECIDED)
    assert (line.code, line.reason, line.person) == ("neutral_name", "unkind", oiva.pk)
    told = [event for event in sent if event.topic == named.room.topic]
    assert [json.loads(event.text) for event in told] == [{"type": "name.covered", "author": named.pk}]
    assert told[0].unsays
    assert told[0].about == oiva.pk
    seat(aino)
    client.force_login(aino, backend=BACKEND)
    assert "Ikävä" not in client.get("/fi/rooms/coffee/?seen=0").content.decode()


def test_the_person_chooses_another_name_but_not_the_covered_one(covered, named, oiva, room):
    for again in ("Ikävä Nimi", "IKÄVÄ NIMI", "Ikävä Nimi 2", "Yhä ikävä"):
        with pytest.raises(NameRefused, match="name_covered"):
            choose_nickname(oiva, room=room, nickname=again)
    choose_nickname(oiva, room=room, nickname="Kuutar")
    named.refresh_from_db()
    assert named.nickname == "Kuutar"


def test_a_covered_name_is_not_read_in_somebodys_list_either(named, mirja, oiva, aino, client):
    blocking.block_person(aino, person=oiva, name="Ikävä Nimi")
    blocking.mute_person(aino, person=oiva, name="Ikävä Nimi")
    client.force_login(aino, backend=BACKEND)
    before = client.get("/fi/rooms/-/blocked/").content.decode()
    decided = restricting.give_neutral_name(
        mirja, case=Case(named), because=Because(Reason.objects.get(code="unkind"))
    )
    assert decided.mine
    after = client.get("/fi/rooms/-/blocked/").content.decode()
    assert (before.count("Ikävä Nimi"), after.count("Ikävä Nimi"), after.count("Joku")) == (4, 0, 4)


def test_a_covered_name_does_not_come_back_in_a_room_that_is_entered_later(covered, oiva, sampo):
    assert NameForAll.objects.get(person=oiva).nickname == "Ikävä Nimi"
    other = make_room(sampo, slug="garden")
    assert seats.enter_room(oiva, room=other).nickname == "Joku"


@pytest.mark.parametrize("another", [None, "Kuutar"])
def test_another_moderator_gives_the_name_back_unless_another_was_chosen(
    covered, named, oiva, kaarlo, room, another
):
    if another:
        choose_nickname(oiva, room=room, nickname=another)
    appeal = appealing.appeal(oiva, decision=covered.decision)
    overturned = Appeal.Outcome.OVERTURNED
    assert appealing.decide_appeal(kaarlo, appeal=appeal, outcome=overturned, answer="Anteeksi.")
    named.refresh_from_db()
    assert named.nickname == (another or "Ikävä Nimi")
    choose_nickname(oiva, room=room, nickname="Ikävä Nimi")


def test_it_goes_by_the_form_of_the_persons_page_and_the_pages_say_what_was_covered(
    named, mirja, kaarlo, oiva, client
):
    client.force_login(mirja, backend=BACKEND)
    page = f"/en/queue/people/{named.pk}/"
    assert "Give a neutral name" in client.get(page).content.decode()
    form = {"after": "0", "act": "neutral_name", "reason": Reason.objects.get(code="unkind").pk}
    assert client.post(f"{page}act/", form)["Location"] == page
    assert "Got a neutral name</strong> (Ikävä Nimi)" in client.get(page).content.decode()
    client.force_login(oiva, backend=BACKEND)
    room = client.get("/en/rooms/coffee/").content.decode()
    assert "A moderator covered your name in this room" in room
    decision = named.decisions.get()
    appeal = appealing.appeal(oiva, decision=decision)
    told = client.get(f"/en/rooms/-/decisions/{decision.pk}/").content.decode()
    assert "Ikävä Nimi" in told
    client.force_login(kaarlo, backend=BACKEND)
    assert "(Ikävä Nimi)" in client.get(f"/en/queue/appeals/{appeal.pk}/").content.decode()
