"""Who hurts somebody and blocks them: who saw it may still tell and block too, and learns nothing by it."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from peer import blocking, chat, flagging, history, queries, seen
from peer.models import Block, Flag, Message, PastBlock
from peer.renaming import choose_nickname
from portal.accounts.models import User
from portal.accounts.roles import Role, give_role
from portal.kit import clock

from .desk import BACKEND, said

pytestmark = pytest.mark.django_db
HURT = "Ilkeä sana sinusta"


@pytest.fixture
def told(room, oiva, aino, seat, attended):
    """Oiva hurts Aino, who was there."""
    seat(aino), seat(oiva)
    return chat.post_message(oiva, room=room, ref="a", text=HURT).message


@pytest.fixture
def address(told, room):
    return f"/en/rooms/{room.slug}/messages/{told.pk}/"


def as_person(client, person):
    client.force_login(person, backend=BACKEND)
    return client


def plain_page(response):
    """The page without what is another each time."""
    again = r'value="\w{64}"|nonce-\S+|value="\w{32}(?:-p)?"|name="seq" value="\d+"|newest="\d+"|seen=\d+'
    return re.sub(again, "", said(response))


def test_who_was_hit_tells_a_moderator_who_reads_the_words(told, address, aino, oiva, attended, client):
    blocking.block_person(oiva, person=aino)
    page = said(as_person(client, aino).get(address))
    assert "Tell a moderator" in page
    assert HURT not in page
    assert client.post(f"{address}flag/", {"kind": "report", "words": "Tämä sattui"}).status_code == 302
    assert Flag.objects.get().message == told
    assert HURT in said(as_person(client, attended).get(f"/en/queue/messages/{told.pk}/"))


def test_the_page_is_the_same_as_of_a_message_that_was_taken_back(told, address, aino, oiva, client):
    blocking.block_person(oiva, person=aino)
    blocked = plain_page(as_person(client, aino).get(address))
    blocking.unblock_person(oiva, person=aino)
    chat.take_back(oiva, message=told)
    assert plain_page(client.get(address)) == blocked


def test_the_room_is_the_same_as_when_it_was_taken_back(told, room, aino, oiva, veikko, seat, client):
    seat(veikko)
    chat.post_message(veikko, room=room, ref="v", text="Vastaan tuohon", reply_to=told.pk)
    address = f"/en/rooms/{room.slug}/"
    pages = (address, f"{address}transcript/", f"{address}seen/")
    blocking.block_person(oiva, person=aino)
    as_person(client, aino).get(address)  # from here on nothing is new
    blocked = [plain_page(client.get(page)) for page in pages]
    assert "This message is not here any more." in blocked[0]
    assert "Tell a moderator" in blocked[0]
    assert not any(HURT in page for page in blocked)
    blocking.unblock_person(oiva, person=aino)
    chat.take_back(oiva, message=told)
    assert [plain_page(client.get(page)) for page in pages] == blocked


def test_who_parted_from_somebody_sees_no_traces_of_them(told, room, aino, oiva, client):
    blocking.block_person(aino, person=oiva)
    blocking.block_person(oiva, person=aino)
    page = said(as_person(client, aino).get(f"/en/rooms/{room.slug}/"))
    assert "This message is not here any more." not in page.split("<template")[0]
    assert history.page_of_history(aino.seats.get()) == []


def test_what_was_said_after_the_block_is_as_if_never_written(told, room, aino, oiva, client):
    blocking.block_person(oiva, person=aino)
    later = chat.post_message(oiva, room=room, ref="b", text="Ei sinulle").message
    as_person(client, aino)
    doors = {
        number: [client.get(f"/en/rooms/{room.slug}/messages/{number}/")]
        + [
            client.post(f"/en/rooms/{room.slug}/messages/{number}/{door}/", {"kind": "report"})
            for door in ("flag", "hard", "mute", "block")
        ]
        for number in (later.pk, 99999)
    }
    assert {answer.status_code for answers in doors.values() for answer in answers} == {404}
    ours, none = ([plain_page(answer) for answer in answers] for answers in doors.values())
    assert [one.replace(f"messages/{later.pk}/", "messages/99999/") for one in ours] == none
    with pytest.raises(PermissionDenied):
        flagging.flag_message(aino, message=later, kind="report")


def test_who_was_hit_blocks_too_and_both_ends_must_be_lifted(told, address, aino, oiva, room, client):
    blocking.block_person(oiva, person=aino)
    answer = as_person(client, aino).post(f"{address}block/", follow=True)
    assert "You two do not see each other any more." in said(answer)
    assert Block.objects.count() == 2
    blocking.unblock_person(oiva, person=aino)
    assert queries.messages_before(room, aino) == []
    blocking.unblock_person(aino, person=oiva)
    assert queries.messages_before(room, aino) == [told]


def test_too_hard_to_read_is_not_told_to_who_parted(told, address, aino, oiva, client):
    blocking.block_person(oiva, person=aino)
    assert as_person(client, aino).post(f"{address}hard/").status_code == 404


def test_a_plain_list_has_what_one_saw_also_what_is_gone(told, room, aino, oiva, veikko, seat, client):
    seat(veikko)
    chat.post_message(veikko, room=room, ref="v", text="Hyvää huomenta")
    blocking.block_person(oiva, person=aino)
    chat.post_message(oiva, room=room, ref="b", text="Ei sinulle")
    page = said(as_person(client, aino).get(f"/en/rooms/{room.slug}/seen/"))
    assert "Hyvää huomenta" in page
    assert f"messages/{told.pk}/" in page
    assert HURT not in page
    assert [one.is_gone for one in seen.seen_lately(aino.seats.get())[0]] == [False, True]
    assert f"/en/rooms/{room.slug}/seen/" in said(client.get(f"/en/rooms/{room.slug}/help/"))
    assert f"/en/rooms/{room.slug}/seen/" in said(client.get(f"/en/rooms/{room.slug}/messages/99999/"))


def test_the_plain_list_goes_on_for_the_whole_week(told, room, aino, oiva, veikko, seat, client):
    now, his, last = clock.now(), seat(veikko), told.seq
    for number in range(last + 1, last + 36):
        Message.objects.create(
            room=room, participant=his, seq=number, ref=f"v{number}", text="Puhe", status="posted",
            written_at=now, shown_at=now,
        )  # fmt: skip
    blocking.block_person(oiva, person=aino)
    address = f"/en/rooms/{room.slug}/seen/"
    newest = said(as_person(client, aino).get(address))
    assert f"messages/{told.pk}/" not in newest
    before = re.search(r'href="\?before=(\d+)"', newest).group(1)
    earlier = said(client.get(address, {"before": before}))
    assert f"messages/{told.pk}/" in earlier
    assert earlier.count("rows__item") == 6
    assert 'href="?before=' not in earlier
    assert newest.count("rows__item") == 30


def test_a_name_taken_after_the_block_reaches_nobody(told, room, aino, oiva, client):
    blocking.block_person(oiva, person=aino)
    choose_nickname(oiva, room=room, nickname="Metsäpolku")
    page = said(as_person(client, aino).get(f"/en/rooms/{room.slug}/seen/"))
    assert "Metsäpolku" not in page
    assert "A message by Oiva" in page


def test_what_was_said_while_the_block_lasted_stays_unseen(told, room, aino, oiva, mirja, veikko, seat):
    seat(veikko)
    blocking.block_person(oiva, person=aino)
    during = chat.post_message(oiva, room=room, ref="b", text="Ei sinulle").message
    hers = chat.post_message(aino, room=room, ref="c", text="Eikä tämä sinulle").message
    blocking.unblock_person(oiva, person=aino)
    after = chat.post_message(oiva, room=room, ref="d", text="Hei taas").message
    assert queries.messages_before(room, aino) == [told, hers, after]
    assert queries.messages_before(room, oiva) == [told, during, after]
    for person in (veikko, mirja):
        assert queries.messages_before(room, person) == [told, during, hers, after]
    event = queries.changes_since(room.pk, 1, 1)[0]
    assert '"void"' in event.for_listener(aino.pk, frozenset())
    assert "Ei sinulle" in event.for_listener(mirja.pk, frozenset())
    assert history.unread_count(aino.seats.get()) == 2
    refused = chat.post_message(aino, room=room, ref="e", text="Vastaan", reply_to=during.pk)
    assert refused.reasons == ("no_such_message",)
    chat.post_message(veikko, room=room, ref="f", text="Luin tämän", reply_to=during.pk)
    answer = queries.changes_since(room.pk, 4, 1)[0]
    assert "Ei sinulle" not in answer.for_listener(aino.pk, frozenset())
    assert not seen.may_still_tell(aino.seats.get(), during)


def test_a_block_is_ended_twice_a_day_and_then_stays(told, aino, oiva, client):
    for _again in range(2):
        blocking.block_person(oiva, person=aino)
        blocking.unblock_person(oiva, person=aino)
    blocking.block_person(oiva, person=aino)
    with pytest.raises(blocking.EndedOften):
        blocking.unblock_person(oiva, person=aino)
    number = oiva.blocks.get().pk
    page = said(as_person(client, oiva).post("/en/rooms/-/blocked/", {"block": number}, follow=True))
    assert "You have undone this twice today." in page
    PastBlock.objects.update(ended_at=clock.now() - timedelta(hours=25))
    blocking.unblock_person(oiva, person=aino)
    assert not oiva.blocks.exists()


def test_nobody_blocks_a_whole_room_in_a_day(told, address, aino, oiva, room, client):
    for number in range(blocking.MOST_A_DAY):
        person = User.objects.create_user(f"m{number}@example.org", first_name=f"M{number}")
        blocking.block_person(aino, person=person)
    answer = as_person(client, aino).post(f"{address}block/", follow=True)
    assert "You have blocked many people today." in said(answer)
    assert answer.redirect_chain[-1][0].endswith("/help/")
    assert not aino.blocks.filter(blocked=oiva).exists()
    Block.objects.update(made_at=clock.now() - timedelta(hours=25))
    blocking.block_person(aino, person=oiva)


def test_moderators_see_who_blocks_many_and_who_does_so_again(told, aino, oiva, attended, client):
    person = User.objects.create_user("third@example.org", first_name="Kolmas")
    give_role(person, Role.MEMBER)
    blocking.block_person(oiva, person=person)
    blocking.block_person(oiva, person=aino)
    blocking.unblock_person(oiva, person=aino)
    blocking.block_person(oiva, person=aino)
    assert blocking.habits_of(oiva) == blocking.BlockingHabits(now=2, again=1)
    page = said(as_person(client, attended).get(f"/en/queue/people/{oiva.seats.get().pk}/"))
    assert "This person has blocked 2 people." in page
    assert "made it again 1 time lately." in page
    assert "Kolmas" not in page
