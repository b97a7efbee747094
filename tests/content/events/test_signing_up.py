"""Signing up, waiting, moving up, giving back: first come, first served, and nobody learns who comes."""

from datetime import timedelta

import pytest

from content import signing_up
from content.event_mail import key_of, sign_up_of, tell_task
from content.models import Event, EventQuestion, SignUp
from content.restoring import replay_ledger
from content.signing_up import (
    SignUpClosed,
    Wanted,
    erase_past,
    give_back,
    mind_events,
    sign_up,
    take_in_change,
    when_and_where,
)
from portal.kit import clock
from tests.factories.events import make_event, make_event_page, make_sign_up

pytestmark = pytest.mark.django_db
COMING, WAITING = SignUp.State.COMING, SignUp.State.WAITING


def wanted(name="Kaisa", **fields):
    return Wanted(**{"name": name, "email": f"{name.lower()}@example.org", "language": "fi"} | fields)


def states(event):
    return {one.name: one.state for one in SignUp.objects.filter(event=event)}


def test_who_comes_first_has_a_place_and_the_next_waits(work):
    event = make_event(capacity=1)
    for name in ("Kaisa", "Pekka"):
        work(sign_up, None, event=event, wanted=wanted(name, needs=("loop",), words="Kahvi <b>mustana</b>"))
    assert states(event) == {"Kaisa": COMING, "Pekka": WAITING}
    one = SignUp.objects.get(name="Kaisa")
    assert (one.needs, one.words) == (("loop",), "Kahvi <b>mustana</b>")


def test_the_mail_tells_whether_there_is_a_place_and_how_to_give_it_back(work, mailoutbox):
    event = make_event(capacity=1, online_url="https://example.org/kokous", way="both")
    page = make_event_page(event)
    for name in ("Kaisa", "Pekka"):
        work(sign_up, None, event=event, wanted=wanted(name))
    place, queue = mailoutbox
    assert place.to == ["kaisa@example.org"]
    assert key_of(SignUp.objects.get(name="Kaisa")) in place.body
    assert page.url in place.body
    assert "https://example.org/kokous" in place.body
    assert "https://example.org/kokous" not in queue.body
    assert place.subject != queue.subject


def test_a_place_that_is_given_back_goes_to_whoever_waits_longest(work, mailoutbox):
    event = make_event(capacity=1)
    people = {name: work(sign_up, None, event=event, wanted=wanted(name)) for name in ("Aa", "Bee", "Cee")}
    assert len(people) == 3
    assert work(give_back, key_of(SignUp.objects.get(name="Aa"))) == event
    assert states(event) == {"Bee": COMING, "Cee": WAITING}
    assert mailoutbox[-1].to == ["bee@example.org"]
    assert mailoutbox[-1].subject != mailoutbox[0].subject


def test_who_gives_up_waiting_moves_nobody(work):
    event = make_event(capacity=1)
    for name in ("Aa", "Bee"):
        work(sign_up, None, event=event, wanted=wanted(name))
    work(give_back, key_of(SignUp.objects.get(name="Bee")))
    assert states(event) == {"Aa": COMING}


def test_when_the_room_grows_those_who_wait_move_up(work, eeva):
    event = make_event(capacity=1)
    for name in ("Aa", "Bee", "Cee", "Dee"):
        work(sign_up, None, event=event, wanted=wanted(name))
    Event.objects.filter(pk=event.pk).update(capacity=3)
    work(take_in_change, eeva, event=event)
    assert states(event) == {"Aa": COMING, "Bee": COMING, "Cee": COMING, "Dee": WAITING}
    assert Event.objects.get(pk=event.pk).sequence == event.sequence + 1


def test_the_clock_fills_places_that_became_free_by_another_way(work):
    event = make_event(capacity=1)
    for name in ("Aa", "Bee"):
        work(sign_up, None, event=event, wanted=wanted(name))
    Event.objects.filter(pk=event.pk).update(capacity=None)
    work(mind_events)
    assert set(states(event).values()) == {COMING}


