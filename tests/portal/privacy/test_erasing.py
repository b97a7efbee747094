"""An erased account: everything goes as declared, what others need stays and tells nobody."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django_tasks_db.models import DBTaskResult

from content.models import NewsPage, Seal, StoryPage, Wish
from content.models.access_feedback import AccessFeedback
from peer import appealing, chat, restricting, seats
from peer import models as peer
from peer.deciding import Because
from portal.accounts import farewell
from portal.accounts.erasing_rows import _addresses_of, _cover
from portal.accounts.models import Farewell, User
from portal.accounts.roles import Role, give_role
from portal.kit import clock, ledger
from portal.kit.declared_data import declarations, free_fields, model_of
from portal.kit.personal_data import SESSIONS, TASKS, Erasure
from portal.management.replaying import replay_everything
from tests.factories.rooms import make_room
from tests.factories.shifts import put_on_duty

from .rows import MARK, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def erase(django_capture_on_commit_callbacks):
    def do(person, **chosen):
        with django_capture_on_commit_callbacks(execute=True):
            asked = farewell.ask_farewell(person, **chosen)
        DBTaskResult.objects.all().delete()
        mail.outbox.clear()
        Farewell.objects.filter(pk=asked.pk).update(erase_at=clock.now())
        with django_capture_on_commit_callbacks(execute=True):
            assert farewell.erase_due() == 1
        return asked

    return do


def row_of_each(person, other):
    world = World(person, other)
    special = {SESSIONS, TASKS}
    kinds = [each for each in declarations().values() if each.whose and not special & set(each.whose)]
    return {each.table: (each, world.make(each)) for each in kinds}


def words_anywhere(word):
    """Every table and column in which the word still stands."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            for name in free_fields(model):
                column = model._meta.get_field(name).column
                quoted = connection.ops.quote_name
                cursor.execute(
                    f"SELECT count(*) FROM {quoted(model._meta.db_table)}"
                    f" WHERE CAST({quoted(column)} AS TEXT) LIKE %s",
                    [f"%{word}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{model._meta.label}.{name}")
    return found


def test_of_a_person_with_a_row_of_each_kind_nothing_is_left_but_what_is_declared(private, aino, oiva, erase):
    rows = row_of_each(aino, oiva)
    erase(aino)
    for declared, row in rows.values():
        left = model_of(declared)._base_manager.filter(pk=row.pk).first()
        if declared.erasure in (Erasure.ERASE, Erasure.STORY):
            assert left is None, declared.table
            continue
        assert left is not None, declared.table
        for name in declared.blanked if declared.erasure is Erasure.BLANK else ():
            if declared.table != "accounts.User" or name != "email":
                assert not getattr(left, name), f"{declared.table}.{name}"


def test_no_word_and_no_address_of_theirs_is_left_in_any_column(private, aino, oiva, erase):
    address = aino.email
    row_of_each(aino, oiva)
    assert words_anywhere(MARK)
    erase(aino)
    # What somebody reported of the house, and what the person named in others' stories, stays by declaration.
    stays = {f"{each.table}.{name}" for each in declarations().values() for name in each.stays}
    assert set(words_anywhere(MARK)) <= stays
    # A mailbox of an organisation is not its reader's.
    assert set(words_anywhere(address)) <= {"content.Organisation.mailbox"}


def test_words_that_must_still_be_read_have_no_address_of_theirs(private, aino, oiva, erase):
    said = f"Vastaa: {aino.email.upper()} tai {oiva.email}"
    wish = Wish.objects.create(words=said, email=aino.email)
    feedback = AccessFeedback.objects.create(words=said, email=aino.email)
    erase(aino)
    for left in (wish, feedback):
        left.refresh_from_db()
        assert (left.words, left.email) == (f"Vastaa: … tai {oiva.email}", "")


def test_who_has_no_address_leaves_words_that_stay_as_they_are(private, aino, oiva):
    EmailAddress.objects.filter(user=aino).delete()
    User.objects.filter(pk=aino.pk).update(email="")
    aino.refresh_from_db()
    wish = Wish.objects.create(words="Katso tätä")
    _cover(_addresses_of(aino), declarations()["content.Wish"], Wish.objects.filter(pk=wish.pk))
    wish.refresh_from_db()
    assert wish.words == "Katso tätä"


def test_files_go_from_the_disk(private, aino, oiva, erase):
    row_of_each(aino, oiva)
    before = [path for path in private.rglob("*") if path.is_file()]
    assert before
    erase(aino)
    theirs = [path for path in private.rglob("*") if path.is_file()]
    assert theirs == []


def test_the_account_is_an_empty_row_that_nobody_signs_in_to(private, client, aino, erase):
    client.force_login(aino)
    erase(aino)
    left = User.objects.get(pk=aino.pk)
    assert (left.first_name, left.last_name, left.reading, left.last_login) == ("", "", "", None)
    assert left.email.endswith("@erased.invalid")
    assert not left.is_active
    assert not left.groups.exists()
    assert not left.emailaddress_set.exists()
    assert Session.objects.count() == 0
    assert client.get("/fi/me/").status_code == 302


def test_the_last_mail_says_so_and_leaves_no_address_in_the_queue(private, aino, erase):
    address = aino.email
    erase(aino)
    [letter] = mail.outbox
    assert letter.to == [address]
    assert "Tilisi on poistettu" in letter.body
    assert not DBTaskResult.objects.exists()


@pytest.fixture
def coffee(sampo, mirja, aino, oiva):
    room = make_room(sampo)
    put_on_duty(mirja)
    for person in (aino, oiva):
        seats.accept_rules(person, room=room, version=1)
    return room


def test_the_talk_of_others_keeps_its_meaning(private, client, coffee, aino, oiva, erase):
    said = chat.post_message(aino, room=coffee, ref="a", text="Hei, olen Hiirenvirna.").message
    answer = chat.post_message(oiva, room=coffee, ref="b", text="Hei hei!", reply_to=said.pk).message
    erase(aino)
    client.force_login(oiva)
    page = client.get(f"/fi/rooms/{coffee.slug}/").content.decode()
    assert "Hei hei!" in page
    assert "Hiirenvirna" not in page
    said.refresh_from_db()
    assert (said.text, said.status) == ("", peer.Message.Status.TAKEN_BACK)
    answer.refresh_from_db()
    assert answer.is_shown
    numbers = list(peer.Change.objects.filter(room=coffee).order_by("seq").values_list("seq", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert said.participant.nickname != ""
    seat = peer.Participant.objects.get(pk=said.participant_id)
    assert (seat.nickname, seat.removed_at is not None) == ("Entinen jäsen", True)


def test_decisions_and_the_log_stay_as_numbers(private, coffee, aino, mirja, erase):
    chat.post_message(aino, room=coffee, ref="a", text="Hei!")
    seat = peer.Participant.objects.get(room=coffee, user=aino)
    because = Because(peer.Reason.objects.all()[0], "Kiitos, Aino.")
    decided = restricting.remind_person(mirja, case=restricting.Case(seat), because=because).decision
    appealing.appeal(aino, decision=decided)
    lines = peer.LogEntry.objects.filter(person=aino.pk).count()
    assert lines
    erase(aino)
    decided.refresh_from_db()
    assert (decided.kind, decided.words, decided.moderator_id) == ("remind", "", mirja.pk)
    assert peer.LogEntry.objects.filter(person=aino.pk).count() == lines
    assert not peer.Notice.objects.filter(person=aino).exists()


def test_a_moderator_who_goes_leaves_their_decisions_and_no_planned_shift(
    private, coffee, aino, mirja, kaarlo, erase
):
    seat = peer.Participant.objects.get(room=coffee, user=aino)
    decided = restricting.remind_person(
        mirja, case=restricting.Case(seat), because=Because(peer.Reason.objects.all()[0])
    ).decision
    peer.Shift.objects.update(ended_at=clock.now())
    now = clock.now()
    ahead = {
        "starts_at": now + clock.datetime.timedelta(days=40),
        "ends_at": now + clock.datetime.timedelta(days=41),
    }
    mine = peer.Shift.objects.create(moderator=mirja, **ahead)
    beside = peer.Shift.objects.create(moderator=kaarlo, second=mirja, **ahead)
    erase(mirja)
    decided.refresh_from_db()
    assert decided.moderator_id == mirja.pk
    assert not peer.Shift.objects.filter(pk=mine.pk).exists()
    beside.refresh_from_db()
    assert beside.second is None


def test_news_for_the_team_stays_under_its_byline_only_when_so_chosen(private, aino, oiva, erase):
    world = World(aino, oiva)
    news = world.make(declarations()["content.NewsPage"])
    NewsPage.objects.filter(pk=news.pk).update(live=True)
    erase(aino, keeps_news=True)
    left = NewsPage.objects.get(pk=news.pk)
    assert (left.live, left.byline) == (True, MARK)
    assert not StoryPage.objects.filter(storyteller=aino).exists()


def test_the_ledger_tells_a_number_and_erases_again_after_a_restore(private, aino, oiva, erase):
    erase(aino)
    line = ledger.lines(ledger.file_of(farewell.GONE))[-1]
    assert line["person"] == aino.pk
    assert not re.search("aino|example", str(line), re.IGNORECASE)
    # The backup is from before: she is there again.
    User.objects.filter(pk=aino.pk).update(
        email="aino@example.org", first_name="Aino", is_active=True, date_joined=aino.date_joined
    )
    give_role(aino, Role.MEMBER)
    story = World(User.objects.get(pk=aino.pk), oiva).story
    done = replay_everything([line])
    assert done["accounts"] == 1
    assert User.objects.get(pk=aino.pk).first_name == ""
    assert not StoryPage.objects.filter(pk=story.pk).exists()


def test_a_newer_person_with_the_same_number_is_not_met(private, aino, oiva, erase):
    erase(aino)
    line = ledger.lines(ledger.file_of(farewell.GONE))[-1]
    User.objects.filter(pk=aino.pk).update(first_name="Uusi", is_active=True, date_joined=clock.now())
    assert replay_everything([line])["accounts"] == 0
    assert User.objects.get(pk=aino.pk).first_name == "Uusi"


def test_what_fails_is_tried_again_and_stops_nobody_else(private, aino, oiva, monkeypatch):
    for person in (aino, oiva):
        farewell.ask_farewell(person)
    Farewell.objects.update(erase_at=clock.now())
    real = farewell.erase_rows

    def fail(person):
        if person.pk == aino.pk:
            raise OSError("the disk is full")
        return real(person)

    monkeypatch.setattr(farewell, "erase_rows", fail)
    assert farewell.erase_due() == 1
    assert User.objects.get(pk=aino.pk).first_name == "Aino"
    monkeypatch.setattr(farewell, "erase_rows", real)
    assert farewell.erase_due() == 1
    assert User.objects.get(pk=aino.pk).first_name == ""


def test_after_the_erasure_only_seals_without_words_are_left(private, aino, oiva, erase):
    World(aino, oiva)
    erase(aino)
    [seal] = Seal.objects.filter(storyteller=aino)
    assert seal.erased_at is not None
    assert (seal.page, seal.files) == (None, [])
