"""A card is made together, never for whoever has rights over others, and can always be thrown away."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.accounts.cards import asking
from portal.accounts.cards.making import (
    CardRefused,
    current_card,
    digest_of,
    good_card,
    make_card_for,
    make_own_card,
    replay_cards,
    throw_away,
)
from portal.accounts.cards.permissions import may_hold_card
from portal.accounts.models import CardRequest, SignInCard
from portal.accounts.roles import Role, give_role
from portal.kit import clock, ledger
from tests.conftest import person
from tests.portal.sign_in_steps import code_in

from .steps import (
    ANSWER,
    HELP,
    ME,
    MINE,
    WAIT,
    browser,
    come_in,
    door,
    help_with,
    is_in,
    make_card,
    number_on,
)

pytestmark = pytest.mark.django_db
MAKE_FOR = "/fi/card/help/make/"


def make_in_the_browser(aino, helper, **sent):
    mine = browser(aino)
    mine.post(MINE, sent)
    help_with(helper, number_on(mine))
    return mine, mine.post(WAIT)


def picture_on(page):
    """The drawing of the picture that a camera reads; what it says stands nowhere in words."""
    return re.search(r'<path fill="#000"[^>]* d="(M[^"]+)"', page.content.decode())[1]


def test_a_card_is_made_by_the_person_with_a_helpers_yes(aino, pertti):
    _mine, page = make_in_the_browser(aino, pertti)
    assert page.status_code == 200
    assert picture_on(page)
    card = SignInCard.objects.get(person=aino)
    assert (card.made_by, card.is_made_for) == (pertti, False)


def test_a_supporter_helps_to_make_one_too(aino, supporter):
    _mine, page = make_in_the_browser(aino, supporter)
    assert page.status_code == 200
    assert current_card(aino).made_by == supporter


def test_nobody_makes_one_alone(aino):
    mine = browser(aino)
    mine.post(MINE)
    assert mine.post(WAIT).url == WAIT
    request = CardRequest.objects.get()
    with pytest.raises(PermissionDenied):
        make_own_card(aino, request=request)
    with pytest.raises(PermissionDenied):
        asking.say_yes(aino, request=request)
    assert not SignInCard.objects.exists()


def test_a_supporter_of_somebody_else_or_of_one_story_does_not_help(aino, oiva, veikko):
    from tests.factories.telling import begin_alone

    from .steps import support

    support(oiva, veikko)
    support(aino, veikko, story=begin_alone(aino, title="Aamu"))
    mine = browser(aino)
    mine.post(MINE)
    assert "Kukaan ei odota" in help_with(veikko, number_on(mine)).content.decode()


def test_the_page_to_print_is_shown_once_and_kept_by_nobody(aino, pertti):
    mine, page = make_in_the_browser(aino, pertti)
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert mine.get(WAIT).url == ME
    assert "sign-in-card__picture" not in mine.get(MINE).content.decode()
    kept = re.findall(r"[\w-]{32}", str(dict(mine.session.items())))
    assert SignInCard.objects.get().secret_digest not in {digest_of(each) for each in kept}


def test_of_the_secret_only_a_digest_is_kept(card, secret):
    stored = " ".join(str(value) for value in SignInCard.objects.values_list().get(pk=card.pk))
    assert secret not in stored
    assert len(secret) * 6 >= 128  # bits: each letter of it is one of 64


def test_the_name_stands_on_the_card_only_by_wish(aino, pertti):
    _mine, page = make_in_the_browser(aino, pertti)
    assert "sign-in-card__name" not in page.content.decode()
    _mine, page = make_in_the_browser(aino, pertti, name="yes")
    assert '<p class="sign-in-card__name">Aino</p>' in page.content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR, Role.PROFESSIONAL])
def test_never_for_whoever_has_rights_over_others(role, pertti, roles):
    somebody = person("Joku", Role.MEMBER, role)
    assert not may_hold_card(somebody)
    with pytest.raises(CardRefused):
        make_card(somebody, pertti)
    client = browser(somebody)
    assert client.post(MINE).status_code == 403
    assert 'name="name"' not in client.get(MINE).content.decode()
    assert not CardRequest.objects.filter(person=somebody, state="waiting").exists()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR])
def test_rights_that_come_later_throw_the_card_away_and_end_what_it_opened(role, aino, pertti, secret):
    there = browser()
    come_in(there, secret, pertti)
    assert is_in(there)
    give_role(aino, role)
    assert not current_card(aino)
    assert not is_in(there)
    with pytest.raises(CardRefused):
        good_card(secret)


def test_rights_are_found_by_whatever_door_they_come(aino, oiva, pertti, secret):
    Group.objects.get(name=Role.EDITOR).user_set.add(aino)
    assert not current_card(aino)
    make_card(oiva, pertti)
    oiva.is_superuser = True
    oiva.save()
    assert not current_card(oiva)


def test_rights_are_asked_at_each_use_too(aino, secret):
    """Past all signals, as a restored database has them."""
    through = aino.groups.through
    through.objects.create(user=aino, group=Group.objects.get(name=Role.EDITOR))
    page = browser().post(door(secret))
    assert page.status_code == 404
    assert not CardRequest.objects.filter(kind="sign in").exists()


def test_a_new_card_ends_the_old_one(aino, pertti, secret):
    _new, other = make_card(aino, pertti)
    assert good_card(other)
    with pytest.raises(CardRefused):
        good_card(secret)


def test_a_card_ends_by_itself(secret, monkeypatch, settings):
    later = clock.now() + timedelta(days=settings.SIGN_IN_CARD_DAYS + 1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert browser().post(door(secret)).status_code == 404


def test_its_person_a_supporter_and_staff_throw_it_away_and_nobody_else(aino, oiva, supporter, pertti):
    for who in (aino, supporter, pertti):
        card, _secret = make_card(aino, pertti)
        with pytest.raises(PermissionDenied):
            throw_away(oiva, card=card)
        throw_away(who, card=card)
        assert not current_card(aino)


def test_throwing_away_from_the_pages(aino, oiva, supporter, card):
    mine = browser(aino)
    throw = reverse("accounts:throw_card_away", args=[card.pk])
    assert browser(oiva).post(throw).status_code == 403
    assert browser(supporter).post(throw).url == HELP
    assert not current_card(aino)
    assert mine.post(f"{MINE}throw-away/").url == MINE


def test_the_person_sees_who_made_it_and_each_use(aino, pertti, card, secret):
    there = browser()
    come_in(there, secret, pertti)
    page = there.get(MINE).content.decode()
    assert "Pertti" in page
    assert "Kirjautuminen" in page


def test_staff_print_one_for_somebody_who_cannot_sign_in(mirja, aino, pertti, work):
    page = work(browser(mirja).post, MAKE_FOR, {"email": aino.email, "said_yes": "on"})
    assert page.status_code == 200
    assert "sign-in-card__picture" in page.content.decode()
    card = current_card(aino)
    assert (card.made_by, card.is_made_for) == (mirja, True)
    assert mail.outbox[-1].to == [aino.email]
    assert "kirjautumiskortti" in mail.outbox[-1].body


def test_whoever_printed_it_alone_does_not_also_say_yes(mirja, kaarlo, aino):
    _card, secret = make_card_for(mirja, person=aino)
    there = browser()
    there.post(door(secret))
    number = number_on(there)
    hers = browser(mirja)
    hers.post(HELP, {"number": number})
    assert "joku muu kuin sinä" in hers.get(ANSWER).content.decode()
    with pytest.raises(PermissionDenied):
        asking.say_yes(mirja, request=CardRequest.objects.get(number=number))
    help_with(kaarlo, number)
    there.post(WAIT)
    assert is_in(there)


def test_printing_for_somebody_is_for_moderators_and_administrators(aino, pertti, supporter, eeva, sampo):
    for who in (pertti, supporter, eeva):
        assert browser(who).post(MAKE_FOR, {"email": aino.email, "said_yes": "on"}).status_code == 403
    assert browser(sampo).post(MAKE_FOR, {"email": aino.email, "said_yes": "on"}).status_code == 200


def test_printing_needs_a_fresh_proof_of_the_staff(mirja, aino, monkeypatch):
    client = browser(mirja)
    later = clock.now().timestamp() + 3600
    monkeypatch.setattr("portal.accounts.views.helper_proof.time.time", lambda: later)
    assert client.post(MAKE_FOR, {"email": aino.email, "said_yes": "on"}).url == "/fi/card/help/code/"
    assert not SignInCard.objects.exists()
    monkeypatch.undo()
    code = code_in(mail.outbox[-1])
    assert client.post("/fi/card/help/code/", {"code": code}).url == MAKE_FOR
    assert aino.email in client.get(MAKE_FOR).content.decode()  # nothing is typed twice


def test_no_account_and_no_right_to_a_card_sound_alike(mirja, eeva):
    client = browser(mirja)
    pages = [
        client.post(MAKE_FOR, {"email": mail_address, "said_yes": "on"}).content.decode()
        for mail_address in ("nobody@example.org", eeva.email)
    ]
    assert all("Tälle osoitteelle ei voi tehdä korttia." in page for page in pages)


def test_a_restore_does_not_bring_a_card_back(aino, card, secret):
    throw_away(aino, card=card)
    SignInCard.objects.update(revoked_at=None)
    unknown = frozenset(line["n"] for line in ledger.lines(ledger.file_of("cards")))
    assert replay_cards(unknown) == {"cards": 1}
    with pytest.raises(CardRefused):
        good_card(secret)
