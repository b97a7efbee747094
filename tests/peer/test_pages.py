"""The plain doors: pages and forms, without a script."""

from datetime import timedelta

import pytest

from peer import blocking, chat, flagging, moderating
from peer.models import Block, Flag, Message, Notice, Reason
from portal.kit import clock
from tests.factories.rooms import remove_from_room
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def as_(client):
    """The browser of a person who is signed in."""

    def sign_in(person):
        client.force_login(person, backend=BACKEND)
        return client

    return sign_in


def said(response):
    return response.content.decode()


def test_who_is_not_signed_in_goes_to_the_sign_in_page(client, room):
    for path in ("rooms/coffee/", "queue/"):
        response = client.get(f"/en/{path}")
        assert response.status_code == 302
        assert "/accounts/login/" in response["Location"]


def test_the_list_of_rooms_tells_their_state_in_words(as_, room, aino, mirja):
    assert "No moderator is here right now." in said(as_(aino).get("/en/rooms/"))
    put_on_duty(mirja)
    page = said(as_(aino).get("/en/rooms/"))
    assert "Coffee table" in page
    assert "Mirja is here until" in page


def test_a_room_is_read_written_and_refreshed_by_link_and_form(as_, room, oiva, aino, attended):
    browser = as_(oiva)
    page = said(browser.get("/en/rooms/coffee/"))
    assert "Name nobody." in page
    assert "<textarea" not in page
    browser.post("/en/rooms/coffee/rules/", {"version": "1"})
    ref = browser.get("/en/rooms/coffee/").context["form"]["ref"].value()
    for _press in range(2):  # pressing twice is harmless
        sent = browser.post("/en/rooms/coffee/messages/", {"ref": ref, "text": "Hei <b>kaikki</b>"})
        assert sent.status_code == 302
    page = said(as_(aino).get("/en/rooms/coffee/?seen=0"))
    assert "Hei &lt;b&gt;kaikki&lt;/b&gt;" in page
    assert 'id="new"' in page
    assert Message.objects.count() == 1


def test_a_refused_message_comes_back_with_its_text_and_the_reason(as_, oiva, room, seat, attended):
    seat(oiva)
    response = as_(oiva).post("/en/rooms/coffee/messages/", {"ref": "a", "text": "ä" * 2001})
    assert response.status_code == 422
    assert "The message is too long." in said(response)
    assert "<title>Error:" in said(response)
    assert "ä" * 2001 in said(response)


def test_the_writer_sees_that_a_message_waits_and_why(as_, oiva, aino, room, seat, attended):
    seat(oiva), seat(aino)
    as_(oiva).post("/en/rooms/coffee/messages/", {"ref": "a", "text": "soita 040 123 4567"})
    page = said(as_(oiva).get("/en/rooms/coffee/"))
    assert "Your message waits. A moderator reads it first. It has a phone number." in page
    assert "040 123 4567" not in said(as_(aino).get("/en/rooms/coffee/"))
    message = Message.objects.get()
    assert as_(aino).get(f"/en/rooms/coffee/messages/{message.pk}/").status_code == 404


def test_a_moderator_approves_by_form_and_both_sides_are_told(as_, oiva, mirja, kaarlo, room, seat):
    seat(oiva)
    message = chat.post_message(oiva, room=room, ref="a", text="Hei").message
    queue = said(as_(mirja).get("/en/queue/"))
    assert "A message by Oiva waits. No moderator is here right now." in queue
    assert "1 thing waits." in queue
    address = f"/en/queue/messages/{message.pk}/"
    assert "Hei" in said(as_(mirja).get(address))
    as_(mirja).post(f"{address}approve/", {"version": "1"})
    late = as_(kaarlo).post(
        f"{address}remove/", {"version": "1", "reason": Reason.objects.first().pk}, follow=True
    )
    assert "Mirja decided: Shown" in said(late)
    assert "Your message is shown" in said(as_(oiva).get("/en/rooms/coffee/"))


def test_removing_without_a_reason_is_sent_back(as_, oiva, mirja, room, seat):
    seat(oiva)
    message = chat.post_message(oiva, room=room, ref="a", text="Hei").message
    response = as_(mirja).post(f"/en/queue/messages/{message.pk}/remove/", {"version": "1", "reason": ""})
    assert response.status_code == 422
    message.refresh_from_db()
    assert message.is_held


