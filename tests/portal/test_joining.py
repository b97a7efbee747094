"""Coming in: an invitation or a moderator's yes, an age, a notice and a consent; all of it kept."""

import datetime
import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django_tasks_db.models import DBTaskResult

from portal.accounts.inviting import (
    InvitationRefused,
    good_invitation,
    make_invitation,
    revoke_invitation,
    use_invitation,
)
from portal.accounts.joining import AlreadyDecided, approve_joining, decline_joining, join
from portal.accounts.models import Invitation, Joining, JoiningRequest, User
from portal.accounts.roles import Role, has_role
from portal.kit import clock

pytestmark = pytest.mark.django_db
JOIN, CODE = "/fi/join/", "/fi/join/code/"


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


@pytest.fixture
def letters_go_at_once(settings, django_capture_on_commit_callbacks):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        yield


def answers(**changed):
    told = {
        "way": "invitation",
        "code": "",
        "first_name": "Tuuli",
        "email": "tuuli@example.org",
        "age": "on",
        "notice": "on",
        "health": "on",
        "about": "",
    }
    return {name: value for name, value in {**told, **changed}.items() if value is not None}


def mailed_code() -> str:
    return re.search(r"\d{3}-\d{3}", mail.outbox[-1].body).group()


def ask(client, **changed):
    client.post(JOIN, answers(way="approval", **changed))
    client.post(CODE, {"code": mailed_code()})
    return JoiningRequest.objects.latest("pk")


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


def test_a_code_works_in_small_letters_and_without_dashes(mirja):
    invitation, code = make_invitation(mirja)
    assert good_invitation(f" {code.lower().replace('-', ' ')} ") == invitation


def test_the_code_itself_is_kept_nowhere(mirja):
    invitation, code = make_invitation(mirja, note="kerho")
    stored = " ".join(str(value) for value in Invitation.objects.values_list().get(pk=invitation.pk))
    assert code not in stored
    assert code.replace("-", "") not in stored


def test_an_invitation_lets_in_as_many_as_it_says(mirja):
    invitation, _code = make_invitation(mirja, max_uses=2)
    use_invitation(invitation.pk)
    use_invitation(invitation.pk)
    with pytest.raises(InvitationRefused):
        use_invitation(invitation.pk)


def test_an_invitation_that_is_too_old_or_taken_back_opens_nothing(mirja, monkeypatch):
    _old, old_code = make_invitation(mirja, days=3)
    taken, taken_code = make_invitation(mirja)
    revoke_invitation(mirja, invitation=taken)
    with pytest.raises(InvitationRefused):
        good_invitation(taken_code)
    later = clock.now() + datetime.timedelta(days=4)
    monkeypatch.setattr(clock, "now", lambda: later)
    with pytest.raises(InvitationRefused):
        good_invitation(old_code)


def test_an_invitation_used_up_while_the_mail_was_read_makes_nobody(client, mirja):
    invitation, code = make_invitation(mirja)
    client.post(JOIN, answers(code=code))
    Invitation.objects.filter(pk=invitation.pk).update(uses=1)
    assert client.post(CODE, {"code": mailed_code()}).url == JOIN
    assert not User.objects.filter(email="tuuli@example.org").exists()


def test_members_and_editors_make_no_invitations(aino, eeva):
    for person in (aino, eeva):
        with pytest.raises(PermissionDenied):
            make_invitation(person)


def test_a_moderator_invites_members_only_and_an_administrator_anyone(mirja, sampo):
    with pytest.raises(PermissionDenied):
        make_invitation(mirja, role=Role.ADMINISTRATOR)
    invitation, _code = make_invitation(sampo, role=Role.EDITOR)
    assert invitation.role == "editor"


def test_a_moderator_cannot_choose_another_role_in_the_form(client, mirja):
    client.force_login(mirja)
    page = client.post("/fi/join/invitations/", {"max_uses": 1, "days": 30, "role": "administrator"})
    assert page.status_code == 200
    assert not Invitation.objects.exists()


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


def test_a_yes_makes_a_member_and_mails_in_the_persons_language(client, mirja, letters_go_at_once):
    client.post("/sv/join/", answers(way="approval"))
    client.post("/sv/join/code/", {"code": mailed_code()})
    person = approve_joining(mirja, request=JoiningRequest.objects.get())
    assert has_role(person, Role.MEMBER)
    assert person.joining.approved_by == mirja
    assert person.joining.said_yes_at == JoiningRequest.objects.get().said_yes_at


def test_decisions_are_mailed_after_the_commit_by_the_queue(
    client, mirja, django_capture_on_commit_callbacks
):
    asked = ask(client)
    with django_capture_on_commit_callbacks(execute=True):
        decline_joining(mirja, request=asked)
    queued = DBTaskResult.objects.get()
    assert queued.args_kwargs["args"][:2] == ["joining_declined", "tuuli@example.org"]
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


def test_the_invitation_is_printed_in_three_languages_and_only_for_its_maker(client, mirja, kaarlo):
    client.force_login(mirja)
    made = client.post(
        "/fi/join/invitations/", {"max_uses": 3, "days": 30, "role": "member", "note": "Kerho"}
    )
    page = client.get(made.url).content.decode()
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}", page).group()
    assert good_invitation(code).max_uses == 3
    for language in ("fi", "sv", "en"):
        assert f'lang="{language}"' in page
        assert f"/{language}/join/" in page
    client.force_login(kaarlo)
    assert code not in client.get(made.url).content.decode()


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
    from portal.accounts.joining import Application, JoiningRefused

    with pytest.raises(JoiningRefused):
        join(Application.from_kept(kept))
    invitation.refresh_from_db()
    assert invitation.uses == 1
