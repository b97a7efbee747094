"""What the holder of a link does, and that nobody else does it."""

import datetime

import pytest
from django.core import mail
from django.test import Client

from content import asking_people, ledger, people_lapsing
from content.asking_people import AnswerRefused, Happening, LinkRefused
from content.models import Consent, PersonIn, Rendition
from content.models.consents import is_covered
from content.restoring import replay_ledger
from portal.kit import clock
from tests.content.consent.saying import fresh

from .conftest import WORDS, rewrite, yes

LATER = datetime.date(2030, 5, 1)


@pytest.fixture
def heard(monkeypatch):
    """What the storyteller is told."""
    told = []

    def listen(_person, happening, words, went):
        told.append((happening, words, went))

    monkeypatch.setattr(asking_people, "listeners", [listen])
    return told


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def at(key, rest=""):
    return f"/fi/asked/{key}/{rest}"


def seen_on(page):
    return page.content.decode().split('name="seen" value="')[1].split('"')[0]


class TestActions:
    def test_an_unknown_an_old_and_a_removed_key_open_nothing(self, friend):
        old = asking_people.make_key(friend)
        new = asking_people.make_key(friend)
        PersonIn.objects.filter(pk=friend.pk).update(removed_at=None)
        for key in ("x", old):
            with pytest.raises(LinkRefused):
                asking_people.say_no(key)
        assert asking_people.person_of(new) == friend
        PersonIn.objects.filter(pk=friend.pk).update(removed_at=clock.now())
        with pytest.raises(LinkRefused):
            asking_people.person_of(new)

    def test_the_key_is_kept_nowhere(self, friend, key):
        friend.refresh_from_db()
        assert key not in str(PersonIn.objects.values().get(pk=friend.pk))

    def test_yes_is_to_what_was_shown_and_a_change_in_between_is_met(self, story, key, heard):
        seen = seen_on(Client().get(at(key)))
        rewrite(story, body=[("paragraph", "<p>Muuta.</p>")])
        with pytest.raises(AnswerRefused):
            asking_people.say_yes(key, seen=seen)
        assert not heard

    def test_yes_twice_is_one_yes(self, key, heard):
        yes(key)
        yes(key)
        assert [happening for happening, _words, _went in heard] == [Happening.SAID_YES]

    def test_a_yes_that_comes_after_taking_back_is_a_new_one(self, public, key, heard):
        asking_people.take_back(key)
        with pytest.raises(AnswerRefused):
            asking_people.say_yes(key, seen="an older page")
        assert yes(key).stands

    def test_no_and_a_question(self, story, key, heard):
        asking_people.ask_first(key, words="Missä tämä on?")
        assert not asking_people.say_no(key).stands
        asking_people.say_no(key)
        assert heard == [(Happening.ASKS_FIRST, "Missä tämä on?", False), (Happening.SAID_NO, "", False)]

    def test_taking_back_takes_the_story_away_at_once_and_keeps_the_tellers_yes(self, public, key, heard):
        assert Rendition.objects.exists()
        asking_people.take_back(key)
        asking_people.take_back(key)
        assert not fresh(public).live
        assert Client().get(public.url).status_code == 404
        assert not Rendition.objects.exists()
        assert Consent.objects.standing().filter(page=public).exists()
        assert heard == [(Happening.TOOK_BACK, "", True)]
        assert [line["person"] for line in ledger.lines(ledger.people_file())] == [PersonIn.objects.get().pk]

    def test_a_restore_takes_back_again_unless_yes_was_said_again(self, public, key, friend):
        before = PersonIn.objects.filter(pk=friend.pk).values("withdrawn_at", "given_at", "digest").get()
        asking_people.take_back(key)
        PersonIn.objects.filter(pk=friend.pk).update(**before)
        public.live = True
        type(public).objects.filter(pk=public.pk).update(live=True)
        assert replay_ledger()["people"] == 1
        assert not fresh(public).live
        assert replay_ledger()["people"] == 0
        yes(key)
        PersonIn.objects.filter(pk=friend.pk).update(**before)
        assert replay_ledger()["people"] == 0

    def test_another_last_day_keeps_the_yes(self, public, key):
        asking_people.change_last_day(key, until=LATER)
        assert is_covered(fresh(public))
        with pytest.raises(AnswerRefused):
            asking_people.change_last_day(key, until=datetime.date(2020, 1, 1))

    def test_a_new_yes_to_another_version_takes_the_old_one_away(self, public, key, heard):
        heard.clear()
        rewrite(public, body=[("paragraph", f"<p>{WORDS}</p>")])
        yes(key)
        assert not fresh(public).live
        assert heard == [(Happening.SAID_YES, "", True)]


