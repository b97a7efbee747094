"""An address that signs up once more: it stays as it is, its owner hears so, and can change what was told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from content.event_mail import key_of
from content.models import SignUp
from content.signing_up import Wanted, change_needs, give_back, sign_up
from portal.kit import clock
from tests.factories.events import make_event, make_event_page, make_sign_up

pytestmark = pytest.mark.django_db
KAISA = Wanted(
    name="Kaisa", email="kaisa@example.org", needs=("loop",), words="Tulen junalla.", language="fi"
)
OTHER = Wanted(
    name="Toinen", email=" KAISA@example.org", needs=("food",), words="Ei pähkinää.", language="fi"
)


@pytest.fixture
def later(monkeypatch):
    def go_on(hours):
        then = clock.now() + timedelta(hours=hours)
        monkeypatch.setattr(clock, "now", lambda: then)

    return go_on


@pytest.fixture
def event():
    made = make_event(capacity=1, online_url="https://example.org/kokous", way="both")
    make_event_page(made)
    return made


def kept():
    return [(one.name, one.needs, one.words) for one in SignUp.objects.all()]


def test_what_is_told_anew_is_not_kept_and_the_owner_of_the_address_hears_so(work, mailoutbox, event):
    for wanted in (KAISA, OTHER):
        work(sign_up, None, event=event, wanted=wanted)
    assert kept() == [("Kaisa", ("loop",), "Tulen junalla.")]
    place, again = mailoutbox
    assert again.to == ["kaisa@example.org"]
    assert "Uusia tietoja ei siis tallennettu." in again.body
    assert "Paikkasi on yhä sinun." in again.body
    assert "https://example.org/kokous" in again.body
    for mail in (place, again):
        assert f"/fi/events/place/{key_of(SignUp.objects.get())}/told/\n" in mail.body
        assert f"/fi/events/place/{key_of(SignUp.objects.get())}/\n" in mail.body + "\n"
    assert "pähkinää" not in again.body  # anybody could write to anybody so


def test_who_waits_hears_that_they_wait(work, mailoutbox, event):
    make_sign_up(event, "Aa")
    for wanted in (KAISA, OTHER):
        work(sign_up, None, event=event, wanted=wanted)
    assert "Odotat yhä paikkaa." in mailoutbox[-1].body
    assert "https://example.org/kokous" not in mailoutbox[-1].body


def test_an_address_is_mailed_at_most_once_an_hour_that_it_is_there(work, mailoutbox, event, later):
    for wanted in (KAISA, OTHER, OTHER, KAISA):
        work(sign_up, None, event=event, wanted=wanted)
    assert len(mailoutbox) == 2
    later(hours=2)
    for wanted in (KAISA, OTHER):
        work(sign_up, None, event=event, wanted=wanted)
    assert len(mailoutbox) == 3
    assert SignUp.objects.count() == 1


def test_pressing_twice_gives_one_mail(work, mailoutbox, event, later):
    for _each in range(2):
        work(sign_up, None, event=event, wanted=KAISA)
    assert len(mailoutbox) == 1
    later(hours=2)
    work(sign_up, None, event=event, wanted=KAISA)  # perhaps the first mail never came
    assert len(mailoutbox) == 2


def test_when_that_mail_does_not_go_the_next_time_it_does(work, mailoutbox, event, monkeypatch, caplog):
    work(sign_up, None, event=event, wanted=KAISA)

    def break_down(*_args, **_context):
        raise OSError("kaisa@example.org")

    with monkeypatch.context() as broken:
        broken.setattr("content.event_mail.send_letter", break_down)
        work(sign_up, None, event=event, wanted=OTHER)
    assert (len(mailoutbox), SignUp.objects.get().again_at) == (1, None)
    assert "kaisa" not in caplog.text
    work(sign_up, None, event=event, wanted=OTHER)
    assert len(mailoutbox) == 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_mail_speaks_the_language_of_the_first_time(work, mailoutbox, event, language):
    make_sign_up(event, language=language)
    work(sign_up, None, event=event, wanted=OTHER)
    with translation.override(language):
        assert translation.gettext("Somebody signed up with your address again.") in mailoutbox[0].body


def test_whoever_holds_the_link_changes_what_they_need_and_nothing_else():
    one = make_sign_up(make_event(), words="Vanha", told="coming")
    before = SignUp.objects.filter(pk=one.pk).values("email", "state", "told", "salt", "language").get()
    assert change_needs(key_of(one), needs=("food",), words="Ei pähkinää.")
    assert kept() == [("Kaisa", ("food",), "Ei pähkinää.")]
    assert (
        SignUp.objects.filter(pk=one.pk).values("email", "state", "told", "salt", "language").get() == before
    )


def test_a_link_that_opens_nothing_changes_nothing(work):
    one = make_sign_up(make_event())
    key = key_of(one)
    assert not change_needs(f"{key}0", needs=(), words="")
    work(give_back, key)
    assert not change_needs(key, needs=(), words="")


def test_the_page_behind_the_link_shows_what_was_told_and_keeps_what_is_changed(event):
    one = make_sign_up(event, needs=("loop",), words="Tulen <b>junalla</b>.")
    path = f"/fi/events/place/{key_of(one)}/told/"
    shown = Client().get(path)
    assert "Kaisa" not in shown.content.decode()  # it may be a stranger's address
    assert "Tulen &lt;b&gt;junalla&lt;/b&gt;." in shown.content.decode()
    assert (shown["Cache-Control"], shown["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post(path, {"name": "Toinen", "needs": ["loop", "quiet"], "words": ""})
    assert kept() == [("Kaisa", ("loop", "quiet"), "")]
    assert "Muutos on tallennettu." in browser.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("wrong", [{"words": "a" * 61}, {"needs": ["nothing"]}])
def test_a_change_that_is_not_whole_gives_the_words_back_and_keeps_the_old_ones(event, wrong):
    one = make_sign_up(event, words="Vanha")
    sent = {"needs": ["quiet"], "words": "Uudet sanat"} | wrong
    text = Client().post(f"/fi/events/place/{key_of(one)}/told/", sent).content.decode()
    assert "error-summary" in text
    assert sent["words"] in text
    assert kept() == [("Kaisa", (), "Vanha")]


def test_a_link_that_was_used_to_give_the_place_back_says_so(event):
    one = make_sign_up(event)
    path = f"/fi/events/place/{key_of(one)}/told/"
    one.delete()
    assert Client().get(path).status_code == 404
    assert Client().post(path, {}).status_code == 404


def test_guesses_at_both_links_are_counted_together():
    said = [
        Client().get(f"/fi/events/place/{number}-abc/{'told/' if number % 2 else ''}").status_code
        for number in range(21)
    ]
    assert said == [404] * 20 + [429]
