"""The moderators' pages and the pages of decisions: what they show, who opens them, and what they keep."""

import pytest

from peer import appealing, chat, claiming, flagging, moderating
from peer.models import Appeal, Claim, Decision, LogEntry, Message, Notice, Participant, Room

from .desk import BACKEND, QUEUE, said

pytestmark = pytest.mark.django_db


def as_person(client, person):
    client.force_login(person, backend=BACKEND)
    return client


def test_a_message_is_taken_from_the_queue_and_then_decided(browser, held, mirja, kaarlo):
    page = f"{QUEUE}messages/{held.pk}/"
    assert f'action="{page}claim/"' in said(browser.get(QUEUE))  # the row itself takes it
    assert f'href="{page}"' not in said(browser.get(QUEUE))
    before = said(browser.get(page))
    assert "040 123 4567" in before
    assert "Show the message" not in before
    assert browser.post(f"{page}claim/")["Location"] == page
    assert "Show the message" in said(browser.get(page))
    queue = said(as_person(browser, kaarlo).get(QUEUE))
    assert "Mirja looks at this." in queue
    assert f'href="{page}"' in queue
    assert f'action="{page}claim/"' not in queue
    assert "Show the message" not in said(browser.get(page))


def test_a_claim_is_let_go_from_the_page(browser, held):
    browser.post(f"{QUEUE}messages/{held.pk}/claim/")
    assert browser.post(f"{QUEUE}messages/{held.pk}/claim/", {"let_go": "1"})["Location"] == QUEUE
    assert not Claim.objects.exists()


def test_opening_a_page_changes_nothing_but_the_log(browser, held):
    browser.get(f"{QUEUE}messages/{held.pk}/")
    assert not Claim.objects.exists()
    assert LogEntry.objects.get(act="looked_at_person").code == "text"


def test_the_number_that_was_found_is_covered_and_the_rest_shown(browser, held, reason):
    browser.post(f"{QUEUE}messages/{held.pk}/claim/")
    assert 'value="040 123 4567"' in said(browser.get(f"{QUEUE}messages/{held.pk}/"))
    form = {"version": "1", "found": ["040 123 4567"], "more": "", "reason": reason.pk}
    assert browser.post(f"{QUEUE}messages/{held.pk}/mask/", form)["Location"] == QUEUE
    assert Message.objects.get().public_text == "soita ▒▒▒"


@pytest.mark.parametrize(
    ("more", "words"),
    [("jotain muuta", "These words are not in the message: jotain muuta"), ("", "Choose what to cover.")],
)
def test_covering_says_what_is_missing_and_keeps_the_words(browser, held, reason, more, words):
    form = {"version": "1", "more": more, "reason": reason.pk, "words": "Omat sanani"}
    answer = browser.post(f"{QUEUE}messages/{held.pk}/mask/", form)
    assert answer.status_code == 422
    assert words in said(answer)
    assert "Omat sanani" in said(answer)


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("remind", "remind"),
        ("warn", "warn"),
        ("pause_60", "pause"),
        ("neutral_name", "neutral_name"),
        ("take_seat", "take_seat"),
    ],
)
def test_an_act_about_the_writer_leaves_the_message_waiting(browser, held, reason, act, kind):
    form = {"version": "1", "act": act, "reason": reason.pk, "words": ""}
    page = f"{QUEUE}messages/{held.pk}/"
    assert browser.post(f"{page}writer/", form)["Location"] == page
    assert Decision.objects.get().kind == kind
    late = said(browser.post(f"{page}writer/", form, follow=True))
    assert "This was decided already." in late
    assert "Mirja decided:" in late
    assert Message.objects.get().is_held


def test_danger_to_life_has_its_steps_and_is_written_down(browser, room, veikko, seat):
    seat(veikko)
    message = chat.post_message(veikko, room=room, ref="c", text="En jaksa elää").message
    page = f"{QUEUE}messages/{message.pk}/"
    assert "Needs you now" in said(browser.get(QUEUE))
    browser.post(f"{page}claim/")
    assert 'role="alert" data-alert' in said(browser.get(QUEUE))
    assert "Call 112 at once." in said(browser.get(page))
    browser.post(f"{page}word/", {"words": "Olen täällä."})
    notice = Notice.objects.get(person=veikko, kind="written")
    assert (notice.words, notice.decision) == ("Olen täällä.", None)
    assert LogEntry.objects.get(act="call_answered").code == "written"
    browser.post(f"{page}authorities/", {"whom": "112, 18:40", "words": "Tulevat pian."})
    assert Decision.objects.get().words == "112, 18:40\nTulevat pian."
    assert browser.post(f"{page}authorities/", {"whom": ""}).status_code == 422


