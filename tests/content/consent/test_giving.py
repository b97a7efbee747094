"""A yes is given by the storyteller, to exactly what was shown."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import PageLogEntry, Revision

from content import consenting
from content.consenting import ConsentRefused, ShownChanged
from content.digest import digest_of
from content.models import Consent, Picture, Rendition
from content.models.consents import is_covered
from tests.factories.pages import make_news, make_story
from tests.factories.pictures import make_picture, with_picture

from .saying import PLACES, fresh, reading, say_yes, tell

pytestmark = pytest.mark.django_db


class TestGiving:
    def test_a_yes_holds_what_was_shown_the_byline_and_the_places(self, story, aino):
        consent = say_yes(aino, story, byline=" Kahvin\nystävä ")
        assert consent.byline == "Kahvin ystävä"
        assert consent.places == ["site"]
        assert consent.storyteller == aino
        assert list(consent.pictures.all()) == [aino.pictures.get()]
        assert consent.revision.as_object().byline == "Kahvin ystävä"
        assert consent.digest == digest_of(Revision.objects.get(pk=consent.revision_id).as_object())

    def test_what_is_published_is_exactly_what_was_said_yes_to(self, story, aino):
        told = tell(aino, story)
        assert told.live
        assert told.byline == "A. K."
        assert digest_of(told) == Consent.objects.get().digest
        assert is_covered(told)

    def test_the_sizes_of_its_pictures_stand_ready(self, story, aino):
        tell(aino, story)
        assert Rendition.objects.filter(image=aino.pictures.get()).count() >= 2

    def test_a_yes_alone_publishes_nothing(self, story, aino):
        say_yes(aino, story)
        assert not fresh(story).live

    @pytest.mark.parametrize("who", ["oiva", "veikko", "eeva", "mirja", "sampo"])
    def test_nobody_else_says_yes_or_takes_it_back(self, story, aino, who, request):
        other = request.getfixturevalue(who)
        with pytest.raises(PermissionDenied):
            say_yes(other, story)
        tell(aino, story)
        with pytest.raises(PermissionDenied):
            consenting.withdraw(other, page=story)
        assert fresh(story).live

    def test_not_even_a_superuser_says_yes_for_somebody(self, story, aino, eeva):
        eeva.is_superuser = True
        eeva.save()
        with pytest.raises(PermissionDenied):
            say_yes(eeva, story)

    def test_somebody_shut_out_says_nothing(self, story, aino):
        aino.is_active = False
        with pytest.raises(PermissionDenied):
            say_yes(aino, story)

    def test_a_page_that_tells_nobodys_story_takes_no_yes(self, home, aino):
        news = make_news()
        for page in (news, home):
            with pytest.raises(PermissionDenied):
                consenting.give(aino, page=page, revision_id=1, byline="A", places=PLACES)

    @pytest.mark.parametrize("byline", ["", "  ", "\u200b"])
    def test_a_name_is_needed(self, story, aino, byline):
        with pytest.raises(ConsentRefused) as refused:
            say_yes(aino, story, byline=byline)
        assert refused.value.code == "byline"

    @pytest.mark.parametrize("places", [[], ["newsletter"], ["site", "moon"]])
    def test_only_known_places_and_the_site_among_them(self, story, aino, places):
        with pytest.raises(ConsentRefused) as refused:
            consenting.give(aino, page=story, revision_id=story.latest_revision_id, byline="A", places=places)
        assert refused.value.code == "places"
        assert not Consent.objects.exists()

    def test_another_version_than_the_one_shown_is_refused(self, story, aino):
        seen = story.latest_revision_id
        story.title = "Muutettu"
        story.save_revision()
        with pytest.raises(ShownChanged):
            consenting.give(aino, page=story, revision_id=seen, byline="A", places=PLACES)

    def test_a_version_of_another_page_is_refused(self, story, aino):
        other = make_story(aino, title="Toinen", public=False)
        revision = other.save_revision()
        with pytest.raises(ShownChanged):
            consenting.give(aino, page=story, revision_id=revision.pk, byline="A", places=PLACES)

    def test_a_page_without_a_version_is_refused(self, home, aino):
        other = make_story(aino, title="Toinen", public=False)
        with pytest.raises(ShownChanged):
            consenting.give(aino, page=other, revision_id=1, byline="A", places=PLACES)

    def test_after_a_reading_the_version_that_was_read_is_the_one(self, story, aino, eeva):
        state = reading(story, aino)
        read = fresh(story).latest_revision_id
        state.current_task_state.approve(user=eeva)
        page = fresh(story)
        page.title = "Kirjoitettu lukemisen jälkeen"
        newest = page.save_revision()
        assert consenting.revision_shown(page).pk == read
        with pytest.raises(ShownChanged):
            consenting.give(aino, page=page, revision_id=newest.pk, byline="A", places=PLACES)
        told = tell(aino, page)
        assert told.title == "Aamun kahvi"
        assert told.latest_revision_id == newest.pk

    def test_a_newer_yes_ends_the_older_one(self, story, aino):
        tell(aino, story)
        page = fresh(story)
        page.title = "Uusi"
        page.save_revision()
        told = tell(aino, page)
        assert told.title == "Uusi"
        assert Consent.objects.standing().count() == 1
        assert Consent.objects.exclude(replaced_at=None).count() == 1

    def test_a_picture_of_somebody_else_stops_the_yes(self, home, aino, oiva):
        picture = make_picture(oiva)
        story = make_story(oiva, public=False, body=with_picture(picture))
        story.save_revision()
        Picture.objects.filter(pk=picture.pk).update(owner=aino)
        with pytest.raises(ConsentRefused) as refused:
            say_yes(oiva, story)
        assert refused.value.code == "picture"

    def test_the_log_of_the_page_says_so(self, story, aino):
        say_yes(aino, story)
        entry = PageLogEntry.objects.get(action="content.consent")
        assert entry.user == aino
        assert entry.message
