"""Who sees a picture, and how pages print it."""

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from wagtail.models import ReferenceIndex

from content import consenting, picture_viewing
from content.models import Picture, Rendition, StandardPage, StoryPage
from content.picture_making import make_sizes_of
from content.picture_sizes import drop_sizes, make_sizes
from portal.kit.headers import FILE
from tests.factories.pages import make_news, make_site, make_story, section
from tests.factories.pictures import drawn, make_picture, picture_bytes, upload, with_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(roles):
    return make_site()


@pytest.fixture
def mine(home, aino):
    picture = make_picture(aino)
    make_sizes([picture])
    return picture


@pytest.fixture
def house(home, eeva):
    picture = make_picture(eeva, is_house=True, alt="Talo")
    make_sizes([picture])
    return picture


def status(address, person=None):
    browser = Client()
    if person:
        browser.force_login(person)
    return browser.get(address).status_code


def address_of(picture):
    return picture.renditions.first().url


def told_with(picture, person):
    story = make_story(person, public=False, body=with_picture(picture))
    revision = story.save_revision()
    consent = consenting.give(person, page=story, revision_id=revision.pk, byline="A. K.", places=["site"])
    consent.revision.publish()
    return StoryPage.objects.get(pk=story.pk)


class TestWhoSees:
    def test_before_it_is_published_only_its_owner(self, mine, aino, oiva, eeva, mirja, sampo):
        for address in (address_of(mine), mine.file.url):
            assert status(address, aino) == 200
            assert {status(address, other) for other in (None, oiva, eeva, mirja, sampo)} == {404}

    def test_published_sizes_are_for_everybody_and_the_kept_one_is_not(self, mine, aino):
        told_with(mine, aino)
        assert status(address_of(mine)) == 200
        assert status(mine.file.url) == 404

    def test_a_draft_beside_a_public_story_stays_hidden(self, mine, aino):
        story = told_with(mine, aino)
        other = make_picture(aino)
        make_sizes([other])
        story.body = with_picture(other)
        story.save_revision()
        assert status(address_of(other)) == 404

    def test_a_page_changed_behind_the_models_hides_its_pictures(self, mine, aino):
        story = told_with(mine, aino)
        StoryPage.objects.filter(pk=story.pk).update(summary="Kaapattu")
        assert status(address_of(mine)) == 404

    def test_an_unpublished_story_hides_its_pictures(self, mine, aino):
        told_with(mine, aino).unpublish()
        assert status(address_of(mine)) == 404

    def test_pictures_of_the_house_are_for_everybody(self, house, eeva, aino):
        assert status(address_of(house)) == 200
        assert status(house.file.url) == 404
        assert status(house.file.url, aino) == 404
        assert status(house.file.url, eeva) == 200

    def test_a_picture_of_the_house_in_a_story_that_was_taken_back_goes_with_it(self, house, aino):
        story = told_with(house, aino)
        assert status(address_of(house)) == 200
        address = address_of(house)
        consenting.withdraw(aino, page=story)
        make_sizes([house])
        assert status(address) == 404
        assert status(address_of(house)) == 404

    def test_a_picture_of_the_house_stays_where_a_page_of_the_house_uses_it(self, house, aino):
        story = told_with(house, aino)
        news = make_news(body=with_picture(house))
        ReferenceIndex.create_or_update_for_object(news)  # the worker does it in a moment
        consenting.withdraw(aino, page=story)
        assert status(address_of(house)) == 200
        news.unpublish()
        assert status(address_of(house)) == 404

    def test_a_room_above_may_let_somebody_look(self, mine, veikko, oiva, monkeypatch):
        monkeypatch.setattr(picture_viewing, "picture_viewers", [lambda person, _picture: person == veikko])
        assert status(mine.file.url, veikko) == 200
        assert status(mine.file.url, oiva) == 404

    def test_somebody_shut_out_sees_nothing_of_their_own(self, mine, aino):
        aino.is_active = False
        assert not picture_viewing.may_see(aino, mine)


