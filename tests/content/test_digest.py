"""The digest: whatever the public sees is in it, and what they do not see is named one by one."""

import datetime

import pytest
from django.apps import apps
from django.db import models
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Locale, Page, Revision

from content.digest import (
    NOT_SHOWN,
    PICTURE_FACTS,
    _without_block_ids,
    digest_of,
    pictures_of,
    recordings_of,
    recordings_of_version,
    shown_by,
)
from content.models import NewsPage, Picture, StoryPage, TellablePage
from content.models.pictures import SHOWN_FACTS
from tests.factories.pages import make_news, make_site, make_story
from tests.factories.pictures import make_picture, with_picture
from tests.factories.recordings import make_recording, with_recording

TELLABLE = [model for model in apps.get_models() if issubclass(model, TellablePage)]
# Every field and relation of a page that may tell a story. A new one stops here: decide whether the public
# sees it. If so, add it here, and consent covers it. If not, add it to NOT_SHOWN, and to the second set.
SHOWN = {
    "title",
    "slug",
    "seo_title",
    "search_description",
    "locale",
    "storyteller",
    "byline",
    "summary",
    "body",
}
SHOWN_BY_KIND = {
    StoryPage: {"is_example", "is_practice", "supporters_named", "corrections"},
    NewsPage: {"date"},
}
UNSEEN = {
    *(
        "id",
        "page_ptr",
        "path",
        "depth",
        "numchild",
        "url_path",
        "content_type",
        "translation_key",
        "alias_of",
    ),
    *("live", "has_unpublished_changes", "first_published_at", "last_published_at", "live_revision"),
    *("go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by", "draft_title", "owner"),
    *("latest_revision", "latest_revision_created_at", "show_in_menus"),
}


@pytest.mark.parametrize("kind", TELLABLE)
def test_every_field_is_declared_as_seen_or_unseen(kind):
    names = {field.name for field in kind._meta.concrete_fields}
    assert names == SHOWN | SHOWN_BY_KIND[kind] | UNSEEN
    assert UNSEEN <= NOT_SHOWN
    assert not (SHOWN | SHOWN_BY_KIND[kind]) & NOT_SHOWN
    assert not kind._meta.local_many_to_many


def test_every_field_of_a_picture_is_declared():
    seen = set(SHOWN_FACTS)
    unseen = {"id", "title", "description", "width", "height", "created_at", "uploaded_by_user", "file_size"}
    unseen |= {"file_hash", "collection", "owner", "is_house", "made_from", "edits"}
    assert {field.name for field in Picture._meta.concrete_fields} == seen | unseen
    assert set(PICTURE_FACTS) | {"file"} == seen


@pytest.fixture
def story(roles, aino):
    make_site()
    return make_story(aino, public=False, body=with_picture(make_picture(aino)))


def changed(field: models.Field, page: Page):
    value = getattr(page, field.attname)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateField):
        return value + datetime.timedelta(days=1)
    if field.is_relation:
        return {"locale": Locale.objects.exclude(pk=value).first().pk}.get(field.name)
    if field.name == "body":
        return [("paragraph", "<p>toinen</p>")]
    return f"{value}x"


@pytest.mark.django_db
class TestDigest:
    @pytest.mark.parametrize("name", sorted(SHOWN | SHOWN_BY_KIND[StoryPage]))
    def test_a_change_of_anything_seen_changes_it(self, story, name):
        before = digest_of(story)
        field = story._meta.get_field(name)
        setattr(story, field.attname, changed(field, story))
        if field.is_relation:
            story._state.fields_cache.pop(name, None)
        assert digest_of(story) != before

    def test_a_news_items_day_is_in_it(self, story):
        news = make_news()
        before = digest_of(news)
        news.date += datetime.timedelta(days=1)
        assert digest_of(news) != before

    @pytest.mark.parametrize("fact", ["alt", "credit", "decorative", "sha256", "file"])
    def test_a_change_of_a_picture_changes_it(self, story, aino, fact):
        before = digest_of(story)
        value = True if fact == "decorative" else "x"
        Picture.objects.filter(owner=aino).update(**{fact: value})
        assert digest_of(StoryPage.objects.get(pk=story.pk)) != before

    def test_every_part_of_a_block_is_in_it(self, story, aino):
        seen = {digest_of(story)}
        picture = aino.pictures.get()
        for body in (
            with_picture(picture, caption="Toinen teksti"),
            list(reversed(with_picture(picture))),
            with_picture(picture)[:1],
            with_picture(make_picture(aino)),
            [("heading", "Keitin kahvia.")],
        ):
            story.body = body
            seen.add(digest_of(story))
        assert len(seen) == 6

    @pytest.mark.parametrize("nothing", [None, "", False])
    def test_a_field_that_shows_nothing_leaves_it_alone(self, story, nothing):
        before = digest_of(story)
        story.supporters_named = nothing
        story.is_example = nothing
        assert digest_of(story) == before

    def test_it_is_the_same_from_memory_revision_and_database(self, story):
        revision = story.save_revision()
        fresh = StoryPage.objects.get(pk=story.pk)
        assert digest_of(story) == digest_of(fresh) == digest_of(revision.as_object())
        assert digest_of(Page.objects.get(pk=story.pk).specific_deferred) == digest_of(fresh)

    def test_what_the_public_does_not_see_is_not_in_it(self, story, eeva):
        before = digest_of(story)
        story.show_in_menus = True
        story.owner = eeva
        story.locked = True
        assert digest_of(story) == before

    def test_pages_that_look_the_same_but_differ_in_kind_differ(self, story):
        assert shown_by(story)["kind"] != shown_by(make_news())["kind"]

    def test_its_pictures_are_all_pictures_that_it_shows(self, story, aino):
        one, two = aino.pictures.get(), make_picture(aino)
        story.body = [*with_picture(one), *with_picture(two), *with_picture(one)]
        assert pictures_of(story) == [one, two]

    def test_a_version_names_its_recordings_without_its_page_being_made(
        self, story, aino, django_assert_num_queries
    ):
        one, other = make_recording(aino), make_recording(aino)
        story.body = [*with_recording(one), ("paragraph", "Aamu"), *with_recording(other)]
        heard, unheard = story.save_revision(), make_story(aino, public=False).save_revision()
        assert recordings_of_version(Revision.objects.get(pk=heard.pk)) == recordings_of(story)
        assert recordings_of(story) == [one, other]
        seen = Revision.objects.get(pk=unheard.pk)
        with django_assert_num_queries(0):
            assert recordings_of_version(seen) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(JSON, st.text(max_size=5), st.uuids(), st.uuids())
def test_the_id_of_a_block_is_not_in_it_and_all_else_is(value, kind, one, two):
    first = {"type": kind, "value": value, "id": str(one)}
    second = {"type": kind, "value": value, "id": str(two)}
    assert _without_block_ids([first]) == _without_block_ids([second])
    assert _without_block_ids(first)["type"] == kind
    assert _without_block_ids({"id": kind}) == {"id": kind}
