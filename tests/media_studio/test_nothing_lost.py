"""What somebody wrote comes back to them, and odd numbers in an address are no address."""

import pytest

from media_studio import drafting, queries
from media_studio.models import Notice
from media_studio.policy.stages import Stage
from tests.factories.telling import read_through

from .conftest import TEXT, at, save

pytestmark = pytest.mark.django_db
HUGE = "9" * 5000


def test_words_about_an_older_version_come_back_with_the_new_one(handed_in, aino, eeva, door):
    seen = queries.handed_in_revision(handed_in).pk
    drafting.take_back_handing_in(aino, story=handed_in)
    save(aino, handed_in, text="Aivan uusi aamu.")
    drafting.hand_in(aino, story=handed_in, through_supporter=False)
    sent = {"words": "Lisää kahvista.", "seen_revision": seen}
    answer = door(eeva).post(at("ask_changes", handed_in.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Lisää kahvista." in page
    assert "Aivan uusi aamu." in page
    assert not Notice.objects.filter(words="Lisää kahvista.").exists()
    assert queries.stage(handed_in) is Stage.WITH_EDITOR


def test_words_that_came_too_late_come_back_on_the_desk(handed_in, eeva, door):
    sent = {"words": "Lisää kahvista.", "seen_revision": queries.handed_in_revision(handed_in).pk}
    read_through(eeva, handed_in)
    answer = door(eeva).post(at("ask_changes", handed_in.pk), sent)
    assert answer.status_code == 409
    assert "Lisää kahvista." in answer.content.decode()
    assert queries.stage(handed_in) is Stage.WAITS_FOR_YES


def test_text_sent_while_somebody_else_is_signed_in_comes_back(written, oiva, sampo, door):
    sent = {"title": "Aamu", "summary": "", "text": "Pitkä ja tärkeä.", "seen_revision": "1"}
    for person in (oiva, sampo):
        pages = []
        for number in (written.pk, written.pk + 1000):
            answer = door(person).post(at("write", number), sent)
            pages.append(answer.content.decode().replace(f"/{number}/", "/n/"))
            assert answer.status_code == 409
            assert "no-store" in answer.headers["Cache-Control"]
        assert pages[0] == pages[1]
        assert "Pitkä ja tärkeä." in pages[0]
        assert str(person) in pages[0]
        assert "laiturilla" not in pages[0]
        assert "Keitän" not in pages[0]
    assert drafting.written(written).text == TEXT


def test_a_version_number_beyond_all_numbers_is_an_old_version(handed_in, eeva, door):
    for name in ("pass_on", "ask_changes"):
        answer = door(eeva).post(at(name, handed_in.pk), {"seen_revision": HUGE, "words": "Hyvä."})
        assert answer.status_code in {302, 409}
    assert queries.stage(handed_in) is Stage.WITH_EDITOR


@pytest.mark.parametrize("number", [2**63, 10**19, 10**30])
@pytest.mark.parametrize("path", ["studio/{}/preview/", "studio/{}/write/", "desk/{}/", "desk/{}/pass-on/"])
def test_a_number_that_no_table_holds_is_no_address(eeva, door, site, number, path):
    browser = door(eeva)
    assert browser.get(f"/fi/{path.format(number)}").status_code == 404
    assert browser.post(f"/fi/{path.format(number)}").status_code == 404