def test_the_reason_of_a_removal_is_told_until_it_is_put_away(as_, oiva, mirja, room, seat):
    seat(oiva)
    message = chat.post_message(oiva, room=room, ref="a", text="Hei").message
    form = {"version": "1", "reason": Reason.objects.get(code="unkind").pk, "words": "Kirjoita uudestaan."}
    as_(mirja).post(f"/en/queue/messages/{message.pk}/remove/", form)
    page = said(as_(oiva).get("/en/rooms/coffee/"))
    assert "Reason: It can hurt another person. The moderator writes: Kirjoita uudestaan." in page
    notice = Notice.objects.get(person=oiva)
    as_(oiva).post(f"/en/rooms/coffee/notices/{notice.pk}/")
    assert "It can hurt" not in said(as_(oiva).get("/en/rooms/coffee/"))


def test_a_message_is_flagged_taken_back_and_its_writer_hidden_by_form(as_, oiva, aino, room, seat, attended):
    seat(oiva), seat(aino)
    message = chat.post_message(oiva, room=room, ref="a", text="Hei Aino").message
    address = f"/en/rooms/coffee/messages/{message.pk}/"
    assert as_(aino).post(f"{address}flag/", {}).status_code == 422
    as_(aino).post(f"{address}flag/", {"kind": "worry", "words": "Onko hän kunnossa?"})
    assert Flag.objects.get().words == "Onko hän kunnossa?"
    assert as_(aino).post(f"{address}back/").status_code == 403
    as_(aino).post(f"{address}block/")
    assert "Hei Aino" not in said(as_(aino).get("/en/rooms/coffee/"))
    as_(aino).post("/en/rooms/-/blocked/", {"block": Block.objects.get().pk})
    assert "Hei Aino" in said(as_(aino).get("/en/rooms/coffee/"))
    as_(oiva).post(f"{address}back/")
    assert "This message is not here any more." in said(as_(aino).get("/en/rooms/coffee/"))


def test_a_call_for_help_is_answered_on_the_page(as_, oiva, mirja, room, seat):
    seat(oiva)
    assert "112" in said(as_(oiva).get("/en/rooms/coffee/help/"))
    as_(oiva).post("/en/rooms/coffee/help/", {"words": "Apua"})
    assert "Oiva asks for help." in said(as_(mirja).get("/en/queue/"))
    as_(mirja).post(f"/en/queue/calls/{Flag.objects.get().pk}/", {"words": "Olen täällä."})
    assert "Olen täällä." in said(as_(oiva).get("/en/rooms/coffee/"))


def test_a_crisis_card_is_seen_by_its_writer_alone(as_, oiva, aino, room, seat, attended):
    seat(oiva), seat(aino)
    as_(oiva).post("/en/rooms/coffee/messages/", {"ref": "a", "text": "En jaksa elää"})
    pages = [said(as_(person).get("/en/rooms/coffee/")).split("<template")[0] for person in (oiva, aino)]
    assert ["You are not alone" in page for page in pages] == [True, False]
    assert "Oiva may be in danger." in said(as_(attended).get("/en/queue/"))


def test_earlier_messages_come_by_number(as_, aino, room, seat, attended):
    seat(aino)
    room.flood_limit = 0
    room.save()
    for number in range(35):
        chat.post_message(aino, room=room, ref=f"r{number}", text=f"Viesti {number}.")
    page = said(as_(aino).get("/en/rooms/coffee/"))
    assert "Viesti 5." in page
    assert "Viesti 4." not in page
    assert "Viesti 4." in said(as_(aino).get("/en/rooms/coffee/?before=6"))
    assert as_(aino).get("/en/rooms/coffee/?before=x&seen=-1").status_code == 200


def test_who_lost_the_seat_is_told_why(as_, oiva, mirja, room, seat):
    remove_from_room(mirja, seat(oiva), Reason.objects.get(code="unkind"))
    response = as_(oiva).get("/en/rooms/coffee/")
    assert response.status_code == 403
    assert "It can hurt another person." in said(response)


def test_a_member_does_not_see_the_queue(as_, oiva, aino, room, seat, attended):
    seat(oiva), seat(aino)
    message = chat.post_message(oiva, room=room, ref="a", text="Hei").message
    flagging.flag_message(aino, message=message, kind="report")
    for path in ("", f"messages/{message.pk}/", "here/", f"calls/{Flag.objects.get().pk}/"):
        assert as_(aino).get(f"/en/queue/{path}", follow=True).status_code == 403


