"""A portfolio: off until its owner says yes to exactly what they saw, and only of what is public now."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from content import reporting
from content.models import Consent, Portfolio, PortfolioWork, StoryPage
from content.surfaces import Sought, surfaces
from media_studio import drafting, presenting, publishing, queries, taking_back
from media_studio.passport import passport_of
from media_studio.refusals import Refused
from portal.kit import clock
from tests.factories.telling import read_through

from .conftest import at, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
TITLE = "Aamu laiturilla"


def publish(person, story, byline="Aino"):
    """The yes to what was read."""
    read = queries.read_revision(story)
    said = {"revision_id": read.pk, "byline": byline, "places": ["site"]}
    publishing.publish_consented(person, story=story, **said)
    return StoryPage.objects.get(pk=story.pk)


def show(person, *numbers, name="Aino", **more):
    """Looks, and says yes to it."""
    chosen = presenting.Chosen(name=name, works=tuple((number, "Writer") for number in numbers), **more)
    seen = presenting.looks_like(person, chosen=chosen).digest
    return presenting.present(person, chosen=chosen, seen=seen)


@pytest.fixture
def public(was_read, aino):
    """Aino's public story."""
    return publish(aino, was_read)


@pytest.fixture
def portfolio(public, aino):
    """Aino's portfolio, with it."""
    return show(aino, public.pk)


def read(door, portfolio, person=None):
    """What somebody gets at its address."""
    return door(person).get(reverse("content:portfolio", args=[portfolio.key]))


def is_told(door, portfolio):
    """Whether the page names the work."""
    answer = read(door, portfolio)
    assert answer.status_code == 200
    return TITLE in answer.content.decode()


def test_it_is_public_the_same_for_everybody_and_not_for_search_engines(portfolio, door, aino, oiva):
    answers = [read(door, portfolio, who) for who in (None, aino, oiva)]
    assert len({answer.content for answer in answers}) == 1
    page = answers[0].content.decode()
    assert all(words in page for words in (TITLE, "Writer", "noindex", portfolio.key))
    assert answers[0]["Cache-Control"] == "public, max-age=30"


def test_search_engines_may_show_it_when_its_owner_says_so(public, aino, door):
    assert "noindex" not in read(door, show(aino, public.pk, may_be_found=True)).content.decode()


def test_there_is_none_before_the_yes(public, aino):
    presenting.looks_like(aino, chosen=presenting.Chosen(name="Aino", works=((public.pk, ""),)))
    assert not Portfolio.objects.exists()


def test_off_it_looks_as_if_it_had_never_been(portfolio, aino, door):
    presenting.switch_off(aino)
    presenting.switch_off(aino)
    off, never = read(door, portfolio), read(door, Portfolio(key="x" * 16))
    assert (off.status_code, never.status_code) == (404, 404)
    here = off.content.decode().replace(portfolio.key, "x" * 16)
    assert here == never.content.decode()
    assert "Cache-Control" not in off or "public" not in off["Cache-Control"]


def test_an_account_that_is_closed_has_none(portfolio, aino, door):
    aino.is_active = False
    aino.save()
    assert read(door, portfolio).status_code == 404


class TestAWorkGoesAtOnce:
    def test_when_it_is_taken_back_and_comes_with_the_undo(self, portfolio, public, aino, door):
        assert is_told(door, portfolio)
        taking_back.take_back_story(aino, story=public)
        assert not is_told(door, portfolio)
        seal = public.seals.get()
        taking_back.undo(aino, seal=seal)
        assert is_told(door, portfolio)

    def test_when_it_is_kept_as_a_draft_and_stays_away_after_a_new_yes(
        self, portfolio, public, aino, eeva, door
    ):
        taking_back.take_back_story(aino, story=public, keep_draft=True)
        story = StoryPage.objects.get(pk=public.pk)
        drafting.hand_in(aino, story=story, through_supporter=False)
        read_through(eeva, StoryPage.objects.get(pk=public.pk))
        publish(aino, StoryPage.objects.get(pk=public.pk))
        assert not is_told(door, portfolio)
        show(aino, public.pk)
        assert is_told(door, portfolio)

    def test_when_an_editor_takes_it_down(self, portfolio, public, eeva, door):
        reporting.take_down(eeva, thing=public, reason="Nimi näkyy.")
        assert not is_told(door, portfolio)

    def test_when_it_waits_for_a_day(self, portfolio, public, door):
        day = clock.now() + datetime.timedelta(days=2)
        Consent.objects.filter(page=public).update(not_before=day)
        assert not is_told(door, portfolio)

    def test_when_it_is_another_persons(self, portfolio, public, oiva, door):
        StoryPage.objects.filter(pk=public.pk).update(storyteller=oiva)
        assert not is_told(door, portfolio)

    def test_when_its_words_are_not_those_of_the_yes(self, portfolio, public, door):
        StoryPage.objects.filter(pk=public.pk).update(summary="Muuta.")
        assert not is_told(door, portfolio)

    def test_when_a_new_yes_gives_it_another_name(self, portfolio, public, aino, eeva, door):
        save(aino, public, title=TITLE, text="# Ilta\n\nIlta tuli.", summary="")
        drafting.hand_in(aino, story=StoryPage.objects.get(pk=public.pk), through_supporter=False)
        read_through(eeva, StoryPage.objects.get(pk=public.pk))
        assert is_told(door, portfolio)
        publish(aino, StoryPage.objects.get(pk=public.pk), byline="Kaisla")
        assert not is_told(door, portfolio)


