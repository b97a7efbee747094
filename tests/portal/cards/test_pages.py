"""Cards: pages that work without a script, tell no more than they must, and are off where cards are."""

from datetime import timedelta

import pytest
from django.core import mail

from portal.accounts.models import CardRequest, SignInCard, User
from portal.accounts.views.card_help import CARDS_A_PAGE
from portal.kit import clock

from .steps import HELP, LOGIN, ME, WAIT, browser, come_in, door, help_with, is_in, number_on

pytestmark = pytest.mark.django_db


def test_everything_works_without_a_script(pertti, secret):
    """The pages hold forms and words; the button looks again, and says that nothing came yet."""
    there = browser()
    there.post(door(secret))
    page = there.get(WAIT).content.decode()
    assert "Katso uudestaan" in page
    again = there.post(WAIT, follow=True).content.decode()
    assert "Lupaa ei ole vielä." in again
    help_with(pertti, number_on(there))
    assert "Auttaja antoi luvan" in there.get(WAIT).content.decode()
    assert there.post(WAIT).url == ME


def test_a_script_is_told_the_state_and_nothing_else(pertti, secret):
    there = browser()
    there.post(door(secret))
    ask = {"headers": {"accept": "application/json"}}
    assert there.get(WAIT, **ask).json() == {"state": "waiting"}
    help_with(pertti, number_on(there))
    assert there.get(WAIT, **ask).json() == {"state": "yes"}
    assert not is_in(there)


def test_a_new_device_is_told_of_by_mail(aino, pertti, secret, work):
    User.objects.update(date_joined=clock.now() - timedelta(days=30))
    there = browser()
    there.post(door(secret))
    help_with(pertti, number_on(there))
    work(there.post, WAIT)
    assert mail.outbox[-1].to == [aino.email]


def test_where_cards_are_off_there_is_no_such_address(settings, aino, secret):
    settings.SIGN_IN_CARDS = False
    for address in (door(secret), WAIT, HELP, "/fi/me/card/"):
        assert browser(aino).get(address).status_code == 404
    assert browser().post(door(secret)).status_code == 404
    assert "kirjautumiskortti" not in browser().get(LOGIN).content.decode()


def test_a_use_is_written_down(card, secret, pertti):
    come_in(browser(), secret, pertti)
    used = CardRequest.objects.get(kind="sign in")
    assert (used.state, used.helper, used.card) == ("done", pertti, card)
    assert SignInCard.objects.get(pk=card.pk).last_used_at is not None


def test_many_cards_are_on_pages_and_each_can_be_thrown_away(pertti, card):
    """No list grows without an end; by first names, so that a person is found."""
    people = User.objects.bulk_create(
        User(email=f"nelli{number}@example.org", first_name="Nelli") for number in range(CARDS_A_PAGE)
    )
    for who in people:
        made = {"made_at": card.made_at, "ends_at": card.ends_at, "secret_digest": f"{who.pk}"}
        SignInCard.objects.create(person=who, made_by=pertti, **made)
    helper = browser(pertti)
    first, second = (helper.get(f"{HELP}?page={number}").content.decode() for number in (1, 2))
    assert "Aino" in first
    assert first.count("/throw-away/") == CARDS_A_PAGE
    last = SignInCard.objects.get(person=people[-1])
    assert second.count("/throw-away/") == 1
    assert helper.post(f"{HELP}{last.pk}/throw-away/").url == HELP
    last.refresh_from_db()
    assert last.revoked_at
    assert "?page=2" not in helper.get(HELP).content.decode()
