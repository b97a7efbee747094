"""What comes late, broken or by a wrong way: no text is lost and nothing falls over."""

from urllib.parse import quote

import pytest

from peer import chat
from peer.models import Message, Room

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROOM, QUEUE = "/en/rooms/coffee/", "/en/queue/"
ONLY_POSTED = [
    (f"{ROOM}rules/", ROOM),
    (f"{ROOM}messages/", ROOM),
    (f"{ROOM}notices/1/", ROOM),
    (f"{ROOM}messages/1/back/", ROOM),
    (f"{ROOM}messages/1/flag/", ROOM),
    (f"{ROOM}messages/1/block/", ROOM),
    (f"{QUEUE}here/", QUEUE),
    (f"{QUEUE}messages/1/approve/", QUEUE),
    (f"{QUEUE}messages/1/remove/", QUEUE),
]
KEEPING = [
    (f"{ROOM}messages/", "text", ROOM),
    (f"{ROOM}messages/1/flag/", "words", ROOM),
    (f"{ROOM}help/", "words", ROOM),
    (f"{QUEUE}calls/1/", "words", QUEUE),
    (f"{QUEUE}messages/1/remove/", "words", QUEUE),
]
ODD_NUMBERS = ["abc", "", "-1", "²", "9" * 30, "9" * 5000]


@pytest.fixture
def browser(client, oiva, room, seat):
    """Oiva, signed in, with a seat."""
    seat(oiva)
    client.force_login(oiva, backend=BACKEND)
    return client


def said(response):
    return response.content.decode()


@pytest.mark.parametrize(("address", "page"), ONLY_POSTED)
def test_an_address_that_only_takes_forms_leads_to_its_page(client, browser, address, page):
    assert browser.get(address)["Location"] == page
    browser.logout()
    assert browser.get(address)["Location"] == page
    assert browser.get(page)["Location"].endswith(f"?next={page}")


@pytest.mark.parametrize(("address", "field", "page"), KEEPING)
def test_text_sent_after_the_session_ended_comes_back(client, room, address, field, page):
    response = client.post(address, {field: "Pitkä viesti <b>"})
    assert response.status_code == 401
    assert "Pitkä viesti &lt;b&gt;" in said(response)
    assert f"next={quote(page)}" in said(response)
    assert "no-store" in response["Cache-Control"]


def test_a_kept_message_is_sent_after_signing_in_elsewhere(client, browser, oiva, attended):
    browser.logout()
    sent = {"text": "Hei", "ref": "a1b2"}
    ref = dict(browser.post(f"{ROOM}messages/", sent).context["rest"])["ref"]
    browser.force_login(oiva, backend=BACKEND)
    for _press in range(2):
        assert browser.post(f"{ROOM}messages/", {"ref": ref, "text": "Hei"}).status_code == 302
    assert Message.objects.get().text == "Hei"


def test_a_form_from_another_place_needs_its_token_and_an_old_one_of_ours_is_asked_about(room, oiva, seat):
    from django.test import Client

    seat(oiva)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(oiva, backend=BACKEND)
    form = {"ref": "a", "text": "Hei"}
    for origin, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 409)):
        answer = strict.post(f"{ROOM}messages/", form, headers={"Sec-Fetch-Site": origin})
        assert answer.status_code == status, origin
    assert strict.post(f"{ROOM}messages/", form).status_code == 403
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "form", [{"text": "He\0i"}, {"text": "Hei", "ref": "ä ä"}, {"text": "Hei", "ref": "a" * 65}]
)
def test_a_message_with_odd_parts_is_sent(browser, attended, form):
    assert browser.post(f"{ROOM}messages/", form).status_code == 302
    assert Message.objects.get().text == "Hei"


def test_a_message_that_is_not_taken_stays_in_the_box_and_can_be_sent_changed(browser, oiva, room, attended):
    chat.post_message(oiva, room=room, ref="a", text="Hei")
    response = browser.post(f"{ROOM}messages/", {"ref": "a", "text": "Moi moi"})
    assert response.status_code == 422
    assert "Moi moi</textarea>" in said(response)
    assert response.context["form"]["ref"].value() != "a"


def test_text_for_a_room_that_only_can_be_read_stays_on_the_page(browser):
    Room.objects.update(when_unattended=Room.WhenUnattended.READ_ONLY)
    response = browser.post(f"{ROOM}messages/", {"text": "Pitkä viesti"})
    assert response.status_code == 422
    assert "Pitkä viesti</textarea>" in said(response)
    assert "<title>Error:" in said(response)


@pytest.mark.parametrize("number", ODD_NUMBERS)
def test_odd_numbers_break_nothing(browser, mirja, room, oiva, number):
    assert browser.post("/en/rooms/-/blocked/", {"block": number}).status_code == 302
    assert browser.post(f"{ROOM}rules/", {"version": number}).status_code == 302
    assert browser.get(ROOM, {"before": number, "seen": number}).status_code == 200
    held = chat.post_message(oiva, room=room, ref="h", text="Hei").message
    browser.force_login(mirja, backend=BACKEND)
    form = {"version": number, "reason": number}
    assert browser.post(f"{QUEUE}messages/{held.pk}/approve/", form).status_code == 302
    assert browser.post(f"{QUEUE}messages/{held.pk}/remove/", form).status_code == 422
    held.refresh_from_db()
    assert held.is_held


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000])
def test_numbers_too_big_for_an_address_are_not_found(browser, mirja, number):
    assert browser.get(f"{ROOM}messages/{number}/").status_code == 404
    assert browser.post(f"{ROOM}notices/{number}/").status_code in {302, 404}
    browser.force_login(mirja, backend=BACKEND)
    assert browser.get(f"{QUEUE}messages/{number}/").status_code == 404
    assert browser.get(f"{QUEUE}calls/{number}/").status_code == 404
