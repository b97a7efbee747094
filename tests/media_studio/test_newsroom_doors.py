"""The doors of the newsroom: what each press does, and what comes back when it cannot be done."""

import pytest

from content import wishing
from content.models import Wish
from media_studio import assigning, ideas
from media_studio.models import Assignment, Idea
from portal.kit import clock
from tests.factories.service_pages import make_service

from .conftest import at
from .newsroom_world import fresh, given, idea_of, roles_of

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


def test_a_member_brings_an_idea_and_sees_what_became_of_it(aino, eeva, door, site):
    browser = door(aino)
    assert browser.post(at("bring_idea"), {"title": ""}).status_code == 422
    assert browser.post(at("bring_idea"), {"title": "Bussi 7"})["Location"] == at("home")
    ideas.decline_idea(eeva, idea=Idea.objects.get(), reason="Kysytään keväällä.")
    home = text(browser.get(at("home")))
    assert "Bussi 7" in home
    assert "Kysytään keväällä." in home


def test_an_idea_goes_through_the_doors(aino, eeva, door, site):
    idea, browser = idea_of(aino), door(eeva)
    assert "Bussi 7" in text(browser.get(at("desk")))
    assert browser.post(at("decline_idea", idea.pk), {"reason": ""}).status_code == 422
    browser.post(at("keep_idea", idea.pk))
    assert browser.post(at("assign", idea.pk), {"role": "flies"}).status_code == 422
    browser.post(at("assign", idea.pk), {"role": "reads", "due": "2026-03-29", "person": ""})
    assert (fresh(idea).state, roles_of(idea)) == (Idea.State.KEPT, ["reads"])
    browser.post(at("decline_idea", idea.pk), {"reason": "Ei nyt."})
    assert fresh(idea).state == Idea.State.DECLINED
    late = browser.post(at("assign", idea.pk), {"role": "reads"}, follow=True)
    assert "notice--wait" in text(late)


def test_nobody_is_given_something_by_a_number_that_is_not_in_the_list(aino, veikko, eeva, door, site):
    idea = idea_of(aino)
    sent = {"role": "reads", "person": str(veikko.pk)}
    assert door(eeva).post(at("assign", idea.pk), sent).status_code == 422
    assert roles_of(idea) == []


def test_an_assignment_goes_through_the_doors(aino, eeva, door, site):
    made, browser = given(eeva, idea_of(aino)), door(eeva)
    here = f"#task-{made.pk}"
    assert browser.post(at("take_assignment", made.pk), {"from": "desk"})["Location"] == at("desk") + here
    assert browser.post(at("give_back", made.pk))["Location"] == at("idea", made.idea_id) + here
    browser.post(at("take_assignment", made.pk))
    began = browser.post(at("begin_from", made.pk))
    assert began["Location"] == at("story", fresh(made).story_id)
    browser.post(at("assignment_done", made.pk))
    assert fresh(made).done_at
    assert "notice--wait" in text(browser.post(at("drop_assignment", made.pk), follow=True))


def test_a_member_sees_and_does_what_was_given_to_them_on_their_own_page(aino, eeva, door, site):
    made, browser = given(eeva, idea_of(aino), aino), door(aino)
    assert "Bussi 7" in text(browser.get(at("home")))
    done = browser.post(at("assignment_done", made.pk), {"from": "home"})
    assert done["Location"] == at("home") + f"#task-{made.pk}"


def test_an_assignment_of_somebody_else_is_not_there_for_a_member(aino, oiva, eeva, door, site):
    made = given(eeva, idea_of(aino), aino)
    for name in ("take_assignment", "give_back", "assignment_done", "drop_assignment", "begin_from"):
        assert door(oiva).post(at(name, made.pk)).status_code == 404
    assert Assignment.objects.filter(person=aino, done_at=None, dropped_at=None).exists()


def test_a_wish_goes_through_the_doors(eeva, door, site):
    browser, wish = door(eeva), wishing.leave_wish(None, words="Bussi <b>7</b>")
    assert "Bussi &lt;b&gt;7" in text(browser.get(at("wish", wish.pk)))
    assert "Bussi &lt;b&gt;7" in text(browser.get(at("newsroom")))
    assert browser.post(at("take_up_wish", wish.pk), {"title": ""}).status_code == 422
    browser.post(at("take_up_wish", wish.pk), {"title": "Kuka ajaa?"})
    assert Idea.objects.get().title == "Kuka ajaa?"
    for name in ("take_up_wish", "thank_for_wish", "spam"):
        late = browser.post(at(name, wish.pk), {"title": "Kuka ajaa?"})
        assert late["Location"] == at("newsroom")
    assert browser.get(at("wish", wish.pk))["Location"] == at("newsroom")


@pytest.mark.parametrize(("name", "is_left"), [("thank_for_wish", True), ("spam", False)])
def test_a_wish_is_put_away(eeva, door, site, name, is_left):
    wish = wishing.leave_wish(None, words="Bussi")
    door(eeva).post(at(name, wish.pk))
    assert Wish.objects.filter(handled_at__lte=clock.now()).exists() == is_left
    assert not Wish.objects.filter(handled_at=None).exists()


def test_begun_from_an_idea_the_public_story_is_shown_to_who_brought_it(aino, eeva, door, site):
    assigning.begin_from(eeva, assignment=given(eeva, idea_of(aino), eeva))
    home = text(door(aino).get(at("home")))
    assert "status--done" in home


@pytest.mark.parametrize("is_live", [True, False])
def test_a_wish_about_a_service_says_which_one(eeva, door, is_live):
    service = make_service(title="Paja & neuvola")
    wish = wishing.leave_wish(None, words="Bussi", about=service)
    if not is_live:
        service.unpublish()
    browser = door(eeva)
    for shown in (at("desk"), at("wishes"), at("wish", wish.pk)):
        assert "Paja &amp; neuvola" in browser.get(shown).content.decode()
    assert (f'href="{service.url}"' in browser.get(at("wish", wish.pk)).content.decode()) is is_live
