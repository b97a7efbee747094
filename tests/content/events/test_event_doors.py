"""The doors of an event: forms that keep one's words, answers that tell nobody who comes."""

import pytest
from django.test import Client

from content.event_mail import key_of
from content.models import EventQuestion, SignUp
from tests.factories.events import make_event, make_event_page, make_sign_up

pytestmark = pytest.mark.django_db
HOME_MADE = {"sec-fetch-site": "same-origin"}
WORDS = {"name": "Kaisa", "mail": "kaisa@example.org", "needs": ["loop", "quiet"], "words": "Tulen junalla."}


@pytest.fixture
def event():
    made = make_event(capacity=1, takes_questions=True)
    make_event_page(made)
    return made


def send(event, door="sign-up", *, headers=HOME_MADE, language="fi", **fields):
    browser = Client(enforce_csrf_checks=True)
    return browser.post(f"/{language}/events/{event.pk}/{door}/", fields, headers=headers)


def test_anybody_signs_up_without_an_account(event):
    answer = send(event, language="sv", **WORDS)
    one = SignUp.objects.get()
    assert (one.name, one.email, one.language) == ("Kaisa", "kaisa@example.org", "sv")
    assert (one.needs, one.words) == (("loop", "quiet"), "Tulen junalla.")
    assert Client().get(answer["Location"]).status_code == 200


def test_the_answer_is_the_same_for_an_address_that_is_there(event):
    _first, again, waits = (send(event, **WORDS | {"mail": mail}) for mail in ("a@b.fi", "a@b.fi", "c@b.fi"))
    said = {(answer.status_code, answer["Location"], answer.content) for answer in (again, waits)}
    assert len(said) == 1
    assert SignUp.objects.count() == 2


def test_everybody_reads_that_a_second_time_changes_nothing(event):
    for mail in ("a@b.fi", "a@b.fi", "c@b.fi"):
        thanks = Client().get(send(event, **WORDS | {"mail": mail})["Location"]).content.decode()
        assert "Silloin uusia tietoja ei tallennettu." in thanks


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("fi", "Sillä voit luopua odottamisesta."),
        ("fi-simple", "Sillä voit luopua odottamisesta."),
        ("sv", "Med den kan du sluta vänta."),
        ("en", "With it you can give up waiting."),
    ],
)
def test_the_page_of_a_full_event_says_that_one_can_leave_the_queue(event, language, says):
    make_sign_up(event)
    shown = (
        event.pages.get() if language in ("fi", "fi-simple") else make_event_page(event, language=language)
    )
    path = shown.url.replace("/fi/", f"/{language}/", 1)
    answer = Client().get(path)
    assert answer.status_code == 200
    assert says in answer.content.decode()


def test_the_form_says_what_one_can_do_without_e_mail(event):
    path = f"/en/events/{event.pk}/sign-up/"
    assert "Somebody you trust can give their own address." in Client().get(path).content.decode()


def test_who_signs_up_for_a_full_event_reads_of_the_queue_and_the_way_out(event):
    thanks = [
        Client().get(send(event, **WORDS | {"mail": mail})["Location"]).content.decode()
        for mail in ("a@b.fi", "c@b.fi")
    ]
    assert ["Olet jonossa" in each for each in thanks] == [False, True]
    assert "Haluatko pois jonosta?" in thanks[1]


@pytest.mark.parametrize("wrong", [{"name": ""}, {"mail": "x"}, {"needs": ["nothing"]}, {"words": "a" * 61}])
def test_a_form_that_is_not_whole_gives_the_words_back(event, wrong):
    answer = send(event, **WORDS | wrong)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "error-summary" in text
    kept = {**WORDS, **wrong}
    assert all(kept[field] in text for field in ("name", "mail", "words"))
    assert "public" not in answer.get("Cache-Control", "")
    assert not SignUp.objects.exists()


def test_another_site_cannot_sign_anybody_up(event):
    for headers in ({}, {"sec-fetch-site": "cross-site"}):
        assert send(event, headers=headers, **WORDS).status_code == 403
    assert not SignUp.objects.exists()