def test_looking_at_a_person_is_written_down_and_said(browser, held, mirja, oiva, reason):
    page = f"{QUEUE}people/{held.participant_id}/"
    browser.post(f"{page}note/", {"text": "Ole lempeä."})
    browser.post(f"{page}act/", {"after": "0", "act": "remind", "reason": reason.pk})
    browser.post(f"{page}act/", {"after": "0", "act": "warn", "reason": reason.pk})
    shown = said(browser.get(page))
    assert "It was written in the log that you looked at this page." in shown
    assert "Ole lempeä." in shown
    assert Decision.objects.count() == 1
    assert LogEntry.objects.filter(act="looked_at_person", code="page", person=oiva.pk).exists()


def test_nobody_opens_the_page_about_themselves(browser, mirja, seat):
    assert browser.get(f"{QUEUE}people/{seat(mirja).pk}/").status_code == 404


def test_somebody_appeals_and_another_moderator_answers(client, held, oiva, mirja, kaarlo, reason):
    decision = moderating.remove_message(mirja, message=held, version=1, reason=reason).decision
    browser = as_person(client, oiva)
    assert "A moderator removed your message" in said(browser.get("/en/rooms/-/decisions/"))
    page = f"/en/rooms/-/decisions/{decision.pk}/"
    assert "Ask another moderator to look again" in said(browser.get(page))
    browser.post(page, {"words": "Se oli oma numeroni."})
    assert "Another moderator looks at this." in said(browser.get(page))
    appeal = Appeal.objects.get()
    answer = {"outcome": "overturned", "answer": "Olit oikeassa."}
    answers = f"{QUEUE}appeals/{appeal.pk}/"
    first = as_person(client, mirja)
    assert "Tell the person" not in said(first.get(answers))
    assert first.post(answers, answer).status_code == 200
    assert Appeal.objects.get().decided_at is None
    second = as_person(client, kaarlo)
    assert "Se oli oma numeroni." in said(second.get(answers))
    assert second.post(answers, {}).status_code == 422
    assert second.post(answers, answer)["Location"] == QUEUE
    assert Message.objects.get().is_shown
    assert "Olit oikeassa." in said(as_person(client, oiva).get(page))


def test_decisions_about_somebody_else_are_not_there(client, held, aino, mirja, reason):
    decision = moderating.remove_message(mirja, message=held, version=1, reason=reason).decision
    assert as_person(client, aino).get(f"/en/rooms/-/decisions/{decision.pk}/").status_code == 404
    assert "Nothing was decided about you." in said(client.get("/en/rooms/-/decisions/"))


def test_the_only_moderator_reads_that_somebody_else_must_decide(client, held, oiva, mirja, reason):
    decision = moderating.remove_message(mirja, message=held, version=1, reason=reason).decision
    appeal = appealing.appeal(oiva, decision=decision)
    assert "Ask the administrator for another moderator." in said(
        as_person(client, mirja).get(f"{QUEUE}appeals/{appeal.pk}/")
    )


@pytest.mark.parametrize(
    ("form", "code"),
    [({"act": "pause_10"}, "pause_10"), ({"act": "slow_0"}, "slow_off"), ({"text": "Hei"}, "pin")],
)
def test_a_whole_room_is_changed_from_its_desk(browser, room, form, code):
    page = f"{QUEUE}rooms/coffee/"
    assert "A break for the whole room" in said(browser.get(page))
    assert browser.post(f"{page}act/", form)["Location"] == page
    assert LogEntry.objects.get(act="room_act").code == code


def test_a_notice_that_is_too_long_is_kept_and_refused(browser, room):
    answer = browser.post(f"{QUEUE}rooms/coffee/act/", {"text": "a" * 201})
    assert answer.status_code == 422
    assert "a" * 201 in said(answer)


