"""A helper types the number from the other screen, sees who asks, and says yes or no."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from portal.accounts.cards import asking
from portal.accounts.models import CardRequest
from portal.accounts.roles import Role, give_role
from portal.kit import clock
from tests.portal.sign_in_steps import code_in

from .steps import ANSWER, HELP, MINE, WAIT, browser, come_in, door, help_with, is_in, make_card, number_on

pytestmark = pytest.mark.django_db
EMAIL, ERASE, DATA = "/fi/accounts/email/", "/fi/me/erase/", "/fi/me/data/"
PROOF = "/fi/me/card/yes/"


@pytest.fixture
def there(secret, pertti):
    """Aino's browser, in which she came in by her card with Pertti's yes."""
    client = browser()
    come_in(client, secret, pertti)
    return client


@pytest.fixture
def asks(secret):
    """A browser that waits for a helper."""
    client = browser()
    client.post(door(secret))
    return client


def test_both_screens_show_the_number_and_the_helper_sees_who_it_is(asks, pertti):
    number, helper = number_on(asks), browser(pertti)
    helper.post(HELP, {"number": f" {number[:2]} {number[2:]} "})
    page = helper.get(ANSWER).content.decode()
    assert number in page
    assert "Onko hän Aino?" in page


def test_another_number_lets_nobody_in(asks, pertti):
    number = number_on(asks)
    wrong = f"{(int(number) + 1) % 10000:04}"
    page = help_with(pertti, wrong)
    assert "Kukaan ei odota tällä numerolla." in page.content.decode()
    assert wrong in page.content.decode()  # what was typed stays
    asks.post(WAIT)
    assert not is_in(asks)


def test_numbers_of_those_whom_one_does_not_help_are_nobodys(asks, oiva, kaarlo, veikko):
    from .steps import support

    support(oiva, veikko)
    assert "Kukaan ei odota" in help_with(veikko, number_on(asks)).content.decode()


def test_who_helps_nobody_has_no_such_page(asks, oiva, eeva):
    for who in (oiva, eeva):
        assert browser(who).get(HELP).status_code == 403
        assert browser(who).get(ANSWER).status_code == 403


def test_rights_of_staff_wait_for_the_passkey_here_too(asks, mirja, settings):
    settings.RIGHTS_WITHOUT_PASSKEY = False
    page = browser(mirja).post(HELP, {"number": number_on(asks)})
    assert page.status_code == 403
    assert "pääsyavain" in page.content.decode()


def test_a_helper_tries_ten_numbers_in_ten_minutes(asks, pertti):
    helper = browser(pertti)
    wrong = f"{(int(number_on(asks)) + 1) % 10000:04}"
    answers = [helper.post(HELP, {"number": wrong}).status_code for _try in range(11)]
    assert answers == [200] * 10 + [429]


def test_a_number_is_good_for_ten_minutes(asks, pertti, monkeypatch):
    number = number_on(asks)
    moment = clock.now() + timedelta(minutes=11)
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert "Kukaan ei odota" in help_with(pertti, number).content.decode()


def test_a_number_is_answered_once(asks, pertti, pirkko):
    number = number_on(asks)
    late = browser(pirkko)
    late.post(HELP, {"number": number})
    help_with(pertti, number)
    assert late.post(ANSWER, {"answer": "no"}).url == HELP
    assert CardRequest.objects.get(number=number).helper == pertti


def test_two_who_wait_have_different_numbers(aino, monkeypatch):
    monkeypatch.setattr(asking.secrets, "choice", lambda free: free[0])
    numbers = [asking.ask(aino, kind=CardRequest.Kind.MAKE)[0].number for _each in range(3)]
    assert numbers == ["0000", "0001", "0002"]


def test_a_no_lets_nobody_in_and_is_told(asks, pertti):
    help_with(pertti, number_on(asks), answer="no")
    assert "Kukaan ei antanut lupaa" in asks.get(WAIT).content.decode()
    asks.post(WAIT)
    assert not is_in(asks)


def test_opening_the_page_of_a_number_says_nothing_yet(asks, pertti):
    helper = browser(pertti)
    helper.post(HELP, {"number": number_on(asks)})
    helper.get(ANSWER)
    assert CardRequest.objects.get(kind="sign in").state == "waiting"


def test_nobody_says_yes_for_themselves(aino, asks):
    with pytest.raises(PermissionDenied):
        asking.say_yes(aino, request=CardRequest.objects.get(kind="sign in"))


def test_who_came_by_a_card_lets_nobody_in(there, aino, oiva, pertti):
    """A chain of cards would hang on one."""
    from .steps import support

    support(oiva, aino)
    _card, secret = make_card(oiva, pertti)
    asks = browser()
    asks.post(door(secret))
    assert there.post(HELP, {"number": number_on(asks)}).url == "/fi/me/"
    assert CardRequest.objects.get(person=oiva, kind="sign in").state == "waiting"


@pytest.mark.parametrize("page", [EMAIL, ERASE, DATA, "/fi/accounts/2fa/webauthn/add/"])
def test_a_card_is_no_proof_for_what_is_grave(there, page):
    answer = there.get(page)
    assert answer.status_code == 302
    assert answer.url.startswith(PROOF)


def test_a_form_past_the_page_changes_nothing_grave(there, aino):
    there.post(EMAIL, {"email": "other@example.org", "action_add": ""})
    there.post(ERASE, {"stories": "now", "news": "go"})
    aino.refresh_from_db()
    assert aino.email == "aino@example.org"
    assert not aino.farewells.exists()
    assert not mail.outbox


def test_another_helper_opens_it_for_a_while(there, pirkko, monkeypatch):
    there.post(PROOF, {"next": EMAIL})
    help_with(pirkko, number_on(there))
    assert there.post(WAIT).url == EMAIL
    assert there.get(EMAIL).status_code == 200
    later = clock.now().timestamp() + 16 * 60
    monkeypatch.setattr("portal.accounts.cards.sessions.time.time", lambda: later)
    assert there.get(EMAIL).status_code == 302


def test_the_helper_who_let_in_does_not_open_what_is_grave(there, pertti):
    """Nobody takes an account over alone, card in hand."""
    there.post(PROOF, {"next": EMAIL})
    number = number_on(there)
    helper = browser(pertti)
    helper.post(HELP, {"number": number})
    helper.post(ANSWER, {"answer": "yes"})
    there.post(WAIT)
    assert there.get(EMAIL).status_code == 302
    assert CardRequest.objects.get(number=number).state == "no"


def test_nor_does_the_same_helper_make_a_new_card_there(there, pertti):
    there.post(MINE)
    request = CardRequest.objects.get(kind="make", state="waiting")
    with pytest.raises(PermissionDenied):
        asking.say_yes(pertti, request=request)


def test_erasing_by_a_helpers_yes_needs_no_mail(there, aino, pirkko):
    there.post(PROOF, {"next": ERASE})
    help_with(pirkko, number_on(there))
    there.post(WAIT)
    there.post(ERASE, {"stories": "now", "news": "go"})
    assert aino.farewells.waiting().exists()


def test_whoever_signed_in_by_mail_is_asked_nothing_of_this(aino, card):
    assert browser(aino).get(EMAIL).status_code == 200


@pytest.mark.parametrize("wished", ["https://elsewhere.example/", "//elsewhere.example/", "words", ""])
def test_the_way_back_leads_to_a_page_of_ours(there, pirkko, wished):
    there.post(PROOF, {"next": wished})
    help_with(pirkko, number_on(there))
    assert there.post(WAIT).url == "/fi/me/"


def test_making_and_grave_things_need_a_fresh_proof_of_the_helper(aino, pertti, monkeypatch):
    mine, helper = browser(aino), browser(pertti)
    mine.post(MINE)
    number = number_on(mine)
    later = clock.now().timestamp() + 3600
    monkeypatch.setattr("portal.accounts.views.helper_proof.time.time", lambda: later)
    helper.post(HELP, {"number": number})
    assert helper.post(ANSWER, {"answer": "yes"}).url == "/fi/card/help/code/"
    assert CardRequest.objects.get(number=number).state == "waiting"
    monkeypatch.undo()
    code = code_in(mail.outbox[-1])
    assert "ei täsmää" in helper.post("/fi/card/help/code/", {"code": "000-000"}).content.decode()
    assert helper.post("/fi/card/help/code/", {"code": code}).url == ANSWER
    assert helper.post(ANSWER, {"answer": "yes"}).url == HELP
    assert CardRequest.objects.get(number=number).state == "yes"


def test_a_code_for_erasing_does_not_prove_a_helper(pertti):
    client = browser(pertti)
    client.post(ERASE, {"stories": "now", "news": "go"})
    code = code_in(mail.outbox[-1])
    assert client.post("/fi/card/help/code/", {"code": code}).url == HELP


def test_a_helper_whose_account_is_closed_or_whose_role_is_gone_helps_nobody(asks, pertti, mirja):
    request = CardRequest.objects.get(kind="sign in")
    pertti.groups.clear()
    with pytest.raises(PermissionDenied):
        asking.say_yes(type(pertti).objects.get(pk=pertti.pk), request=request)
    mirja.is_active = False
    with pytest.raises(PermissionDenied):
        asking.say_yes(mirja, request=request)


def test_rights_given_while_it_waits_stop_it(asks, aino, pertti):
    number = number_on(asks)
    give_role(aino, Role.EDITOR)
    help_with(pertti, number)
    asks.post(WAIT)
    assert not is_in(asks)