def test_a_moderator_comes_and_goes_by_button(as_, mirja, room):
    browser = as_(mirja)
    put_on_duty(mirja)
    browser.post("/en/queue/here/", {"here": "1"})
    assert "You are on duty. It holds until" in said(browser.get("/en/queue/"))
    browser.post("/en/queue/here/", {"going": "1"})
    assert "No moderator is here right now." in said(browser.get("/en/rooms/"))


def test_signing_out_ends_presence(as_, mirja, room, oiva):
    put_on_duty(mirja)
    as_(mirja).logout()
    assert "No moderator is here" in said(as_(oiva).get("/en/rooms/"))


def test_new_messages_wait_for_a_button_and_the_place_is_kept(as_, oiva, aino, room, seat, attended):
    seat(oiva), seat(aino)
    chat.post_message(oiva, room=room, ref="a", text="Eka.")
    assert "Eka." in said(as_(aino).get("/en/rooms/coffee/"))  # a newcomer begins at now
    chat.post_message(oiva, room=room, ref="b", text="Toka.")
    page = as_(aino).get("/en/rooms/coffee/")
    assert "Show 1 new message" in said(page)
    assert "Toka." not in said(page)
    assert "1 unread message." in said(as_(aino).get("/en/rooms/"))
    up_to = page.context["unread"].up_to
    page = said(as_(aino).post("/en/rooms/coffee/place/", {"seq": up_to}, follow=True))
    assert "Toka." in page
    assert 'id="new"' in page
    assert "unread message" not in said(as_(aino).get("/en/rooms/"))
    assert as_(aino).post("/en/rooms/coffee/place/", {"seq": "x"}).status_code == 302


def test_the_way_messages_come_is_kept_and_nonsense_changes_nothing(as_, oiva, aino, room, seat, attended):
    reader = seat(aino)
    seat(oiva)
    as_(aino).post("/en/rooms/coffee/mode/", {"mode": "stream"})
    chat.post_message(oiva, room=room, ref="a", text="Tulee itsestään.")
    page = said(as_(aino).get("/en/rooms/coffee/"))
    assert "Stop messages" in page
    assert "Tulee itsestään." in page
    as_(aino).post("/en/rooms/coffee/mode/", {"mode": "faster"})
    reader.refresh_from_db()
    assert reader.reading_mode == "stream"
    assert reader.read_seq == 1


def test_an_answer_is_written_and_shown_with_what_it_answers(as_, oiva, aino, veikko, room, seat, attended):
    seat(oiva), seat(aino), seat(veikko)
    question = chat.post_message(oiva, room=room, ref="a", text="Kuka keitti kahvia?").message
    page = said(as_(aino).get(f"/en/rooms/coffee/?answer={question.pk}"))
    assert "You answer this message:" in page
    form = {"ref": "b", "text": "Minä keitin.", "reply_to": question.pk}
    as_(aino).post("/en/rooms/coffee/messages/", form)
    assert Message.objects.get(ref="b").reply_to == question
    page = said(as_(veikko).get("/en/rooms/coffee/")).split("<template")[0]
    assert page.index("Oiva</span></a>") < page.index("Minä keitin.")
    blocking.block_person(veikko, person=oiva)
    assert "Kuka keitti kahvia?" not in said(as_(veikko).get("/en/rooms/coffee/"))
    assert as_(veikko).get(f"/en/rooms/coffee/?answer={question.pk}").context["answered"] is None


def test_a_message_is_simply_taken_back_for_half_a_minute(as_, oiva, room, seat, attended, monkeypatch):
    seat(oiva)
    chat.post_message(oiva, room=room, ref="a", text="Hups.")
    assert "Take back" in said(as_(oiva).get("/en/rooms/coffee/")).split("<template")[0]
    later = clock.now() + timedelta(seconds=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert "Take back" not in said(as_(oiva).get("/en/rooms/coffee/")).split("<template")[0]
    page = said(as_(oiva).get(f"/en/rooms/coffee/messages/{Message.objects.get().pk}/"))
    assert "Delete my message" in page


def test_links_of_a_shown_message_are_plain_and_safe(as_, oiva, aino, room, seat, mirja, attended):
    seat(oiva), seat(aino)
    text = "Katso https://example.org/?a=1&b=2 <script>alert(1)</script>"
    message = chat.post_message(oiva, room=room, ref="a", text=text).message
    assert message.is_held
    moderating.approve_message(mirja, message=message, version=message.version)
    page = said(as_(aino).get("/en/rooms/coffee/"))
    assert 'href="https://example.org/?a=1&amp;b=2"' in page
    assert 'rel="nofollow noopener noreferrer"' in page
    assert "<script>alert" not in page
