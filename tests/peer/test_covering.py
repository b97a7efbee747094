"""Covering a part of a message: what would be shown is judged once more."""

import pytest

from peer import moderating
from peer.covering import LeavesMore
from peer.models import LogEntry, Message

from .desk import QUEUE, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_numbers(held):
    held.text = f"Soita {FIRST} tai {SECOND}, terveisin minä"
    held.save()
    return held


FIRST, SECOND = "040 123 4567", "nelkyt nolla nolla neljä nolla yksi kaksi"


def test_a_number_that_would_stay_is_offered_before_anything_is_shown(browser, two_numbers, reason):
    browser.post(f"{QUEUE}messages/{two_numbers.pk}/claim/")
    form = {"version": "1", "found": [FIRST], "more": "", "reason": reason.pk, "words": "Omat sanani"}
    answer = browser.post(f"{QUEUE}messages/{two_numbers.pk}/mask/", form)
    assert answer.status_code == 422
    page = said(answer)
    assert page.count("checked") >= 2
    assert f'value="{SECOND}"' in page
    assert "Omat sanani" in page
    assert "Look at what is left." in page
    assert Message.objects.get().is_held
    again = form | {"found": [FIRST, SECOND]}
    assert browser.post(f"{QUEUE}messages/{two_numbers.pk}/mask/", again)["Location"] == QUEUE
    assert Message.objects.get().public_text == "Soita ▒▒▒ tai ▒▒▒, terveisin minä"
    assert not LogEntry.objects.filter(act="shown_anyway").exists()


def test_a_second_press_shows_the_rest_anyway_and_is_written_down(browser, two_numbers, reason):
    form = {"version": "1", "found": [FIRST], "reason": reason.pk, "anyway": "yes"}
    assert browser.post(f"{QUEUE}messages/{two_numbers.pk}/mask/", form)["Location"] == QUEUE
    assert SECOND in Message.objects.get().public_text
    assert LogEntry.objects.get(act="shown_anyway").code == "phone_number"


def test_what_has_no_place_of_its_own_is_asked_for_in_words(browser, held, reason):
    held.text = f"Soita {FIRST} niin saat sata diapamia, myyn halvalla"
    held.save()
    form = {"version": "1", "found": [FIRST], "reason": reason.pk}
    page = said(browser.post(f"{QUEUE}messages/{held.pk}/mask/", form))
    assert "Write here which words to cover." in page
    assert "trading medicines" in page
    assert Message.objects.get().is_held


def test_no_other_door_shows_a_rest_that_would_be_held(two_numbers, attended, reason):
    with pytest.raises(LeavesMore):
        moderating.mask_part(attended, message=two_numbers, version=1, pieces=[FIRST], reason=reason)
