"""Coming in: a way, an age, a notice and a consent, and a mailed code; all of it kept."""

import re

import pytest
from django.core import mail
from django.core.cache import cache

from portal.accounts.inviting import make_invitation
from portal.accounts.joining import Application, JoiningRefused, join
from portal.accounts.models import Invitation, Joining, User
from portal.accounts.roles import Role, has_role

from .joining_steps import CODE, JOIN, answers, mailed_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


def test_an_invitation_and_a_mailed_code_make_a_member_who_is_signed_in(client, mirja):
    _invitation, code = make_invitation(mirja)
    assert client.post(JOIN, answers(code=code)).url == CODE
    assert client.post(CODE, {"code": mailed_code()}).url == "/fi/me/"
    person = User.objects.get(email="tuuli@example.org")
    assert has_role(person, Role.MEMBER)
    assert client.get("/fi/me/").context["request"].user == person


def test_what_was_said_yes_to_is_kept(client, mirja, settings):
    settings.JOINING_MINIMUM_AGE = 16
    invitation, code = make_invitation(mirja)
    client.post(JOIN, answers(code=code))
    client.post(CODE, {"code": mailed_code()})
    joining = Joining.objects.get()
    assert joining.minimum_age == 16
    assert joining.notice_version == settings.PRIVACY_NOTICE_VERSION
    assert joining.consent_version == settings.JOINING_CONSENT_VERSION
    assert joining.said_yes_at <= joining.joined_at
    assert (joining.way, joining.invitation) == ("invitation", invitation)


def test_the_person_keeps_the_language_of_the_page(client, mirja):
    _invitation, code = make_invitation(mirja)
    client.post("/sv/join/", answers(code=code))
    client.post("/sv/join/code/", {"code": mailed_code()})
    assert User.objects.get(email="tuuli@example.org").language == "sv"


@pytest.mark.parametrize("missing", ["age", "notice", "health", "first_name", "email"])
def test_nothing_is_mailed_when_an_answer_is_missing_and_nothing_typed_is_lost(client, mirja, missing):
    _invitation, code = make_invitation(mirja)
    page = client.post(JOIN, answers(code=code, **{missing: None}))
    assert page.status_code == 200
    assert page.context["form"].errors[missing]
    assert f'value="{code}"' in page.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize("code", ["", "CDFH-JKMN-PRTV", "'; drop table", "ä" * 40])
def test_a_code_that_opens_nothing_is_told_kindly(client, db, code):
    page = client.post(JOIN, answers(code=code))
    assert page.context["form"].errors["code"]
    assert mail.outbox == []


def test_an_invitation_used_up_while_the_mail_was_read_makes_nobody(client, mirja):
    invitation, code = make_invitation(mirja)
    client.post(JOIN, answers(code=code))
    Invitation.objects.filter(pk=invitation.pk).update(uses=1)
    assert client.post(CODE, {"code": mailed_code()}).url == JOIN
    assert not User.objects.filter(email="tuuli@example.org").exists()


def test_a_known_address_gets_the_same_page_and_a_mail_that_says_so(client, mirja, aino):
    _invitation, code = make_invitation(mirja, max_uses=5)
    response = client.post(JOIN, answers(code=code, email="Aino@example.org"))
    assert response.url == CODE
    known_page = client.get(CODE).content.decode()
    assert "/fi/accounts/login/" in mail.outbox[0].body
    assert not re.search(r"\d{3}-\d{3}", mail.outbox[0].body)
    client.post(JOIN, answers(code=code))
    strip = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    unknown_page = client.get(CODE).content.decode().replace("tuuli@", "aino@")
    assert strip.sub("", known_page) == strip.sub("", unknown_page)


@pytest.mark.parametrize("guess", ["", "000-000", "None"])
def test_no_code_opens_the_page_of_a_known_address(client, mirja, aino, guess):
    _invitation, code = make_invitation(mirja)
    client.post(JOIN, answers(code=code, email=aino.email))
    assert client.post(CODE, {"code": guess}).status_code == 200


