"""The demo world: built once through the actions, left alone afterwards."""

import io
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F
from django.utils import translation
from wagtail.models import Page

from content.blocks.counts import CountTree
from content.models import Consent, HomePage, NewsPage, ProgrammePage, StandardPage, StoryPage, TrialPage
from content.models.consents import is_covered
from content.models.programme import branches_of
from content.reading_through import findings
from media_studio.policy.stages import Stage
from media_studio.queries import draft_of, stage
from peer.models import Message, Participant, Room
from portal.accounts.models import Joining, User
from portal.accounts.roles import Role, has_role, keep_roles_in_step
from tests.factories.pages import clear_site


def seed(*options: str) -> str:
    said = io.StringIO()
    call_command("seed", *options, stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def _seeded(django_db_setup, django_db_blocker) -> Iterator[str]:
    """One world for the whole file: each test's own changes are rolled back to it, and it at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        keep_roles_in_step()
        clear_site()
        yield seed()
        transaction.set_rollback(True)


@pytest.fixture
def world(_seeded, db) -> str:
    return str(_seeded)


def blocks(story: StoryPage, kind: str) -> list[Any]:
    return [block.value for block in story.body if block.block_type == kind]


def words_of(story: StoryPage) -> str:
    """All that a reader of the story may read or hear, but the byline."""
    kinds = ("recording", "film")
    heard = [one["recording"].all_words for kind in kinds for one in blocks(story, kind)]
    return "\n".join([story.title, story.slug, story.summary, *heard, *map(str, story.body)])


def test_a_second_run_changes_nothing(world):
    before = list(Page.objects.order_by("pk").values())
    people = list(User.objects.order_by("pk").values())

    assert seed() == "The demo world is here already.\n"

    assert list(Page.objects.order_by("pk").values()) == before
    assert list(User.objects.order_by("pk").values()) == people


def test_what_was_written_since_stays(world):
    TrialPage.objects.filter(slug="fokus").delete()
    home = HomePage.objects.get(locale__language_code="fi")
    home.lead = "Muutin tätä."
    home.save()

    seed()

    assert not TrialPage.objects.filter(slug="fokus").exists()
    assert HomePage.objects.get(pk=home.pk).lead == "Muutin tätä."


def test_everybody_has_their_roles_and_may_sign_in_at_once(world):
    roles = {
        "aino": {Role.MEMBER},
        "oiva": {Role.MEMBER},
        "veikko": {Role.MEMBER},
        "eeva": {Role.MEMBER, Role.EDITOR},
        "leena": {Role.MEMBER, Role.EDITOR},
        "mirja": {Role.MODERATOR},
        "kaarlo": {Role.MODERATOR},
        "sampo": {Role.ADMINISTRATOR},
    }
    for name, held in roles.items():
        user = User.objects.get(email=f"{name}@example.org")
        assert {role for role in Role if has_role(user, role)} == held
        assert user.emailaddress_set.get().verified
        assert not user.has_usable_password()


def test_members_came_in_by_an_invitation_and_said_yes(world):
    joined = Joining.objects.filter(way=Joining.Way.INVITATION).values_list("person__first_name", flat=True)
    assert sorted(joined) == ["Aino", "Eeva", "Leena", "Oiva", "Veikko"]


def test_every_fixed_page_is_translated(world):
    for kind in (HomePage, StandardPage, TrialPage):
        for page in kind.objects.filter(locale__language_code="fi"):
            assert page.get_translations(inclusive=True).live().count() == 4, page


def test_pages_have_addresses_under_their_language(world):
    addresses = {page.url for page in Page.objects.filter(depth__gt=1)}
    assert {"/fi/", "/sv/nyheter/", "/en/privacy/", "/fi/kokeilut/sataosaa/"} <= addresses


def test_a_trial_shows_its_published_money_and_ends(world):
    trial = TrialPage.objects.get(slug="uusi-suunta", locale__language_code="fi")
    assert (trial.state_grant_eur, trial.end) == (312399, "2018-12-31")
    counts = next(block.value for block in trial.results if block.block_type == "counts")
    assert (counts["unit"], counts["number"], counts["people"]) == ("measures", 222, 107)
    CountTree().clean(counts)


def test_what_readers_get_is_in_order(world):
    assert [str(finding) for finding in findings()] == []


def test_the_eight_trials_stand_under_two_programmes_and_their_projects(world):
    for language in ("fi", "sv", "en"):
        ote = ProgrammePage.objects.get(slug="ote", locale__language_code=language)
        told = {branch.project.slug: len(branch.trials) for branch in branches_of(ote)}
        assert told == {"mallit": 6, "polut": 1}
        later = ProgrammePage.objects.get(slug="tyokykyohjelma", locale__language_code=language)
        assert [[trial.slug for trial in branch.trials] for branch in branches_of(later)] == [
            ["homma-haltuun"]
        ]


def test_whom_one_could_ask_while_a_trial_ran_is_not_shown_any_more(world):
    for trial in TrialPage.objects.all():
        assert len(trial.contacts) == 2
        assert [block.value["email"] for block in trial.shown_contacts] == ["toimitus@example.org"]


def test_news_stands_on_the_day_it_tells_and_leads_to_its_trial(world, client):
    for news in NewsPage.objects.all():
        assert news.first_published_at.date() == news.date
    for news in NewsPage.objects.filter(slug="oulun-tulokset"):
        trial = TrialPage.objects.get(slug="uusi-suunta", locale=news.locale)
        assert f'href="{trial.url}"' in client.get(news.url).content.decode()


def test_editors_may_not_see_drafts_of_stories_through_the_page_tree(world):
    eeva = User.objects.get(email="eeva@example.org")
    stories = Page.objects.get(slug="tarinat", locale__language_code="fi")
    news = Page.objects.get(slug="uutiset", locale__language_code="fi")
    assert not stories.permissions_for_user(eeva).can_edit()
    assert news.permissions_for_user(eeva).can_edit()


def test_it_says_kindly_what_it_does(world):
    said = [line.strip() for line in world.splitlines()]
    assert said[-1] == "The demo world is ready."
    assert all(len(line.split()) <= 12 for line in said)


def test_public_stories_are_covered_by_their_tellers_consent(world):
    public = list(StoryPage.objects.live())
    # Four written stories, two of them in three languages, one by voice, one by a film where there is ffmpeg.
    assert len(public) == 11 + bool(shutil.which("ffmpeg"))  # two of them in easy Finnish
    assert all(is_covered(story) and story.is_example for story in public)
    planned = StoryPage.objects.get(title="Torin kello on viisi minuuttia edellä")  # public on its day
    given = Consent.objects.standing().values_list("page", flat=True)
    assert sorted(given) == sorted(page.pk for page in [*public, planned])
    assert set(StoryPage.shown()) == set(public)
    film = ["Aurinko nousee mäen takaa"] if shutil.which("ffmpeg") else []
    assert {story.title for story in StoryPage.shown()[: 5 + len(film)]} == {
        *film,
        "Aamu portailla",
        "Kahvi kiehuu kello seitsemän",
        "Oiva keittää kahvia",
        "Kaffet kokar klockan sju",
        "The coffee boils at seven",
    }


def test_a_story_stands_in_each_interesting_state(world):
    stages = {story.title: stage(story) for story in StoryPage.objects.filter(live=False)}
    assert stages == {
        "Pöytä kirjaston nurkassa": Stage.WITH_EDITOR,
        "Ensimmäinen haastatteluni": Stage.WAITS_FOR_YES,
        "Talvisaappaat": Stage.DRAFT,
        "Mikä minua auttoi talvella": Stage.DRAFT,  # by questions
        "Matkani kirjastoon": Stage.DRAFT,  # in pictures
        "Harjoitus: Selkeä kieli": Stage.DRAFT,  # practice in a lesson
        "Mustikkametsä": Stage.DRAFT,  # by voice
        "Kuka auttaa lomakkeiden kanssa?": Stage.DRAFT,  # an assignment of the newsroom
        "Torin kello on viisi minuuttia edellä": Stage.PLANNED,
        "Kirje, jota en lähetä": Stage.SEALED,
        "Portaikon ääni": Stage.TAKEN_DOWN,
    }


def test_a_story_is_joined_with_its_translations(world):
    story = StoryPage.objects.get(title="Kahvi kiehuu kello seitsemän")
    titles = {page.locale.language_code: page.title for page in story.get_translations().live()}
    assert titles == {
        "fi-simple": "Oiva keittää kahvia",
        "sv": "Kaffet kokar klockan sju",
        "en": "The coffee boils at seven",
    }


def test_a_pen_name_does_not_tell_who_wrote(world):
    told = StoryPage.objects.live().values_list("byline", "storyteller__first_name")
    assert set(told) == {
        ("Oiva", "Oiva"),
        ("Aino", "Aino"),
        ("Veikko", "Veikko"),
        ("Pysäkki", "Oiva"),
        ("Vanha soutaja", "Veikko"),
    }
    for story in StoryPage.objects.live().exclude(byline=F("storyteller__first_name")):
        assert story.storyteller.first_name not in words_of(story), story


def test_what_is_told_by_name_does_not_point_at_the_pen_name(world):
    veikkos = StoryPage.objects.live().filter(storyteller__first_name="Veikko")
    assert "soud" in words_of(veikkos.get(byline="Vanha soutaja")).lower()
    by_name = " ".join(words_of(story) for story in veikkos.filter(byline="Veikko")).lower()
    assert not [stem for stem in ("sout", "soud", "airo", "vene", "järv", "veli", "velj") if stem in by_name]


def test_pictures_have_words_for_those_who_do_not_see_them(world):
    for story in StoryPage.objects.live():
        pictures = blocks(story, "picture")
        assert len(pictures) == (0 if blocks(story, "recording") or blocks(story, "film") else 1), story
        assert all(picture["picture"].alt for picture in pictures)


def test_a_story_in_pictures_has_words_for_each(world):
    story = draft_of(StoryPage.objects.get(title="Matkani kirjastoon"))
    pictures = blocks(story, "picture")
    assert len(pictures) == 3
    assert all(picture["picture"].alt and picture["caption"] for picture in pictures)


def test_a_voice_has_words_for_those_who_do_not_hear_it(world):
    heard = [one for story in StoryPage.objects.live() for one in blocks(story, "recording")]
    assert len(heard) == 1
    assert heard[0]["recording"].has_words


def test_a_film_has_captions_and_words(world):
    shown = [one for story in StoryPage.objects.live() for one in blocks(story, "film")]
    assert len(shown) == bool(shutil.which("ffmpeg"))
    assert all(one["recording"].has_words and one["recording"].seen for one in shown)


def test_one_message_waits_for_a_moderator_because_of_a_phone_number(world):
    held = Message.objects.get(status=Message.Status.HELD)
    assert held.held_for == ["phone_number"]
    assert "040 000 0000" in held.text


def test_what_was_said_in_the_rooms_is_shown_in_order(world):
    for room in Room.objects.all():
        shown = room.messages.filter(status=Message.Status.POSTED).order_by("pk")
        assert [message.seq for message in shown] == list(range(1, room.last_seq + 1))
    talked_in = Room.objects.filter(audience=Room.Audience.MEMBERS)
    assert {room.when_unattended for room in talked_in} == {Room.WhenUnattended.HOLD_EVERYTHING}


def test_rooms_show_what_a_room_can_be(world):
    assert set(Room.objects.values_list("audience", flat=True)) == set(Room.Audience.values)
    invited = Room.objects.get(audience=Room.Audience.INVITED).invitations
    assert set(invited.values_list("person__first_name", flat=True)) == {"Aino", "Eeva"}
    assert Room.objects.filter(hours__isnull=False).distinct().count() == 1


def test_oiva_has_not_been_at_the_coffee_table(world):
    assert not Participant.objects.filter(user__email="oiva@example.org", room__slug="kahvipoyta").exists()


def test_a_real_site_is_never_emptied(world, settings):
    settings.SETTINGS_MODULE = "portal.settings.production"
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(CommandError):
        seed("--reset")
    assert User.objects.exists()


def test_easy_pages_are_twins_and_easy_stories_have_a_yes_of_their_own(world):
    easy = Page.objects.live().filter(locale__language_code="fi-simple")
    finnish = Page.objects.live().filter(locale__language_code="fi").values("translation_key")
    assert (easy.count(), easy.exclude(translation_key__in=finnish).count()) == (34, 0)
    assert all(story.consents.count() == 1 for story in StoryPage.objects.filter(pk__in=easy))
    with translation.override("fi-simple"):
        branches = branches_of(ProgrammePage.objects.get(slug="ote", locale__language_code="fi-simple"))
    assert sum(trial.locale.language_code == "fi-simple" for b in branches for trial in b.trials) == 7