def test_a_machine_that_fills_everything_gets_no_place(event):
    assert send(event, website="x", **WORDS).status_code == 302
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("door", ["sign-up", "ask"])
def test_many_in_a_minute_are_told_to_wait(event, door):
    said = [send(event, door, **WORDS | {"mail": f"a{number}@b.fi"}).status_code for number in range(6)]
    assert said == [302] * 5 + [429]


def test_the_form_says_who_reads_it_and_when_it_is_erased(event, settings):
    settings.EVENT_SIGN_UPS_KEPT_DAYS = 12
    answer = Client().get(f"/en/events/{event.pk}/sign-up/")
    assert "Only the organisers read this. We erase it 12 days after the event." in answer.content.decode()
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies


def test_a_closed_event_takes_nobody(event):
    type(event).objects.filter(pk=event.pk).update(takes_sign_ups=False)
    answer = send(event, **WORDS)
    assert (answer.status_code, SignUp.objects.count()) == (200, 0)
    assert "Nobody can sign up any more." in Client().get(f"/en/events/{event.pk}/sign-up/").content.decode()


@pytest.mark.parametrize("door", ["sign-up", "sign-up/sent", "ask", "asked", "calendar.ics"])
def test_an_event_without_a_public_page_has_no_doors(door):
    hidden = make_event(takes_questions=True)
    path = f"/fi/events/{hidden.pk}/{door}" + ("" if door.endswith("ics") else "/")
    assert Client().get(path).status_code == 404


def test_looking_at_the_link_changes_nothing_and_pressing_gives_the_place_back(event):
    one = make_sign_up(event)
    path = f"/fi/events/place/{key_of(one)}/"
    looked = Client().get(path)
    assert (looked.status_code, SignUp.objects.count()) == (200, 1)
    assert looked["Cache-Control"] == "private, no-store"
    assert looked["Referrer-Policy"] == "no-referrer"
    pressed = Client(enforce_csrf_checks=True).post(path)
    assert (pressed.status_code, SignUp.objects.count()) == (200, 0)
    assert Client().get(path).status_code == 404


def test_guessing_links_is_slowed_down():
    said = [Client().get(f"/fi/events/place/{number}-abc/").status_code for number in range(21)]
    assert said == [404] * 20 + [429]


def test_a_question_waits_and_says_nothing_of_who_asked(event):
    answer = send(event, "ask", words="Voiko tulla <b>bussilla</b>?")
    question = EventQuestion.objects.get()
    assert (question.words, question.state, question.language) == (
        "Voiko tulla <b>bussilla</b>?",
        "waits",
        "fi",
    )
    assert "bussilla" not in Client().get(answer["Location"]).content.decode()


def test_an_empty_question_is_asked_again(event):
    for words in ("", "  ", "a" * 70):
        assert "error-summary" in send(event, "ask", words=words).content.decode()
    assert not EventQuestion.objects.exists()


def test_an_event_that_takes_no_questions_says_so(event):
    type(event).objects.filter(pk=event.pk).update(takes_questions=False)
    assert send(event, "ask", words="Voiko?").status_code == 200
    assert not EventQuestion.objects.exists()


def test_the_form_says_before_sending_that_the_place_can_be_given_back(event):
    path = f"/en/events/{event.pk}/sign-up/"
    assert "With it you can give the place back." in Client().get(path).content.decode()
    make_sign_up(event)
    assert "With it you can give up waiting." in Client().get(path).content.decode()


def test_who_waits_gives_up_waiting_and_who_comes_gives_the_place(event):
    comes, waits = make_sign_up(event), make_sign_up(event, "Ville", state=SignUp.State.WAITING)
    place = Client().get(f"/en/events/place/{key_of(comes)}/").content.decode()
    wait = Client().get(f"/en/events/place/{key_of(waits)}/").content.decode()
    assert "it goes to somebody else" in place
    assert "Give up waiting" not in place
    assert "it goes to somebody else" not in wait
    assert "Give up waiting" in wait
    assert "Look at the event" in place


def test_the_way_to_ask_stands_beside_signing_up_while_questions_are_taken(event):
    address = f"/fi/events/{event.pk}/ask/"

    def beside():
        page = Client().get(event.pages.get().url).content.decode()
        part = page[page.index('class="event-sign-up"') :]
        return address in part[: part.index("</section>")]

    assert beside()
    type(event).objects.filter(pk=event.pk).update(takes_questions=False)
    assert not beside()
