"""Events in the CMS: editors hold them, the list goes along as a table, and a bigger room moves people up."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from content.models import Event, EventIndexPage, EventQuestion, SignUp
from portal.kit import clock
from tests.factories.events import make_event, make_event_page, make_sign_up
from tests.factories.pages import section

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, eeva):
    client.force_login(eeva)
    return client


@pytest.fixture
def tree(desk, eeva):
    """The same where the editor may also change and make pages."""
    eeva.is_superuser = True
    eeva.save()
    return desk


def url(model, view, *args):
    return reverse(f"wagtailsnippets_content_{model}:{view}", args=args)


def form_of(event, **changed):
    known_days = event.days.all() if event.pk else []
    days = [
        {"id": day.pk, "date": day.date, "begins": day.begins, "ends": day.ends, "ORDER": "1", "DELETE": ""}
        for day in known_days
    ]
    fields = {"name": event.name, "organiser": "", "about_when": "", "way": event.way, "place": event.place}
    known = dict.fromkeys(("step_free", "lift", "toilet", "loop", "quiet_room", "assistants"), "unknown")
    rest = {
        "address": "",
        "online_url": "",
        "takes_sign_ups": "on",
        "capacity": event.capacity,
        "closes_on": "",
    }
    told = fields | known | rest | changed | {"days": inline_formset(days, initial=len(days))}
    return {name: "" if value is None else value for name, value in nested_form_data(told).items()}


def test_a_bigger_room_moves_people_up_when_it_is_saved(desk):
    event = make_event(capacity=1)
    make_sign_up(event, "Aa")
    make_sign_up(event, "Bee", state=SignUp.State.WAITING)
    answer = desk.post(url("event", "edit", event.pk), form_of(event, capacity="2"))
    assert answer.status_code == 302
    fresh = Event.objects.get(pk=event.pk)
    assert (fresh.capacity, fresh.sequence) == (2, 1)
    assert not SignUp.objects.waiting().exists()
    assert fresh.begins_on == event.begins_on


def test_another_place_that_is_saved_is_told_to_those_who_come(desk):
    event = make_event(capacity=1)
    one = make_sign_up(event, "Aa", told="coming")
    desk.post(url("event", "edit", event.pk), form_of(event, capacity="1"))
    assert SignUp.objects.get(pk=one.pk).told == "coming"
    desk.post(url("event", "edit", event.pk), form_of(event, capacity="1", place="Vaasa"))
    assert SignUp.objects.get(pk=one.pk).told == "changed"


def test_beside_the_tick_stands_how_many_hear_that_it_is_called_off(desk):
    event = make_event()
    path = url("event", "edit", event.pk)
    for name, told, words in (
        ("Aa", "coming", "1 ihminen saa sähköpostin heti."),
        ("Bee", "waiting", "2 ihmistä saa sähköpostin heti."),
        ("Cee", "called off", "2 ihmistä saa sähköpostin heti."),
    ):
        assert words not in desk.get(path).content.decode() or told == "called off"
        make_sign_up(event, name, told=told)
        assert words in desk.get(path).content.decode()
    old = make_event(clock.today() - timedelta(days=2))
    make_sign_up(old)
    assert "saa sähköpostin heti" not in desk.get(url("event", "edit", old.pk)).content.decode()


def test_the_list_shows_what_is_called_off(desk):
    make_event(name="Pidetään")
    before = desk.get(url("event", "list")).content.decode().count("Peruttu")
    make_event(name="Ei pidetä", is_called_off=True)
    assert desk.get(url("event", "list")).content.decode().count("Peruttu") == before + 1


def test_a_new_event_leads_to_where_its_page_is_made(tree):
    lists = {language: section(EventIndexPage, language) for language in ("fi", "sv")}
    shown = tree.post(url("event", "add"), form_of(Event(name="Uusi", place="Oulu")), follow=True)
    event = Event.objects.get()
    text = shown.content.decode()
    assert "Lukijat näkevät tapahtuman, kun sillä on julkinen sivu." in text
    for index in lists.values():
        assert reverse("wagtailadmin_pages:add", args=["content", "eventpage", index.pk]) in text
    assert "Tee sivu: Svenska" in text
    assert url("event", "edit", event.pk) in text


@pytest.mark.parametrize("is_live", [True, False])
def test_an_event_leads_to_its_page_and_to_the_one_that_is_missing(tree, is_live):
    event = make_event(capacity=1)
    page, swedish = make_event_page(event), section(EventIndexPage, "sv")
    if not is_live:
        page.unpublish()
    finnish_add = reverse("wagtailadmin_pages:add", args=["content", "eventpage", page.get_parent().pk])
    for shown in (
        tree.get(url("event", "edit", event.pk)),
        tree.post(url("event", "edit", event.pk), form_of(event), follow=True),
    ):
        text = shown.content.decode()
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in text
        assert reverse("wagtailadmin_pages:add", args=["content", "eventpage", swedish.pk]) in text
        assert finnish_add not in text
    assert ("Lukijat näkevät tapahtuman" in text) is not is_live


def test_who_may_not_make_pages_is_not_led_there(desk):
    page = make_event_page()
    section(EventIndexPage, "sv")
    text = desk.get(url("event", "edit", page.event_id)).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) not in text
    assert "Tee sivu" not in text


def test_the_list_shows_needs_and_goes_along_as_a_harmless_table(desk):
    one = make_sign_up(make_event(), "=Aa", email="aa@example.org", needs=("loop",), words="Tulen\njunalla")
    page = desk.get(url("signup", "list"))
    assert one.name in page.content.decode()
    table = desk.get(url("signup", "list"), {"table": "csv"})
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    assert "'=Aa" in table.content.decode()
    assert "aa@example.org" in table.content.decode()
    assert "no-store" in table["Cache-Control"]
    assert desk.get(url("signup", "inspect", one.pk)).status_code == 200


def test_nobody_changes_a_sign_up_in_the_cms(desk):
    one = make_sign_up(make_event())
    for view in ("edit", "delete"):
        assert desk.get(url("signup", view, one.pk)).status_code == 302
    assert desk.get(url("signup", "add")).status_code == 302


@pytest.mark.parametrize("who", ["aino", "mirja", "sampo"])
def test_only_editors_read_who_comes(client, request, who):
    one = make_sign_up(make_event(), "Salainen")
    client.force_login(request.getfixturevalue(who))
    for path in (url("signup", "list"), url("signup", "inspect", one.pk), url("eventquestion", "list")):
        answer = client.get(path)
        assert answer.status_code in {302, 403}
        assert "Salainen" not in answer.content.decode()


def test_an_editor_answers_a_question_and_puts_it_on_the_page(desk):
    question = EventQuestion.objects.create(event=make_event(), words="Voiko Pekka tulla?")
    path = url("eventquestion", "edit", question.pk)
    bare = {"words": "Voiko tulla?", "answer": "", "state": "shown"}
    assert desk.post(path, bare).status_code == 200
    assert desk.post(path, bare | {"answer": "Voi."}).status_code == 302
    question.refresh_from_db()
    assert (question.words, question.answer, question.state) == ("Voiko tulla?", "Voi.", "shown")
