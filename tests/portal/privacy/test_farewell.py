"""Asking for the erasure of one's account: calm words, a mailed code, thirty days, one button to stay."""

import re
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from content.models import Seal, StoryPage
from peer.models import Shift
from portal.accounts import farewell
from portal.accounts.models import Farewell, User
from portal.kit import clock
from tests.factories.shifts import put_on_duty
from tests.portal.sign_in_steps import ask_for_code, code_in

pytestmark = pytest.mark.django_db
NOW, LAST_DAY = Farewell.Stories.NOW, Farewell.Stories.LAST_DAY


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


@pytest.fixture
def page():
    return reverse("accounts:farewell")


def type_code(client, code):
    return client.post(reverse("accounts:farewell_code"), {"code": code}, follow=True).content.decode()


def test_aino_asks_types_the_code_and_has_thirty_days(client, aino, page):
    client.force_login(aino)
    assert "Haluatko poistaa tilisi?" in client.get(page).content.decode()
    answer = client.post(page, {"stories": "now", "news": "go"}, follow=True)
    assert "Kirjoita koodi" in answer.content.decode()
    assert not Farewell.objects.exists()
    told = type_code(client, code_in(mail.outbox[-1]))
    assert "Tilisi poistetaan" in told
    [asked] = Farewell.objects.all()
    assert asked.erase_at - asked.asked_at == timedelta(days=30)
    assert (asked.why, asked.stories, asked.keeps_news) == ("own", "now", False)
    assert User.objects.get(pk=aino.pk).first_name == "Aino"


def test_without_the_code_nothing_is_asked(client, aino, page):
    client.force_login(aino)
    client.post(page, {"stories": "now", "news": "go"})
    wrong = "111-111" if code_in(mail.outbox[-1]) != "111-111" else "222-222"
    for _time in range(4):
        assert "Koodi ei täsmää" in type_code(client, wrong)
        assert not Farewell.objects.exists()
    assert "Haluatko poistaa tilisi?" in type_code(client, wrong)
    type_code(client, code_in(mail.outbox[-1]))
    assert not Farewell.objects.exists()


def test_another_code_can_be_mailed_and_the_choice_is_kept(client, aino, page):
    client.force_login(aino)
    client.post(page, {"stories": "last day", "news": "go"})
    first = code_in(mail.outbox[-1])
    told = client.post(reverse("accounts:farewell_code"), {"action": "resend"}, follow=True).content.decode()
    assert "Lähetimme sinulle uuden koodin." in told
    newest = code_in(mail.outbox[-1])
    if first != newest:
        assert "Koodi ei täsmää" in type_code(client, first)
    type_code(client, newest)
    assert Farewell.objects.get().stories == LAST_DAY


def test_without_anything_waiting_another_code_is_asked_for_anew(client, aino, page):
    client.force_login(aino)
    client.post(reverse("accounts:farewell_code"), {"action": "resend"})
    assert mail.outbox == []
    assert client.get(reverse("accounts:farewell_code")).url == page


def test_a_mail_that_does_not_go_loses_nothing(client, aino, page, monkeypatch):
    def refuse(*_words, **_more):
        raise ConnectionRefusedError("for aino@example.org")

    monkeypatch.setattr("portal.accounts.views.fresh_code.send_letter", refuse)
    client.force_login(aino)
    told = client.post(page, {"stories": "last day", "news": "go"}).content.decode()
    assert "Emme voineet lähettää sähköpostia." in told
    assert re.search(r'value="last day"[^>]*checked', told)


def test_a_code_of_yesterday_opens_nothing(client, aino, page, monkeypatch):
    client.force_login(aino)
    client.post(page, {"stories": "now", "news": "go"})
    real = time.time
    monkeypatch.setattr("time.time", lambda: real() + 24 * 60 * 60)
    type_code(client, code_in(mail.outbox[-1]))
    assert not Farewell.objects.exists()


def test_many_codes_in_an_hour_are_refused(client, aino, page):
    client.force_login(aino)
    for _time in range(6):
        client.post(page, {"stories": "now", "news": "go"})
    told = client.post(page, {"stories": "last day", "news": "stay"}).content.decode()
    assert "Odota tunti" in told
    assert len(mail.outbox) == 6
    assert re.search(r'value="last day"[^>]*checked', told)


def test_a_choice_that_is_none_is_refused_kindly(client, aino, page):
    client.force_login(aino)
    assert "Valitse yksi näistä." in client.post(page, {"stories": "never"}).content.decode()
    assert mail.outbox == []


def test_signing_in_says_so_and_one_press_keeps_the_account(client, aino, page):
    farewell.ask_farewell(aino)
    ask_for_code(client, aino.email)
    answer = client.post(reverse("account_confirm_login_code"), {"code": code_in(mail.outbox[-1])})
    assert answer["Location"].endswith(page)
    assert "Pidä tilini" in client.get(page).content.decode()
    assert "Tilisi poistetaan" in client.get(reverse("accounts:me")).content.decode()
    told = client.post(reverse("accounts:farewell_keep"), follow=True).content.decode()
    assert "Tilisi jää" in told
    assert farewell.waiting_farewell(aino) is None
    assert "Tilisi poistetaan" not in client.get(reverse("accounts:me")).content.decode()


def test_asking_twice_is_asking_once_and_staying_twice_changes_nothing(aino):
    assert farewell.ask_farewell(aino) == farewell.ask_farewell(aino, stories=LAST_DAY)
    assert farewell.stay(aino) is True
    assert farewell.stay(aino) is False
    farewell.ask_farewell(aino)
    assert Farewell.objects.count() == 2