def test_whoever_comes_now_does_not_pass_those_who_wait(work):
    event = make_event(capacity=1)
    for name in ("Aa", "Bee"):
        work(sign_up, None, event=event, wanted=wanted(name))
    Event.objects.filter(pk=event.pk).update(capacity=2)
    work(sign_up, None, event=event, wanted=wanted("Cee"))
    assert states(event) == {"Aa": COMING, "Bee": COMING, "Cee": WAITING}


@pytest.mark.parametrize(
    "facts",
    [
        {"takes_sign_ups": False},
        {"is_called_off": True},
        {"closes_on": clock.today() - timedelta(days=1)},
        {"about_when": "2017-12"},
    ],
)
def test_too_late_is_too_late(facts):
    with pytest.raises(SignUpClosed):
        sign_up(None, event=make_event(**facts), wanted=wanted())
    assert not SignUp.objects.exists()


def test_a_strange_key_opens_nothing():
    one = make_sign_up(make_event())
    key = key_of(one)
    assert sign_up_of(key) == one
    for wrong in (
        "",
        "x",
        "-",
        f"{one.pk}-",
        key[:-1],
        f"{key}0",
        f"{one.pk + 1}{key[len(str(one.pk)) :]}",
        "²-a",
    ):
        assert sign_up_of(wrong) is None
        assert give_back(wrong) is None


def test_the_link_of_another_sign_up_with_the_same_number_does_not_open_it():
    event = make_event()
    one = make_sign_up(event)
    key = key_of(one)
    number = one.pk
    one.delete()
    make_sign_up(event, "Pekka", pk=number)
    assert sign_up_of(key) is None


def test_giving_back_erases_and_a_restore_does_not_bring_it_back(work):
    event = make_event()
    one = make_sign_up(event)
    kept = SignUp.objects.filter(pk=one.pk).values().get()
    work(give_back, key_of(one))
    assert work(give_back, key_of(one)) is None
    SignUp.objects.create(**kept)
    assert replay_ledger()["places"] == 1
    assert not SignUp.objects.exists()


def test_a_mail_that_did_not_go_is_tried_again(work, mailoutbox, monkeypatch):
    event = make_event()
    make_sign_up(event, "Aa")
    make_sign_up(event, "Bee", mailed_at=clock.now())  # tried just now
    make_sign_up(event, "Cee", told="coming", mailed_at=clock.now() - timedelta(days=1))
    work(mind_events)
    assert [mail.to for mail in mailoutbox] == [["aa@example.org"]]
    work(mind_events)
    assert len(mailoutbox) == 1


def test_everybody_hears_that_it_is_called_off_once(work, mailoutbox):
    event = make_event()
    before = clock.now() - timedelta(days=1)
    make_sign_up(event, "Aa", told="coming", mailed_at=before)
    make_sign_up(event, "Bee", state=WAITING, told="waiting", mailed_at=before)
    Event.objects.filter(pk=event.pk).update(is_called_off=True)
    for _each in range(2):
        work(mind_events)
    assert sorted(mail.to[0] for mail in mailoutbox) == ["aa@example.org", "bee@example.org"]


@pytest.mark.parametrize("facts", [{}, {"takes_sign_ups": False}, {"until": None, "begins_on": None}])
def test_who_was_mailed_a_moment_ago_hears_at_once_that_it_is_called_off(work, mailoutbox, facts):
    event = make_event(capacity=1)
    for name in ("Aa", "Bee", "Cee"):
        work(sign_up, None, event=event, wanted=wanted(name))
    work(give_back, key_of(SignUp.objects.get(name="Aa")))  # the next one moves up
    del mailoutbox[:]
    Event.objects.filter(pk=event.pk).update(is_called_off=True, **facts)
    for _each in range(2):
        work(mind_events)
    assert [mail.to[0] for mail in mailoutbox] == ["bee@example.org", "cee@example.org"]
    assert {"peruttu" in mail.subject for mail in mailoutbox} == {True}