def test_a_closed_room_is_read_from_the_desk_and_that_is_written_down(browser, room, oiva, attended, seat):
    seat(oiva)
    shown = chat.post_message(oiva, room=room, ref="s", text="Hei kaikki").message
    gone = chat.post_message(oiva, room=room, ref="g", text="Pois tämä").message
    chat.take_back(oiva, message=gone)
    Room.objects.update(is_closed=True)
    page = said(browser.get(f"{QUEUE}rooms/coffee/look/"))
    assert "Hei kaikki" in page
    assert "Pois tämä" not in page
    assert LogEntry.objects.get(act="looked_at_room").room == room.pk
    assert browser.get(f"{QUEUE}messages/{shown.pk}/").status_code == 200
    assert browser.get(f"{QUEUE}messages/{gone.pk}/")["Location"] == QUEUE


def test_a_call_is_taken_before_it_is_answered(browser, room, oiva, seat):
    seat(oiva)
    call = flagging.call_for_help(oiva, room=room, words="Apua")
    page = f"{QUEUE}calls/{call.pk}/"
    assert "Send the answer" not in said(browser.get(page))
    browser.post(f"{page}claim/")
    assert "Send the answer" in said(browser.get(page))
    browser.post(page, {"words": "Olen täällä."})
    assert Notice.objects.get(person=oiva).words == "Olen täällä."


ONLY_MODERATORS = [
    "messages/{message}/",
    "people/{seat}/",
    "appeals/{appeal}/",
    "rooms/coffee/",
    "rooms/coffee/look/",
]
ONLY_POSTED_BY_MODERATORS = [
    "messages/{message}/claim/",
    "messages/{message}/mask/",
    "messages/{message}/writer/",
    "messages/{message}/authorities/",
    "messages/{message}/note/",
    "messages/{message}/word/",
    "people/{seat}/act/",
    "people/{seat}/note/",
    "rooms/coffee/act/",
]


@pytest.fixture
def facts(held, oiva, mirja, veikko, seat, room, reason):
    seat(veikko)
    other = chat.post_message(veikko, room=room, ref="o", text="soita 040 123 4567").message
    decision = moderating.remove_message(mirja, message=other, version=1, reason=reason).decision
    appeal = appealing.appeal(veikko, decision=decision)
    return {"message": held.pk, "seat": held.participant_id, "appeal": appeal.pk}


@pytest.mark.parametrize("address", ONLY_MODERATORS)
def test_only_moderators_open_the_pages_of_the_desk(client, facts, address, aino, eeva, sampo, kaarlo):
    page = QUEUE + address.format(**facts)
    assert "/accounts/login/" in client.get(page)["Location"]
    for person in (aino, eeva, sampo):
        assert as_person(client, person).get(page).status_code == 403
    assert as_person(client, kaarlo).get(page).status_code == 200


@pytest.mark.parametrize("address", ONLY_POSTED_BY_MODERATORS)
def test_only_moderators_act_at_the_desk_and_only_by_form(client, facts, address, aino, eeva, sampo, kaarlo):
    page = QUEUE + address.format(**facts)
    for person in (aino, eeva, sampo):
        assert as_person(client, person).post(page, {"text": "x", "act": "pause_10"}).status_code == 403
    assert as_person(client, kaarlo).get(page).status_code == 302
    assert not Claim.objects.exists()
    assert not LogEntry.objects.filter(act="room_act").exists()


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("queue/messages/1/mask/", "words"),
        ("queue/messages/1/writer/", "words"),
        ("queue/messages/1/authorities/", "words"),
        ("queue/messages/1/note/", "text"),
        ("queue/messages/1/word/", "words"),
        ("queue/people/1/act/", "words"),
        ("queue/people/1/note/", "text"),
        ("queue/appeals/1/", "answer"),
        ("queue/rooms/coffee/act/", "text"),
        ("rooms/-/decisions/1/", "words"),
    ],
)
def test_words_sent_after_the_session_ended_come_back(client, room, address, field):
    answer = client.post(f"/en/{address}", {field: "Pitkä teksti"})
    assert answer.status_code == 401
    assert "Pitkä teksti" in said(answer)


def test_a_second_moderator_is_told_what_the_first_one_decided(client, held, mirja, kaarlo, reason):
    claiming.claim_message(mirja, message=held)
    moderating.approve_message(mirja, message=held, version=1)
    form = {"version": "1", "reason": reason.pk, "words": ""}
    answer = as_person(client, kaarlo).post(f"{QUEUE}messages/{held.pk}/remove/", form, follow=True)
    assert "This was decided already." in said(answer)
    assert "Mirja decided: Shown" in said(answer)
    assert Message.objects.get().is_shown
    assert Participant.objects.filter(removed_at=None).exists()
