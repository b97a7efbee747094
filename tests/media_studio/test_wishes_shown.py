"""Wishes at the newsroom's desk: shown without contact details, answered, taken down, written down."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from content import telling_back, wishing
from content.models import Wish, WishStep
from content.restoring import replay_ledger
from media_studio import newsroom, reminding, wishes
from media_studio.refusals import AlreadyDecided, NotReady
from media_studio.wish_words import what_is_told, without_contacts
from media_studio.wishes import Answer
from portal.kit import clock
from tests.factories.wishes import ADDRESS, SAID, answered, show

from .newsroom_world import fresh

pytestmark = pytest.mark.django_db


def acts(wish):
    return list(wish.steps.values_list("act", flat=True))


def test_a_shown_wish_waits_for_an_answer_and_the_log_says_who_showed_it(eeva):
    wish = fresh(show(eeva))
    assert wish.is_shown
    assert not wish.is_changed
    assert wish.answer_due == clock.today() + timedelta(days=30)
    assert list(newsroom.wishes_to_answer()) == [wish]
    assert [(step.act, step.by) for step in wish.steps.all()] == [("shown", eeva)]


@pytest.mark.parametrize(
    "words",
    [
        "Soita minulle 040 123 4567.",
        "Kirjoita aino.laine@example.org.",
        "Tunnukseni on 131052-308T.",
        "Numeroni on nolla neljä nolla yksi kaksi kolme neljä viisi kuusi seitsemän.",
    ],
)
def test_contact_details_are_left_out_and_cannot_be_shown(eeva, words):
    wish = wishing.leave_wish(None, words=words)
    with pytest.raises(NotReady):
        wishes.show_wish(eeva, wish=wish, words=words)
    masked = without_contacts(words)
    assert "[…]" in masked
    shown = wishes.show_wish(eeva, wish=wish, words=masked)
    assert (shown.is_changed, acts(shown)) == (True, ["words"])
    assert what_is_told(words, "fi")
    assert what_is_told(masked, "fi") == []


def test_words_without_contact_details_stay_as_they_are():
    words = "Toivon, että bussi 7 pysähtyy klo 12.30 sairaalan ovella."
    assert without_contacts(words) == words


def test_the_first_answer_goes_by_mail_and_the_address_is_forgotten(eeva, work, mailoutbox):
    wish = show(eeva, mail=ADDRESS)
    work(wishes.answer_wish, eeva, wish=wish, answer=SAID)
    wish = fresh(wish)
    assert (wish.state, wish.owner, wish.email, wish.letter) == ("planned", "Savon OTE", "", "")
    assert mailoutbox[0].to == [ADDRESS]
    assert "Ramppi tulee keväällä." in mailoutbox[0].body
    assert f"/fi/wishes/{wish.pk}/" in mailoutbox[0].body
    work(wishes.answer_wish, eeva, wish=wish, answer=Answer("changed", "Ramppi on tehty."))
    assert fresh(wish).get_state_display() == "Muutettu"
    assert len(mailoutbox) == 1
    assert acts(wish) == ["shown", "answered", "answered"]


@pytest.mark.parametrize("answer", [Answer("", "Kyllä."), Answer("maybe", "Kyllä."), Answer("planned", " ")])
def test_an_answer_has_a_state_and_words(eeva, answer):
    with pytest.raises(NotReady):
        wishes.answer_wish(eeva, wish=show(eeva), answer=answer)


def test_a_wish_that_is_taken_down_is_gone_for_readers_and_can_be_shown_again(eeva, work, mailoutbox):
    wish = show(eeva, mail=ADDRESS)
    work(wishes.take_down_wish, eeva, wish=wish, reason="Siinä oli toisen ihmisen nimi.")
    assert not Wish.objects.shown().exists()
    assert "Siinä oli toisen ihmisen nimi." in mailoutbox[0].body
    assert fresh(wish).email == ""
    with pytest.raises(AlreadyDecided):
        wishes.answer_wish(eeva, wish=wish, answer=SAID)
    again = wishes.show_wish(eeva, wish=wish, words="Toivon luiskaa.")
    assert (again.is_shown, again.shown_words, acts(again)) == (
        True,
        "Toivon luiskaa.",
        ["shown", "down", "words"],
    )


@pytest.mark.parametrize("reason", ["", "  "])
def test_taking_down_has_a_reason(eeva, reason):
    with pytest.raises(NotReady):
        wishes.take_down_wish(eeva, wish=show(eeva), reason=reason)


def test_nothing_is_shown_twice_nor_after_it_was_put_away(eeva):
    with pytest.raises(AlreadyDecided):
        wishes.show_wish(eeva, wish=show(eeva), words="Bussi")
    away = wishes.thank_for_wish(eeva, wish=wishing.leave_wish(None, words="Bussi"))
    with pytest.raises(AlreadyDecided):
        wishes.show_wish(eeva, wish=away, words="Bussi")
    assert acts(away) == ["away"]


def test_only_the_newsroom_shows_answers_and_takes_down(aino, eeva):
    wish = show(eeva)
    for act, more in (
        (wishes.show_wish, {"words": "Bussi"}),
        (wishes.answer_wish, {"answer": SAID}),
        (wishes.take_down_wish, {"reason": "Ei."}),
    ):
        with pytest.raises(PermissionDenied):
            act(aino, wish=wish, **more)


def test_a_mail_that_is_refused_is_tried_again_and_then_given_up(eeva, work, mailoutbox, monkeypatch):
    wish = show(eeva, mail=ADDRESS)
    monkeypatch.setattr(telling_back, "_letter", lambda _thing: 1 / 0)
    work(wishes.answer_wish, eeva, wish=wish, answer=SAID)
    assert fresh(wish).email == ADDRESS
    for _try in range(2):
        Wish.objects.update(letter_due_at=clock.now())
        telling_back.tell_due()
    assert (fresh(wish).email, fresh(wish).letter_due_at, mailoutbox) == ("", None, [])


def test_what_a_reader_wrote_is_erased_a_month_after_it_was_handled(eeva, monkeypatch):
    shown, down = show(eeva, "Soita 040 123 4567.", shown="Soita […]."), show(eeva)
    waits = wishing.leave_wish(None, words="Bussi", mail=ADDRESS)
    wishes.take_down_wish(eeva, wish=down, reason="Ei.")
    assert telling_back.forget_in_time() == 0
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    telling_back.forget_in_time()
    assert (fresh(shown).words, fresh(shown).shown_words) == ("", "Soita […].")
    assert not Wish.objects.filter(pk=down.pk).exists()
    assert (fresh(waits).words, fresh(waits).email) == ("Bussi", ADDRESS)
    much_later = clock.now() + timedelta(days=180)
    monkeypatch.setattr(clock, "now", lambda: much_later)
    telling_back.forget_in_time()
    assert (fresh(waits).words, fresh(waits).email) == ("Bussi", "")


def test_the_log_keeps_nothing_of_what_the_reader_wrote(eeva):
    answered(eeva, "Soita 040 123 4567.", shown="Soita […].")
    assert not WishStep.objects.filter(words__contains="Soita").exists()


@pytest.mark.parametrize(("days", "is_told"), [(22, False), (24, True)])
def test_the_newsroom_is_reminded_a_week_before_the_last_day(eeva, monkeypatch, days, is_told):
    show(eeva)
    told = []
    monkeypatch.setattr(reminding, "tell_something_waits", lambda person, **_desk: told.append(person))
    later = clock.now() + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: later)
    reminding.remind_newsroom()
    assert (eeva in told) is is_told


def test_a_restore_does_not_bring_back_what_was_taken_down(eeva, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    down, again = show(eeva), show(eeva)
    for wish in (down, again):
        wishes.take_down_wish(eeva, wish=wish, reason="Ei.")
    wishes.show_wish(eeva, wish=again, words="Toivon luiskaa.")
    Wish.objects.update(taken_down_at=None)
    assert replay_ledger()["wishes"] == 1
    assert (fresh(down).is_shown, fresh(again).is_shown) == (False, True)
    assert replay_ledger()["wishes"] == 0