class TestDoors:
    def test_the_page_shows_only_them_sets_no_cookie_and_is_kept_by_nobody(self, story, key, picture, oiva):
        page = Client().get(at(key))
        text = page.content.decode()
        assert page.status_code == 200
        assert WORDS in text
        assert f"pictures/{picture.pk}/" in text
        assert "Aamun kahvi" in text  # the words under the picture
        assert "Oiva keitti" not in text
        assert not page.cookies
        assert page["Cache-Control"] == "private, no-store"
        assert page["Referrer-Policy"] == "no-referrer"
        assert "noindex" in page["X-Robots-Tag"]
        assert 'name="referrer" content="no-referrer"' in text

    def test_the_picture_comes_to_the_holder_of_the_link_alone(self, key, friend, picture, aino):
        assert Client().get(at(key, f"pictures/{picture.pk}/")).status_code == 200
        assert Client().get(at("wrong", f"pictures/{picture.pk}/")).status_code == 404
        friend.pictures.clear()
        assert Client().get(at(key, f"pictures/{picture.pk}/")).status_code == 404

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_a_wrong_key_is_told_kindly(self, home, method):
        answer = getattr(Client(), method)(at("wrong"), {"go": "yes"})
        assert answer.status_code == 404
        assert "noindex" in answer["X-Robots-Tag"]
        assert not answer.cookies

    def test_yes_then_taken_back_asked_once(self, story, key):
        client = Client(enforce_csrf_checks=True)
        assert client.post(at(key), {"go": "yes", "seen": seen_on(client.get(at(key)))}).status_code == 302
        assert PersonIn.objects.get().stands
        assert 'name="seen"' not in client.get(at(key)).content.decode()
        assert client.get(at(key, "back/")).status_code == 200
        assert PersonIn.objects.get().stands
        assert client.post(at(key, "back/")).status_code == 302
        assert client.post(at(key, "back/")).status_code == 302
        assert not PersonIn.objects.get().stands

    def test_what_cannot_be_taken_is_said_in_words(self, story, key):
        assert Client().post(at(key), {"go": "yes", "seen": "x"}).status_code == 422
        assert Client().post(at(key), {"go": "ask", "words": " "}).status_code == 422
        assert Client().post(at(key), {"go": "day", "last_day": "x"}).status_code == 422
        assert Client().post(at(key, "back/")).status_code == 422
        assert not PersonIn.objects.get().stands

    def test_nobody_tries_keys_for_long(self, home):
        codes = [Client().get(at("wrong")).status_code for _ in range(61)]
        assert codes[0] == 404
        assert codes[-1] == 429


class TestTheEnd:
    def move(self, monkeypatch, day):
        moment = datetime.datetime.combine(day, datetime.time(9), datetime.UTC)
        monkeypatch.setattr(clock, "now", lambda: moment)

    def test_thirty_days_before_the_storyteller_is_told_once(self, public, key, heard, monkeypatch):
        asking_people.change_last_day(key, until=LATER)
        heard.clear()
        self.move(monkeypatch, LATER - datetime.timedelta(days=31))
        people_lapsing.mind_last_days()
        assert not heard
        self.move(monkeypatch, LATER - datetime.timedelta(days=30))
        people_lapsing.mind_last_days()
        people_lapsing.mind_last_days()
        assert heard == [(Happening.SOON_OVER, "", False)]

    def test_who_let_us_keep_an_address_is_asked_by_mail_with_a_new_link(
        self, story, friend, key, heard, monkeypatch
    ):
        PersonIn.objects.filter(pk=friend.pk).update(until=LATER, email="kerttu@example.org")
        yes(key, keeps_address=True)
        self.move(monkeypatch, LATER - datetime.timedelta(days=5))
        people_lapsing.mind_last_days()
        people_lapsing.mind_last_days()
        assert [letter.to for letter in mail.outbox] == [["kerttu@example.org"]]
        new = mail.outbox[0].body.split("/asked/")[1].split("/")[0]
        assert Client().get(at(key)).status_code == 404
        assert asking_people.change_last_day(new, until=None).stands

    def test_the_address_goes_with_the_answer(self, friend, key):
        PersonIn.objects.filter(pk=friend.pk).update(email="kerttu@example.org")
        assert yes(key, keeps_address=True).email == ""

    def test_after_the_last_day_nothing_is_shown_also_before_the_clock_comes_by(
        self, public, key, heard, monkeypatch
    ):
        asking_people.change_last_day(key, until=LATER)
        heard.clear()
        self.move(monkeypatch, LATER + datetime.timedelta(days=1))
        assert Client().get(public.url).status_code == 404
        people_lapsing.mind_last_days()
        people_lapsing.mind_last_days()
        assert not fresh(public).live
        assert heard == [(Happening.OVER, "", True)]
        asking_people.change_last_day(key, until=None)
        assert is_covered(fresh(public))


class TestTheQuestionAndTheTwoAnswers:
    def test_both_answers_look_alike_each_time(self, story, key):
        page = Client().get(at(key)).content.decode()
        for value in ("yes", "no"):
            assert f'<button class="button" type="submit" name="go" value="{value}">' in page
        yes(key)
        rewrite(story, body=[("paragraph", "<p>Keitin kahvia. Ja teetä.</p>")])
        again = Client().get(at(key)).content.decode()
        assert 'value="yes"' in again
        assert 'value="no"' in again

    def test_the_page_says_what_this_site_is_and_who_runs_it(self, key, settings):
        settings.SITE_NAME, settings.ORGANISATION = "Kahvila", "Yhdistys ry"
        page = Client().get(at(key)).content.decode()
        assert "Kahvila" in page
        assert "Yhdistys ry" in page

    def test_a_last_day_that_passed_before_an_answer_is_said_kindly(self, friend, key):
        PersonIn.objects.filter(pk=friend.pk).update(until="2020-01-01")
        page = Client().get(at(key)).content.decode()
        assert 'value="yes"' not in page
        assert 'value="no"' in page
        assert 'value="ask"' in page
        assert Client().post(at(key), {"go": "no"}).status_code == 302

    def test_a_question_and_its_answer_stay_until_another_is_asked(self, friend, key):
        asking_people.ask_first(key, words="Missä tämä on?")
        PersonIn.objects.filter(pk=friend.pk).update(answer="Tällä sivulla.")
        assert "Tällä sivulla." in Client().get(at(key)).content.decode()
        yes(key)
        assert "Tällä sivulla." in Client().get(at(key)).content.decode()
        asking_people.ask_first(key, words="Ja muualla?")
        page = Client().get(at(key)).content.decode()
        assert "Ja muualla?" in page
        assert "Tällä sivulla." not in page