def test_that_it_is_called_off_is_tried_again_in_a_while_and_not_said_twice(work, mailoutbox, monkeypatch):
    event = make_event(is_called_off=True)
    one = make_sign_up(event, told="coming", mailed_at=clock.now())

    def break_down(*_args, **_context):
        raise OSError("broken")

    with monkeypatch.context() as broken:
        broken.setattr("content.event_mail.send_letter", break_down)
        work(mind_events)
    work(mind_events)
    assert mailoutbox == []
    SignUp.objects.update(mailed_at=clock.now() - timedelta(hours=2))
    work(mind_events)
    tell_task.func(one.pk)  # a slow queue may hold the same work twice
    assert len(mailoutbox) == 1


def test_whoever_signed_up_hears_of_other_days_and_another_place(work, mailoutbox, eeva):
    event = make_event(capacity=1)
    make_event_page(event)
    for name in ("Kaisa", "Pekka"):
        make_sign_up(
            event, name, state=COMING if name == "Kaisa" else WAITING, told="coming", mailed_at=clock.now()
        )
    before = when_and_where(event)
    work(take_in_change, eeva, event=event, before=before)
    assert mailoutbox == []
    Event.objects.filter(pk=event.pk).update(place="Vaasa")
    work(take_in_change, eeva, event=event, before=before)
    assert [mail.to[0] for mail in mailoutbox] == ["kaisa@example.org", "pekka@example.org"]
    for mail, state in zip(mailoutbox, ("Paikkasi on yhä sinun.", "Odotat yhä paikkaa."), strict=True):
        assert "Vaasa" in mail.body
        assert state in mail.body
    work(mind_events)
    assert len(mailoutbox) == 2
    assert states(event) == {"Kaisa": COMING, "Pekka": WAITING}


def test_nobody_hears_of_changes_of_what_is_called_off_or_over(work, mailoutbox, eeva):
    for facts in ({"is_called_off": True}, {"until": clock.today() - timedelta(days=1)}):
        event = make_event()
        make_sign_up(event, told="coming", mailed_at=clock.now())
        before = when_and_where(event)
        Event.objects.filter(pk=event.pk).update(place="Vaasa", **facts)
        work(take_in_change, eeva, event=event, before=before)
        assert "Vaasa" not in "".join(mail.subject for mail in mailoutbox)
        assert SignUp.objects.get(event=event).told == "coming"


def test_thirty_days_after_the_last_day_everything_is_erased(caplog, settings):
    settings.EVENT_SIGN_UPS_KEPT_DAYS = 30
    old = make_event(clock.today() - timedelta(days=60), clock.today() - timedelta(days=31))
    young = make_event(clock.today() - timedelta(days=60), clock.today() - timedelta(days=30))
    for event in (old, young):
        make_sign_up(event, words="Syön vain kasviksia.")
        for state, answer in (("waits", ""), ("shown", "Kyllä."), ("put away", "")):
            EventQuestion.objects.create(event=event, words="Voiko?", state=state, answer=answer)
    with caplog.at_level("INFO", "content.events"):
        assert erase_past() == 3
    assert [one.event for one in SignUp.objects.all()] == [young]
    assert [one.state for one in EventQuestion.objects.filter(event=old)] == ["shown"]
    assert "1 sign-ups, 2 questions" in caplog.text
    assert "kaisa" not in caplog.text.lower()
    assert erase_past() == 0


def test_what_goes_wrong_with_a_mail_is_logged_without_the_address(work, caplog, monkeypatch):
    def break_down(*_args, **_context):
        raise OSError("kaisa@example.org")

    monkeypatch.setattr("content.event_mail.send_letter", break_down)
    work(sign_up, None, event=make_event(), wanted=wanted())
    assert "OSError" in caplog.text
    assert "kaisa" not in caplog.text
    assert SignUp.objects.get().told == ""


def test_the_worker_minds_the_events():
    from portal.sweeps import sweeps
    from portal.worker import timed_work

    assert signing_up.mind_events in {piece.do for piece in timed_work()}
    assert signing_up.erase_past in {each.sweep for each in sweeps()}