class TestTheYes:
    def test_is_to_what_was_seen(self, public, aino):
        chosen = presenting.Chosen(name="Aino", works=((public.pk, ""),))
        with pytest.raises(Refused, match="changed"):
            presenting.present(aino, chosen=chosen, seen="another")
        assert not Portfolio.objects.exists()

    def test_takes_no_work_of_somebody_else(self, public, oiva):
        with pytest.raises(Refused, match="at least one"):
            show(oiva, public.pk)

    def test_is_refused_to_a_closed_account(self, public, aino):
        aino.is_active = False
        with pytest.raises(PermissionDenied):
            presenting.looks_like(aino, chosen=presenting.Chosen(name="Aino"))

    @pytest.mark.parametrize("name", ["", "\u200b", "Ylläpitäjä"])
    def test_needs_a_name_that_is_nobody_elses(self, public, aino, name):
        with pytest.raises(Refused):
            show(aino, public.pk, name=name)

    @pytest.mark.parametrize("about", ["Soita 040 123 4567.", "Kirjoita aino@example.org", "131052-308T"])
    def test_takes_no_contact_that_nobody_has_read(self, public, aino, about):
        with pytest.raises(Refused, match="Leave out"):
            show(aino, public.pk, about=about)

    def test_takes_no_role_that_ends_before_it_begins(self, public, aino):
        with pytest.raises(Refused, match="ends after"):
            show(aino, public.pk, roles=(presenting.RoleLine("Writer", "2024-03", "2023"),))

    def test_changes_what_stands_and_keeps_the_address(self, portfolio, public, aino):
        again = show(aino, public.pk, name="Aino A.")
        assert (again.pk, again.key, again.name) == (portfolio.pk, portfolio.key, "Aino A.")
        assert PortfolioWork.objects.count() == 1


class TestTakingBack:
    def test_everything_takes_it_too(self, portfolio, aino, door):
        assert passport_of(aino).has_something_to_take_back
        assert taking_back.take_back_everything(aino) == 0
        assert read(door, portfolio).status_code == 404
        assert not Portfolio.objects.exists()

    def test_one_button_on_the_passport_takes_it_and_leaves_the_story(self, portfolio, public, aino, door):
        assert "Your portfolio" in door(aino).get(at("passport")).content.decode()
        address = at("take_back_thing", "portfolio", portfolio.pk)
        assert "Do you want to take back your portfolio?" in door(aino).get(address).content.decode()
        door(aino).post(address)
        assert not Portfolio.objects.exists()
        assert StoryPage.objects.get(pk=public.pk).live

    def test_nobody_takes_that_of_another(self, portfolio, oiva, door):
        door(oiva).post(at("take_back_thing", "portfolio", portfolio.pk))
        with pytest.raises(PermissionDenied):
            presenting.take_back_portfolio(oiva, portfolio=portfolio)
        assert Portfolio.objects.exists()


def test_where_is_looks_at_it(portfolio, public, aino):
    sought = Sought(pages=(public.pk,), storyteller=aino.pk, words=(TITLE,))
    found = {surface.name: surface.count(sought) for surface in surfaces() if "portfolio" in surface.name}
    assert found["works in portfolios"][""] == 1
    assert found["portfolios"]["anybody"] == 1


def test_caches_in_front_are_told_with_the_story_and_with_itself(
    portfolio, public, aino, settings, monkeypatch, django_capture_on_commit_callbacks
):
    told = []
    settings.WAGTAILFRONTENDCACHE = {"any": {}}
    monkeypatch.setattr("content.purging.purge_urls_from_cache", told.extend)
    address = f"{settings.BASE_URL}/sv/portfolio/{portfolio.key}/"
    for act in (
        lambda: presenting.switch_off(aino),
        lambda: show(aino, public.pk),
        lambda: taking_back.take_back_story(aino, story=public),
    ):
        told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        assert address in told
