"""Coming in by a moderator's yes."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django_tasks_db.models import DBTaskResult

from portal.accounts.joining import AlreadyDecided, approve_joining, decline_joining
from portal.accounts.letters import send_letter
from portal.accounts.models import JoiningRequest, User
from portal.accounts.roles import Role, has_role

from .joining_steps import CODE, JOIN, answers, ask, mailed_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


def test_asking_a_moderator_waits_until_the_address_is_proven(client, db):
    client.post(JOIN, answers(way="approval", about="Olen Ainon ystävä."))
    assert not JoiningRequest.objects.exists()
    assert client.post(CODE, {"code": mailed_code()}).url == "/fi/join/asked/"
    asked = JoiningRequest.objects.get()
    assert (asked.email, asked.about, asked.state) == ("tuuli@example.org", "Olen Ainon ystävä.", "waiting")
    assert not User.objects.filter(email="tuuli@example.org").exists()


def test_asking_twice_makes_one_request(client, db):
    ask(client)
    ask(client)
    assert JoiningRequest.objects.count() == 1


def test_a_yes_makes_a_member_and_keeps_what_was_said_yes_to(client, mirja):
    asked = ask(client)
    person = approve_joining(mirja, request=asked)
    assert has_role(person, Role.MEMBER)
    assert person.joining.approved_by == mirja
    assert person.joining.said_yes_at == asked.said_yes_at


@pytest.mark.parametrize("name", ["joining_approved", "joining_declined"])
def test_the_mail_speaks_the_language_of_the_asker(name):
    send_letter(name, "tuuli@example.org", "sv", first_name="Tuuli & Co")
    letter = mail.outbox[0]
    assert letter.to == ["tuuli@example.org"]
    assert "Tuuli & Co" in letter.body
    assert "/fi/" not in letter.body


def test_decisions_are_mailed_after_the_commit_by_the_queue(
    client, mirja, django_capture_on_commit_callbacks
):
    asked = ask(client)
    with django_capture_on_commit_callbacks(execute=True):
        decline_joining(mirja, request=asked)
    queued = DBTaskResult.objects.get()
    assert queued.args_kwargs["args"] == ["joining_declined", "tuuli@example.org", "fi"]
    assert not User.objects.filter(email="tuuli@example.org").exists()


def test_one_request_is_decided_once(client, mirja, kaarlo):
    asked = ask(client)
    approve_joining(mirja, request=asked)
    with pytest.raises(AlreadyDecided) as told:
        decline_joining(kaarlo, request=asked)
    assert told.value.request.decided_by == mirja


@pytest.mark.parametrize("name", ["aino", "eeva"])
def test_others_decide_nothing(client, request, name):
    asked = ask(client)
    person = request.getfixturevalue(name)
    with pytest.raises(PermissionDenied):
        approve_joining(person, request=asked)
    client.force_login(person)
    assert client.get("/fi/join/requests/").status_code == 403
    assert client.post(f"/fi/join/requests/{asked.pk}/", {"decision": "approve"}).status_code == 403
    assert client.get("/fi/join/invitations/").status_code == 403


def test_a_moderator_says_yes_on_the_page(client, mirja):
    asked = ask(client, about="Hei!")
    client.force_login(mirja)
    assert "Hei!" in client.get("/fi/join/requests/").content.decode()
    client.post(f"/fi/join/requests/{asked.pk}/", {"decision": "approve"})
    assert User.objects.filter(email="tuuli@example.org").exists()
    again = client.post(f"/fi/join/requests/{asked.pk}/", {"decision": "decline"}, follow=True)
    assert again.status_code == 200
    assert User.objects.filter(email="tuuli@example.org").exists()


def test_who_waits_for_an_answer_is_told_by_mail_and_the_page_tells_nobody(client, aino):
    ask(client)
    pages = []
    for email in ("tuuli@example.org", "nobody@example.org", "aino@example.org"):
        client.logout()
        client.post("/en/accounts/login/", {"email": email})
        page = client.get("/en/accounts/login/code/confirm/").content.decode()
        assert "Then the mail says that your request is waiting." in page
        pages.append(re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page).replace(email, ""))
    assert len(set(pages)) == 1
    waiting, unknown, known = (sent.body for sent in mail.outbox[-3:])
    assert "Your request to join is waiting. A person reads it." in waiting
    assert "Your request" not in unknown + known
    assert re.search(r"\d{3}-\d{3}", known)
    assert not re.search(r"\d{3}-\d{3}", waiting + unknown)


def test_the_page_after_asking_says_who_reads_and_leads_on(client, db):
    page = client.get("/en/join/asked/").content.decode()
    assert "A person reads it. Then you get a mail." in page
    assert "/en/rooms/-/about/" in page


def test_whoever_comes_without_an_invitation_finds_that_way_chosen(client, db):
    ways = [
        re.findall(r'name="way" value="(\w+)"[^>]*checked', client.get(address).content.decode())
        for address in (JOIN, f"{JOIN}?code=ABCD")
    ]
    assert ways == [["approval"], ["invitation"]]
