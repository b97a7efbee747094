"""What readers see of events: the list, one event, and what is not known said as not known."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from content.models import EventDay, EventIndexPage, EventQuestion
from content.models.event_pages import coming, past
from portal.kit import clock
from portal.plain_language.hyphens import SOFT
from tests.factories.events import make_event, make_event_page, make_sign_up
from tests.factories.pages import make_trial, section

pytestmark = pytest.mark.django_db


def days(*away):
    return [clock.today() + timedelta(days=each) for each in away]


def listed(client):
    index = section(EventIndexPage)
    return client.get(index.url).context


def test_the_next_event_comes_first_and_past_ones_stand_under_their_own_heading(client):
    for title, away in (
        ("Myöhemmin", [20]),
        ("Pian", [2]),
        ("Eilen", [-1]),
        ("Ammoin", [-99]),
        ("Yhä", [-3, 4]),
    ):
        make_event_page(make_event(*days(*away)), title=title)
    make_event_page(make_event(about_when="2017-12"), title="Joulukuussa")
    context = listed(client)
    assert [page.title for page in context["coming"]] == ["Yhä", "Pian", "Myöhemmin"]
    assert [page.title for page in context["past"]] == ["Eilen", "Ammoin", "Joulukuussa"]


def test_an_event_today_is_still_to_come(client):
    make_event_page(make_event(*days(0)))
    assert len(listed(client)["coming"]) == 1


def test_the_list_asks_no_more_when_it_grows(client):
    def asked():
        client.get(section(EventIndexPage).url)
        with CaptureQueriesContext(connection) as found:
            assert client.get(section(EventIndexPage).url).status_code == 200
        return len(found)

    for number in range(6):
        make_event_page(make_event(*days(number + 1, number + 2)), title=f"A{number}")
    make_event_page(make_event(*days(-3)), title="B")
    few = asked()
    for number in range(14):
        make_event_page(make_event(*days(number - 20)), title=f"C{number}")
    assert asked() == few
    assert few <= 19  # fourteen of them are every page's


def test_a_page_of_an_event_asks_no_more_when_it_has_more_to_tell(client):
    asked = []
    for number in (2, 9):
        event = make_event(*days(*range(1, number)), capacity=1, takes_questions=True)
        for each in range(number):
            make_sign_up(event, f"N{each}")
            EventQuestion.objects.create(event=event, words="Voiko?", answer="Voi.", state="shown")
        page = make_event_page(event, title=f"T{number}", trial=make_trial(slug=f"t{number}"))
        client.get(page.url)
        with CaptureQueriesContext(connection) as found:
            assert client.get(page.url).status_code == 200
        asked.append(len(found))
    assert asked[0] == asked[1]


def test_what_is_not_known_is_said(client):
    page = make_event_page(make_event(*days(5), takes_sign_ups=False, step_free="yes", lift="no"))
    text = client.get(page.url).content.decode()
    assert text.count("Ei tiedetä") >= 6  # four facts of the place, for whom, the cost, the way there
    assert "Ilmoittaudu" not in text.replace("Ilmoittaudu uutiskirj", "")


@pytest.mark.parametrize("is_plan", [True, False])
def test_what_was_only_announced_is_not_told_as_having_happened(client, is_plan):
    event = make_event(about_when="2017-12", takes_sign_ups=False, only_announced=is_plan)
    text = client.get(make_event_page(event).url).content.decode().replace(SOFT, "")
    assert ("Tapahtuma on ohi." in text) is not is_plan
    assert ("Tiedämme vain suunnitelman." in text) is is_plan


def test_of_a_past_event_one_line_says_that_no_more_is_known(client):
    page = make_event_page(make_event(about_when="2017-12", takes_sign_ups=False, step_free="yes"))
    text = client.get(page.url).content.decode()
    assert "joulukuu 2017" in text.lower()
    assert "Ei tiedetä" not in text
    assert text.count("Tästä tapahtumasta emme tiedä enempää.") == 1


@pytest.mark.parametrize(
    ("facts", "taken", "words"),
    [
        ({"capacity": 1}, 0, "There is room."),
        ({"capacity": 1}, 1, "All places are taken. You can wait for a place."),
        ({"closes_on": clock.today() - timedelta(days=1)}, 0, "Signing up has ended."),
        ({"is_called_off": True}, 0, "This event is called off."),
    ],
)
def test_the_page_says_how_the_sign_up_stands(client, facts, taken, words):
    event = make_event(**facts)
    for _each in range(taken):
        make_sign_up(event)
    page = make_event_page(event, language="en")
    text = client.get(page.url).content.decode()
    assert words in text
    assert ("With it you can give your place back." in text) is (words == "There is room.")
    assert "kaisa" not in text.lower()


def test_the_trial_of_an_event_is_linked_while_it_is_public(client):
    trial = make_trial()
    page = make_event_page(trial=trial)
    assert trial.url in client.get(page.url).content.decode()
    trial.unpublish()
    assert trial.url not in client.get(page.url).content.decode()


def test_only_answered_questions_of_the_language_are_on_the_page(client):
    event = make_event(takes_questions=True)
    for words, language, state, answer in (
        ("Kysymys yksi", "fi", "shown", "Vastaus yksi"),
        ("Kysymys kaksi", "fi", "waits", ""),
        ("Kysymys kolme", "fi", "put away", "Vastaus kolme"),
        ("En fråga", "sv", "shown", "Ett svar"),
    ):
        EventQuestion.objects.create(event=event, words=words, language=language, state=state, answer=answer)
    text = client.get(make_event_page(event).url).content.decode()
    assert "Kysymys yksi" in text
    assert "Vastaus yksi" in text
    assert not [words for words in ("kaksi", "kolme", "En fråga") if words in text]


def test_nothing_stands_on_a_page_without_an_answer():
    question = EventQuestion(event=make_event(), words="Voiko?", state="shown")
    with pytest.raises(ValidationError):
        question.full_clean()
    with pytest.raises(IntegrityError):
        question.save()


def test_a_place_to_go_to_has_a_name_and_hours_go_forward():
    event = make_event()
    event.place = ""
    with pytest.raises(ValidationError):
        event.full_clean()
    event.way = "online"
    event.full_clean()
    for begins, ends in (("10:00", None), ("12:00", "12:00")):
        with pytest.raises(ValidationError):
            EventDay(event=event, date=clock.today(), begins=begins, ends=ends).clean()


def test_coming_and_past_leave_nothing_out():
    pages = [make_event_page(make_event(*days(away)), title=f"T{away}") for away in (-2, 0, 3)]
    everything = type(pages[0]).objects.all()
    assert coming(everything).count() + past(everything).count() == 3


def test_an_event_is_found_by_its_place_and_from_the_other_lists(client):
    page = make_event_page(make_event(place="Esimerkkitalo"))
    assert section(EventIndexPage).url in client.get("/fi/uutiset/").content.decode()
    call_command("update_index", verbosity=0)
    assert page.url in client.get("/fi/search/?q=esimerkkitalo").content.decode()
    assert page.url in client.get("/sitemap.xml").content.decode()


def test_the_list_shows_one_region_when_the_address_asks_for_it(client):
    for title, regions in (("Porissa", ("04",)), ("Vaasassa", ("15",)), ("Muualla", ())):
        make_event_page(make_event(), title=title, regions=regions)
    path = section(EventIndexPage).url
    context = client.get(f"{path}?region=04").context
    assert [page.title for page in context["coming"]] == ["Porissa"]
    assert [code for code, _name in context["regions"]] == ["04", "15"]
    for strange in ("?region=99", "?region=06", "?region=", "?region=%00"):
        assert len(client.get(f"{path}{strange}").context["coming"]) == 3


def test_the_list_says_where_one_can_only_wait(client):
    full, room = make_event(*days(2), capacity=1), make_event(*days(3), capacity=1)
    make_sign_up(full)
    for number, event in enumerate((full, room)):
        make_event_page(event, title=f"A{number}", language="en")
    text = client.get(section(EventIndexPage, "en").url).content.decode()
    assert text.count("All places are taken. You can wait for a place.") == 1
    assert text.index(">A0<") < text.index("All places are taken.") < text.index(">A1<")
