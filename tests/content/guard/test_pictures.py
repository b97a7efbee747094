"""The guard past the models, and for the pictures of a story."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from content.models import Picture, StoryPage
from content.models.consents import only_covered
from content.models.pictures import PictureHeld
from tests.factories.pages import make_story
from tests.factories.pictures import make_picture, picture_bytes, upload, with_picture

from .trying import nothing_public, seen, told_by

pytestmark = pytest.mark.django_db


class TestPastTheModels:
    """What `queryset.update` writes is not served, not listed, and found by the check."""

    @pytest.fixture
    def forced(self, draft):
        StoryPage.objects.filter(pk=draft.pk).update(live=True)
        return StoryPage.objects.get(pk=draft.pk)

    @pytest.fixture
    def retitled(self, told):
        Page.objects.filter(pk=told.pk).update(title="Kaapattu otsikko")
        return StoryPage.objects.get(pk=told.pk)

    def test_it_is_served_to_nobody_and_said_in_the_log(self, forced, cms, caplog):
        assert seen(forced) == 404
        assert cms.get(forced.url).status_code == 404
        assert "without a consent" in caplog.text
        assert forced.title not in caplog.text

    def test_it_is_in_no_list(self, forced, retitled):
        assert not set(StoryPage.shown()) & {forced, retitled}
        assert only_covered(Page.objects.filter(pk__in=[forced.pk, retitled.pk])) == []
        assert StoryPage.shown().first() is None
        assert forced.get_sitemap_urls() == []
        assert list(StoryPage.shown().values_list("pk", flat=True)) == [retitled.pk]

    @pytest.mark.parametrize(
        "path",
        ["/fi/", "/fi/tarinat/", "/fi/feed/", "/fi/feed/stories/", "/fi/search/?q=tarina", "/sitemap.xml"],
    )
    def test_no_page_feed_search_or_map_shows_it(self, forced, retitled, path):
        call_command("update_index", verbosity=0)
        text = Client().get(path).content.decode()
        assert "Salainen tarina" not in text
        assert "Kaapattu" not in text
        assert forced.url not in text

    def test_a_changed_title_is_not_served(self, retitled):
        assert seen(retitled) == 404

    def test_the_check_finds_it_and_mends_it(self, forced, retitled, capsys):
        with pytest.raises(SystemExit):
            call_command("check_consents")
        said = capsys.readouterr().out
        assert f"page {forced.pk} " in said
        assert f"page {retitled.pk} " in said
        assert "Salainen" not in said
        assert "Kaapattu" not in said
        call_command("check_consents", "--unpublish")
        nothing_public(forced)
        nothing_public(retitled)
        call_command("check_consents")

    def test_the_check_is_quiet_when_all_is_well(self, told, capsys):
        call_command("check_consents")
        assert "0 pages, 0 pictures" in capsys.readouterr().out


class TestPictures:
    @pytest.fixture
    def picture(self, aino):
        return make_picture(aino)

    @pytest.fixture
    def told(self, home, aino, picture):
        story = make_story(aino, public=False, body=with_picture(picture))
        story.save_revision()
        return told_by(aino, StoryPage.objects.get(pk=story.pk))

    def test_its_picture_cannot_be_replaced(self, told, picture):
        picture.file = upload(picture_bytes("PNG"), "uusi.png")
        with pytest.raises(PictureHeld):
            picture.save()
        assert seen(told) == 200

    @pytest.mark.parametrize(("field", "value"), [("alt", "x"), ("credit", "x"), ("decorative", True)])
    def test_its_words_cannot_be_changed(self, told, picture, field, value):
        setattr(picture, field, value)
        with pytest.raises(PictureHeld):
            picture.save()
        with pytest.raises(PictureHeld):
            picture.save(update_fields=[field])
        assert seen(told) == 200

    def test_it_cannot_be_deleted_in_any_way(self, told, picture):
        with pytest.raises(PictureHeld), transaction.atomic():
            picture.delete()
        with pytest.raises(PictureHeld), transaction.atomic():
            Picture.objects.filter(pk=picture.pk).delete()

    def test_what_nobody_sees_of_it_may_change(self, told, picture):
        picture.title = "Toinen nimi"
        picture.save()
        assert seen(told) == 200

    def test_an_update_past_the_models_takes_the_page_away(self, told, picture):
        Picture.objects.filter(pk=picture.pk).update(alt="Kaapattu")
        assert seen(told) == 404

    def test_a_file_changed_on_the_disk_is_found_by_the_check(self, told, picture, capsys):
        with open(picture.file.path, "wb") as file:  # noqa: PTH123
            file.write(picture_bytes())
        with pytest.raises(SystemExit):
            call_command("check_consents", "--unpublish")
        assert f"picture {picture.pk}" in capsys.readouterr().out
        picture.file.storage.delete(picture.file.name)
        with pytest.raises(SystemExit):
            call_command("check_consents")

    def test_the_library_of_the_cms_neither_shows_nor_changes_it(self, cms, told, picture):
        assert picture not in cms.get(reverse("wagtailimages:index")).context["page_obj"].object_list
        assert cms.get(reverse("wagtailimages:edit", args=[picture.pk])).status_code == 302
        cms.post(reverse("wagtailimages:edit", args=[picture.pk]), {"title": "x", "alt": "Kaapattu"})
        cms.post(reverse("wagtailimages:delete", args=[picture.pk]))
        address = reverse("wagtail_bulk_action", args=["content", "picture", "delete"])
        cms.post(f"{address}?id={picture.pk}&next=/admin/", {"next": "/admin/"})
        assert Picture.objects.get(pk=picture.pk).alt == picture.alt
        assert seen(told) == 200

    def test_a_picture_of_the_house_in_a_story_is_held_in_the_library_too(self, cms, home, aino, eeva):
        house = make_picture(eeva, is_house=True)
        story = make_story(aino, public=False, body=with_picture(house))
        story.save_revision()
        told = told_by(aino, StoryPage.objects.get(pk=story.pk))
        answer = cms.post(reverse("wagtailimages:edit", args=[house.pk]), {"title": "x", "alt": "Kaapattu"})
        assert answer.status_code == 302
        assert Picture.objects.get(pk=house.pk).alt == house.alt
        assert seen(told) == 200

    def test_pictures_uploaded_in_the_cms_pass_the_same_intake(self, cms, home):
        from tests.factories.pictures import phone_jpeg

        cms.post(
            reverse("wagtailimages:add"),
            {"title": "Talo", "alt": "Talo", "tags": "", "file": upload(phone_jpeg(), "home.jpg")},
        )
        picture = Picture.objects.get(title="Talo")
        assert b"SecretPhone" not in picture.file.open("rb").read()
        assert "home" not in picture.file.name
        assert picture.is_house

    def test_a_bad_file_in_the_cms_is_refused_in_the_form(self, cms, home):
        bad = picture_bytes() + b"<script>"
        answer = cms.post(
            reverse("wagtailimages:add"),
            {"title": "Talo", "alt": "Talo", "tags": "", "file": upload(bad, "a.jpg")},
        )
        assert answer.status_code == 200
        assert not Picture.objects.exists()
