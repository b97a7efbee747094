"""What is kept of cards: told to their person, erased with them, gone in time."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from portal.accounts import forgetting
from portal.accounts.cards.making import throw_away
from portal.accounts.cards.picture import QUIET, qr_of
from portal.accounts.farewell import erase_person
from portal.accounts.models import CardRequest, Device, SignInCard
from portal.accounts.own_data.reading import own_tables
from portal.kit import clock

from .steps import browser, come_in, door

pytestmark = pytest.mark.django_db


def test_cards_go_with_the_account(aino, pertti, secret):
    come_in(browser(), secret, pertti, own="yes")
    erase_person(aino, keeps_news=False)
    assert not SignInCard.objects.exists()
    assert not CardRequest.objects.exists()
    assert not Device.objects.filter(person=aino).exists()
    assert browser().post(door(secret)).status_code == 404


def test_the_person_gets_a_copy_of_it_without_secrets_and_helpers(aino, pertti, card, secret):
    come_in(browser(), secret, pertti)
    told = {each.declared.table: str([row.__dict__ for row in each.rows]) for each in own_tables(aino)}
    assert {"accounts.SignInCard", "accounts.CardRequest"} <= set(told)
    every = "".join(told.values())
    assert card.secret_digest not in every
    assert "Pertti" not in every


def test_a_helper_who_is_erased_leaves_the_card_to_its_person(aino, pertti, card):
    erase_person(pertti, keeps_news=False)
    card.refresh_from_db()
    assert card.person == aino


def test_old_cards_and_uses_go_in_time(aino, pertti, card, secret, monkeypatch):
    come_in(browser(), secret, pertti)
    throw_away(aino, card=card)
    assert not forgetting.old_cards().exists()
    moment = clock.now() + timedelta(days=181)
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert list(forgetting.old_cards()) == [card]
    assert forgetting.old_card_requests().count() == 2  # the making and the use


def test_the_picture_has_white_around_it_and_is_drawn_in_whole_modules():
    picture = qr_of("https://portal.example.org/fi/card/open/x/")
    assert picture.path.startswith(f"M{QUIET} {QUIET}h7v1h-7z")  # the first corner mark
    assert (
        max(int(part.split()[1].split("h")[0]) for part in picture.path.split("M")[1:])
        == picture.size - QUIET - 1
    )


def test_in_production_the_mark_is_bound_to_the_host():
    written = (Path(settings.BASE_DIR) / "portal" / "settings" / "production.py").read_text()
    assert 'SIGN_IN_CARD_COOKIE = "__Host-card-device"' in written
    assert json.dumps(settings.SIGN_IN_CARD_COOKIE) == '"card-device"'