def test_mails_tell_the_day_and_the_way_back(aino, work, page):
    work(farewell.ask_farewell, aino)
    [letter] = mail.outbox
    assert letter.to == [aino.email]
    assert page in letter.body
    work(farewell.stay, aino)
    assert "Tilisi jää" in mail.outbox[-1].body


@pytest.mark.parametrize(
    ("days", "erased"), [(29, 0), (30, 1), (31, 1)], ids=["the day before", "on the day", "after"]
)
def test_it_is_erased_on_its_day_and_not_before(aino, monkeypatch, days, erased):
    asked = farewell.ask_farewell(aino)
    monkeypatch.setattr(clock, "now", lambda: asked.asked_at + timedelta(days=days))
    assert farewell.erase_due() == erased
    assert User.objects.get(pk=aino.pk).is_active is (erased == 0)


def test_after_staying_no_day_comes(aino, monkeypatch):
    asked = farewell.ask_farewell(aino)
    farewell.stay(aino)
    monkeypatch.setattr(clock, "now", lambda: asked.asked_at + timedelta(days=40))
    assert farewell.erase_due() == 0


def test_a_moderator_on_shift_ends_the_shift_first(client, mirja, page):
    put_on_duty(mirja)
    client.force_login(mirja)
    assert "Lopeta ensin vuorosi." in client.get(page).content.decode()
    with pytest.raises(farewell.NotNow):
        farewell.ask_farewell(mirja)
    Shift.objects.update(ended_at=clock.now())
    assert farewell.ask_farewell(mirja)


def test_the_only_administrator_names_another_one_first(sampo):
    with pytest.raises(farewell.NotNow, match="ylläpitäjä"):
        farewell.ask_farewell(sampo)


class TestOnAWrittenRequest:
    """An administrator begins it."""

    def test_for_a_reason_with_a_tick_and_the_person_is_mailed(self, client, sampo, aino, work):
        client.force_login(sampo)
        address = reverse("erase_person", args=[aino.pk])
        assert address in client.get(reverse("wagtailusers_users:edit", args=[aino.pk])).content.decode()
        client.post(address, {"why": "letter"})
        assert not Farewell.objects.exists()
        work(client.post, address, {"why": "letter", "sure": "on"})
        [asked] = Farewell.objects.all()
        assert (asked.person, asked.asked_by, asked.why) == (aino, sampo, "letter")
        assert "Ylläpitäjä aloitti tämän." in mail.outbox[-1].body
        assert "poistetaan jo" in client.get(address).content.decode()

    def test_the_person_can_keep_the_account(self, sampo, aino):
        farewell.order_farewell(sampo, person=aino, why="letter")
        assert farewell.stay(aino)

    def test_nobody_else_does_it_and_not_for_oneself(self, sampo, eeva, mirja, aino):
        for actor, person in ((eeva, aino), (mirja, aino), (aino, aino), (sampo, sampo)):
            with pytest.raises(PermissionDenied):
                farewell.order_farewell(actor, person=person, why="letter")

    def test_the_persons_own_wish_is_no_reason_of_an_administrator(self, sampo, aino):
        with pytest.raises(PermissionDenied):
            farewell.order_farewell(sampo, person=aino, why="own")

    def test_an_account_that_is_shut_is_erased_too(self, sampo, aino, monkeypatch):
        User.objects.filter(pk=aino.pk).update(is_active=False)
        asked = farewell.order_farewell(sampo, person=User.objects.get(pk=aino.pk), why="relatives")
        assert asked.stories == LAST_DAY
        monkeypatch.setattr(clock, "now", lambda: asked.erase_at)
        assert farewell.erase_due() == 1


class TestPublicStories:
    """What readers see meanwhile."""

    @pytest.fixture
    def story(self, aino, eeva):
        from media_studio import drafting, publishing
        from media_studio.queries import read_revision
        from tests.factories.telling import begin_alone, read_through

        story = begin_alone(aino, title="Kielo")
        fields = {"title": "Kielo", "summary": "Kielo kukkii.", "text": "Kevät."}
        drafting.save_draft(aino, story=story, fields=fields, seen_revision=story.latest_revision_id)
        fresh = StoryPage.objects.get(pk=story.pk)
        drafting.hand_in(aino, story=fresh, through_supporter=False)
        read_through(eeva, StoryPage.objects.get(pk=story.pk))
        fresh = StoryPage.objects.get(pk=story.pk)
        number = read_revision(fresh).pk
        publishing.publish_consented(aino, story=fresh, revision_id=number, byline="A.", places=["site"])
        return StoryPage.objects.get(pk=story.pk)

    def test_they_are_hidden_at_once_and_come_back_as_they_were(self, client, story, aino):
        assert client.get(story.url).status_code == 200
        asked = farewell.ask_farewell(aino, stories=NOW)
        assert client.get(story.url).status_code == 404
        assert Seal.objects.open().get(page_number=story.pk).erase_at == asked.erase_at
        farewell.stay(aino)
        assert client.get(story.url).status_code == 200

    def test_or_stay_until_the_last_day(self, client, story, aino, monkeypatch):
        asked = farewell.ask_farewell(aino, stories=LAST_DAY)
        assert client.get(story.url).status_code == 200
        monkeypatch.setattr(clock, "now", lambda: asked.erase_at)
        farewell.erase_due()
        assert client.get(story.url).status_code == 404
        assert not StoryPage.objects.filter(pk=story.pk).exists()

    def test_what_was_taken_back_before_is_not_brought_back(self, client, story, aino):
        from media_studio.taking_back import take_back_story

        take_back_story(aino, story=story)
        farewell.ask_farewell(aino, stories=NOW)
        farewell.stay(aino)
        assert client.get(story.url).status_code == 404
        assert Seal.objects.open().filter(page_number=story.pk).exists()
