"""Every look at what somebody wrote in private leaves a line, however the page was reached."""

import pytest

from peer import appealing, flagging, moderating, noting
from peer.models import LogEntry, Reason

from .desk import QUEUE, said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("act", ["remove", "mask", "writer", "word", "note", "authorities"])
def test_a_wrong_form_tells_nothing_about_the_writer_and_is_a_look(browser, held, kaarlo, act):
    noting.add_note(kaarlo, seat=held.participant, text="Salainen sana")
    answer = browser.post(f"{QUEUE}messages/{held.pk}/{act}/", {"version": "1"})
    assert answer.status_code == 422
    assert "Salainen sana" not in said(answer)
    assert LogEntry.objects.get(act="looked_at_person").code == "text"
    browser.post(f"{QUEUE}messages/{held.pk}/claim/")
    taken = browser.post(f"{QUEUE}messages/{held.pk}/{act}/", {"version": "1"})
    assert "Salainen sana" in said(taken)


@pytest.mark.parametrize("act", ["note", "act"])
def test_a_wrong_form_on_the_page_of_a_person_is_a_look(browser, held, oiva, act):
    assert browser.post(f"{QUEUE}people/{held.participant_id}/{act}/", {}).status_code == 422
    assert LogEntry.objects.filter(act="looked_at_person", code="page", person=oiva.pk).exists()


def test_reading_the_words_of_a_call_is_a_look(browser, room, oiva, seat):
    seat(oiva)
    call = flagging.call_for_help(oiva, room=room, words="Olen surullinen")
    assert "Olen surullinen" in said(browser.get(f"{QUEUE}calls/{call.pk}/"))
    browser.post(f"{QUEUE}calls/{call.pk}/", {"words": ""})
    looks = LogEntry.objects.filter(act="looked_at_person", code="call", person=oiva.pk, item=call.pk)
    assert looks.count() == 2


@pytest.fixture
def appeal(held, kaarlo, oiva):
    """Kaarlo removed Oiva's message; Oiva asks to look again."""
    reason = Reason.objects.order_by("pk").first()
    removed = moderating.remove_message(kaarlo, message=held, version=1, reason=reason).decision
    return appealing.appeal(oiva, decision=removed, words="Katso uudelleen.")


def test_opening_an_appeal_is_a_look_at_its_person(browser, held, appeal, oiva, mirja):
    page = f"{QUEUE}appeals/{appeal.pk}/"
    assert "Katso uudelleen." in said(browser.get(page))
    assert browser.post(page, {}).status_code == 422
    looks = LogEntry.objects.filter(act="looked_at_person", code="appeal", person=oiva.pk, message=held.pk)
    assert [(look.actor, look.item) for look in looks] == [(mirja.pk, appeal.pk)] * 2


def test_the_first_moderator_who_opens_it_looks_too(client, appeal, kaarlo, oiva):
    client.force_login(kaarlo, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(f"{QUEUE}appeals/{appeal.pk}/")
    assert LogEntry.objects.filter(act="looked_at_person", actor=kaarlo.pk, person=oiva.pk).exists()


def test_what_one_was_told_oneself_is_no_look(client, appeal, oiva, mirja):
    oiva.groups.add(*mirja.groups.all())
    client.force_login(oiva, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"{QUEUE}appeals/{appeal.pk}/").status_code == 200
    assert not LogEntry.objects.filter(act="looked_at_person").exists()


def test_an_answer_that_is_sent_shows_nothing_more(browser, appeal):
    browser.post(f"{QUEUE}appeals/{appeal.pk}/", {"outcome": "upheld", "answer": "Luin kaiken."})
    assert not LogEntry.objects.filter(act="looked_at_person").exists()