class TestTheAnswer:
    def test_public_pictures_are_shared_for_a_short_while_and_nothing_runs_in_them(self, house):
        answer = Client().get(address_of(house))
        assert answer["Content-Type"] == "image/webp"
        assert answer["Cache-Control"] == "public, max-age=30"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == FILE
        assert answer["Content-Disposition"] == "inline"
        assert "Vary" not in answer or "Cookie" not in answer["Vary"]
        assert not answer.cookies

    def test_what_the_reader_has_is_not_sent_again(self, house):
        first = Client().get(address_of(house))
        assert Client().get(address_of(house), headers={"If-None-Match": first["ETag"]}).status_code == 304

    def test_private_pictures_are_kept_by_nobody(self, mine, aino):
        browser = Client()
        browser.force_login(aino)
        assert browser.get(address_of(mine))["Cache-Control"] == "private, no-store"

    @pytest.mark.parametrize("name", ["x.webp", "..", "x.svg", "%2e%2e%2fsecret_key", "pictures"])
    def test_other_names_lead_nowhere(self, home, name):
        assert status(f"/pictures/{name}") == 404

    def test_a_row_without_its_file_is_not_there(self, house):
        address = address_of(house)
        for rendition in Rendition.objects.all():
            rendition.file.storage.delete(rendition.file.name)
        assert status(address) == 404

    def test_a_file_of_an_unknown_kind_is_not_sent(self, house):
        Rendition.objects.filter(image=house).update(file="pictures/a.html")
        assert status("/pictures/a.html") == 404

    def test_it_takes_no_post(self, house):
        assert Client().post(address_of(house)).status_code == 405

    def test_nothing_is_reachable_under_the_media_address(self, house):
        assert status(f"/media/{house.file.name}") == 404


class TestTheTag:
    def printed(self, picture, arguments="", made=True):
        if made and picture:
            make_sizes([picture])
        template = Template("{% load pictures %}{% picture_img picture " + arguments + " %}")
        return template.render(Context({"picture": picture}))

    def test_it_prints_sizes_words_and_measures(self, home, aino):
        picture = make_picture(
            aino, alt='Kahvi "musta" <b>', upload=upload(picture_bytes("JPEG", drawn(1600, 800)))
        )
        html = self.printed(picture, 'width=800 css_class="card__picture"')
        assert html.startswith("<picture><source")
        assert html.count('type="image/webp"') == 1
        assert html.count("/pictures/") in {4, 7}  # with AVIF, where it is smaller
        assert 'width="800" height="400"' in html
        assert "1200w" in html
        assert 'loading="lazy"' in html
        assert "&quot;musta&quot; &lt;b&gt;" in html
        assert 'class="card__picture"' in html

    def test_a_decoration_has_an_empty_alt(self, home, aino):
        assert 'alt=""' in self.printed(make_picture(aino, alt="", decorative=True))

    def test_a_small_picture_is_not_blown_up(self, home, aino):
        picture = make_picture(aino, upload=upload(picture_bytes("JPEG", drawn(300, 200))))
        html = self.printed(picture)
        assert 'width="300"' in html
        assert {one.width for one in picture.renditions.all()} == {300}
        assert picture.renditions.filter(filter_spec__endswith="webp").count() == 1

    def test_no_picture_prints_nothing(self, home):
        assert self.printed(None) == ""

    def test_before_the_sizes_are_made_the_picture_itself_stands_there(self, home, aino):
        picture = make_picture(aino)
        html = self.printed(picture, made=False)
        assert f'src="{picture.file.url}"' in html
        assert "source" not in html
        assert not picture.renditions.exists()

    def test_a_story_prints_its_picture(self, mine, aino):
        story = told_with(mine, aino)
        html = Client().get(story.url).content.decode()
        assert f'alt="{mine.alt}"' in html
        assert "/pictures/" in html

    def test_dropped_sizes_are_made_again_by_the_queue_alone(self, mine):
        drop_sizes([mine])
        self.printed(mine, made=False)
        assert not Rendition.objects.exists()
        make_sizes_of.call(mine.pk)
        assert Picture.objects.get(pk=mine.pk).renditions.exists()


class TestTheCms:
    def test_editors_choose_among_pictures_of_the_house_only(self, mine, house, eeva):
        from wagtail.models import Page

        from content.permissions import grant_editors

        grant_editors(Page.objects.get(depth=1))
        browser = Client()
        browser.force_login(eeva)
        text = browser.get(reverse("wagtailimages_chooser:choose")).content.decode()
        assert "Talo" in text
        assert mine.title not in text

    def test_a_standard_page_shows_pictures_of_the_house(self, house):
        page = section(StandardPage)
        assert page.live
        assert status(address_of(house)) == 200