def test_five_wrong_codes_end_the_try(client, mirja):
    _invitation, code = make_invitation(mirja)
    client.post(JOIN, answers(code=code))
    right = mailed_code()
    for _ in range(5):
        last = client.post(CODE, {"code": "1"})
    assert last.url == JOIN
    assert client.post(CODE, {"code": right}).url == JOIN
    assert not User.objects.filter(email="tuuli@example.org").exists()


def test_a_new_code_can_be_asked_for(client, mirja):
    _invitation, code = make_invitation(mirja)
    client.post(JOIN, answers(code=code))
    client.post(CODE, {"action": "resend"})
    assert len(mail.outbox) == 2
    assert client.post(CODE, {"code": mailed_code()}).url == "/fi/me/"


def test_many_mails_to_one_address_are_refused_and_nothing_typed_is_lost(client, mirja):
    _invitation, code = make_invitation(mirja)
    for _ in range(7):
        page = client.post(JOIN, answers(code=code))
    assert page.context["form"].errors["email"]
    assert 'value="Tuuli"' in page.content.decode()
    assert len(mail.outbox) == 6


def test_many_tries_from_one_place_are_slowed_down(client, db):
    answered = [client.post(JOIN, answers(code="CDFH-JKMN-PRTV")).status_code for _ in range(22)]
    assert answered[:20] == [200] * 20
    assert answered[-1] == 429


def test_a_silent_mail_server_loses_nothing_typed(client, mirja, monkeypatch):
    def fail(*_args, **_kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    _invitation, code = make_invitation(mirja)
    page = client.post(JOIN, answers(code=code))
    assert page.context["form"].errors["email"]
    assert 'value="Tuuli"' in page.content.decode()


def test_joining_is_open_only_when_the_setting_says_so(client, db, settings):
    page = client.post(JOIN, answers(way="open"))
    assert page.context["form"].errors["way"]
    settings.JOINING_OPEN = True
    assert client.post(JOIN, answers(way=None)).url == CODE
    client.post(CODE, {"code": mailed_code()})
    assert Joining.objects.get().way == "open"


def test_the_signup_pages_of_allauth_lead_to_joining(client, db):
    for path in ("signup/", "signup/passkey/"):
        assert client.get(f"/fi/accounts/{path}").url == JOIN
        assert client.post(f"/fi/accounts/{path}", {"email": "x@example.org"}).url == JOIN
    assert not User.objects.exists()


def test_who_wants_a_passkey_is_offered_one_and_may_leave_it(client, mirja):
    _invitation, code = make_invitation(mirja)
    client.post(JOIN, answers(code=code, passkey="on"))
    step = client.post(CODE, {"code": mailed_code()})
    assert step.url == "/fi/accounts/2fa/webauthn/signup/"
    assert client.get(step.url).status_code == 200
    assert client.post(step.url, {"later": "1"}).url == "/fi/me/"


def test_an_invitation_printed_as_a_link_fills_the_code_in(client, db):
    assert 'value="CDFH-JKMN-PRTV"' in client.get(f"{JOIN}?code=CDFH-JKMN-PRTV").content.decode()


def test_joining_twice_with_one_address_makes_one_person(client, mirja):
    invitation, code = make_invitation(mirja, max_uses=2)
    client.post(JOIN, answers(code=code))
    kept = client.session["joining"]["application"]
    client.post(CODE, {"code": mailed_code()})
    with pytest.raises(JoiningRefused):
        join(Application.from_kept(kept))
    invitation.refresh_from_db()
    assert invitation.uses == 1


def test_what_is_needed_is_marked_and_the_two_ways_stand_apart(client, db):
    page = client.get("/en/join/").content.decode()
    assert page.count("(needed)") == 6
    code, asking = page.index('data-way="invitation"'), page.index('data-way="approval"')
    assert asking < page.index('name="about"') < code < page.index('name="code"')


def test_the_yes_about_health_is_asked_of_everybody_in_plain_words(client, mirja):
    _invitation, code = make_invitation(mirja)
    page = client.post("/en/join/", answers(code=code, health=None)).content.decode()
    assert "Tick this. We need it also if you tell nothing." in page
    assert "You need not tell anything about your health." in page
    assert "or leave it out" not in page
