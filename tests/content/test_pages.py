"""The public pages, read as anybody."""

import datetime

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.admin.menu import MenuItem
from wagtail.models import Locale, Page

from content.models import (
    HomePage,
    NewsPage,
    ProgrammePage,
    StandardPage,
    StoryIndexPage,
    StoryPage,
    TrialIndexPage,
    TrialPage,
)
from content.partial_dates import in_words, validate_partial_date
from content.permissions import grant_editors
from content.wagtail_hooks import order_menu
from tests.factories.pages import make_news, make_programme, make_site, make_story, make_trial, section


@pytest.fixture
def home(roles):
    return make_site()


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.django_db
def test_home_shows_the_newest_story_and_the_news(home, client, oiva):
    make_story(oiva, title="Vanha tarina")
    make_story(oiva, title="Uusi tarina")
    make_news(title="Viisi tapaa")
    page = read(client, "/fi/")
    assert page.index("Uusi tarina") < page.index("Vanha tarina")
    assert "Viisi tapaa" in page
    assert page.count("<h1") == 1


@pytest.mark.django_db
def test_home_without_stories_and_news_still_opens(home, client):
    assert "Oma ääni" in read(client, "/sv/")


@pytest.mark.django_db
def test_an_empty_list_of_stories_says_so(home, client):
    assert 'class="empty"' in read(client, "/fi/tarinat/")
    assert 'class="empty"' in read(client, "/fi/uutiset/")
    assert 'class="empty"' in read(client, "/fi/kokeilut/")


@pytest.mark.django_db
def test_a_story_says_who_tells_and_that_it_is_an_example(home, client, oiva):
    make_story(oiva, is_example=True, supporters_named="Veikko")
    page = read(client, "/fi/tarinat/kahvi-kiehuu/")
    assert "Oiva" in page
    assert 'class="label"' in page
    assert "Veikko" in page
    assert "data-leave-quickly" in page
    assert reverse("content:report", args=[StoryPage.objects.get().pk]).split("/report")[1] in page


@pytest.mark.django_db
def test_a_story_that_is_not_public_is_nowhere(home, client, oiva):
    make_story(oiva, title="Piilossa", public=False)
    assert client.get("/fi/tarinat/piilossa/").status_code == 404
    for path in ("/fi/", "/fi/tarinat/", "/fi/feed/stories/", "/sitemap.xml", "/fi/search/?q=piilossa"):
        assert "/piilossa/" not in read(client, path)


@pytest.mark.django_db
def test_a_story_slipped_past_its_guard_is_in_no_list(home, client, oiva):
    story = make_story(oiva, title="Piilossa", public=False)
    Page.objects.filter(pk=story.pk).update(live=True)
    for path in ("/fi/", "/fi/tarinat/", "/fi/feed/stories/", "/sitemap.xml", "/fi/search/?q=piilossa"):
        assert "/piilossa/" not in read(client, path)


@pytest.mark.django_db
def test_a_trial_is_told_as_ended_with_its_money_and_dates(home, client):
    make_trial()
    with translation.override("fi"):
        page = read(client, "/fi/kokeilut/sataosaa/").replace("\xa0", " ")
    assert "1 600 000" in page
    assert "huhtikuu 2017" in page
    assert "status--closed" in page
    assert "Kela" in page


@pytest.mark.django_db
def test_the_list_of_trials_stands_under_programmes(home, client):
    make_trial(part_of=make_programme())
    later = make_programme(title="Työkykyohjelma")
    make_trial(title="Homma haltuun", part_of=later, state_grant_eur=None)
    page = read(client, "/fi/kokeilut/")
    assert page.index("OTE-hanke") < page.index("Työkykyohjelma")
    assert page.count("trial-card__region") == 2


@pytest.mark.django_db
def test_every_page_but_home_says_where_it_is(home, client, oiva):
    make_story(oiva)
    assert 'class="breadcrumb"' not in read(client, "/fi/")
    page = read(client, "/fi/tarinat/kahvi-kiehuu/")
    crumbs = page[page.index('class="breadcrumb"') : page.index("</nav>", page.index('class="breadcrumb"'))]
    assert crumbs.index('href="/fi/"') < crumbs.index('href="/fi/tarinat/"') < crumbs.index("Kahvi kiehuu")


@pytest.mark.django_db
def test_the_language_switch_leads_to_the_same_page_where_it_is_translated(home, client):
    page = read(client, "/fi/tarinat/")
    assert 'href="/sv/berattelser/"' in page
    assert 'href="/en/stories/"' in page
    assert 'hreflang="sv" href="http' in page


@pytest.mark.django_db
def test_the_language_switch_leads_home_and_says_so_where_nothing_is_translated(home, client):
    make_news()
    page = read(client, "/fi/uutiset/uusi-huone/")
    assert 'rel="alternate" hreflang="sv"' not in page
    links = {
        link["code"]: link for link in NewsPage.objects.get().language_links({"fi": NewsPage.objects.get()})
    }
    assert links["sv"]["href"] == "/sv/"
    assert links["sv"]["name"] == "Svenska"
    assert links["sv"]["says"] not in {"", "Svenska"}
    assert links["fi"]["current"]


@pytest.mark.django_db
def test_a_page_that_is_not_there_is_told_kindly(home, client):
    answer = client.get("/fi/ei-ole/")
    assert answer.status_code == 404
    assert 'name="q"' in answer.content.decode()


@pytest.mark.django_db
def test_lists_are_cut_into_pages(home, client):
    for number in range(17):
        make_news(title=f"Uutinen {number}", date=datetime.date(2026, 1, 1 + number))
    assert read(client, "/fi/uutiset/").count("news-row") == 15
    assert read(client, "/fi/uutiset/?page=2").count("news-row") == 2
    assert read(client, "/fi/uutiset/?page=nonsense").count("news-row") == 15


@pytest.mark.django_db
def test_page_types_stand_only_where_they_belong():
    assert HomePage.allowed_parent_page_models() == [Page]
    assert StoryIndexPage.allowed_subpage_models() == [StoryPage]
    assert TrialIndexPage.allowed_subpage_models() == [ProgrammePage, TrialPage]
    assert StandardPage not in StoryIndexPage.allowed_subpage_models()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "make",
    [
        lambda: section(HomePage),
        lambda: section(StoryIndexPage),
        lambda: section(StandardPage),
        make_news,
        make_programme,
        make_trial,
    ],
)
def test_an_editor_can_look_at_a_page_before_it_is_public(home, client, eeva, make):
    grant_editors(home)
    page = make()
    page.save_revision()
    client.force_login(eeva)
    answer = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert answer.status_code == 200
    assert page.title in answer.content.decode()
    assert "public" not in answer.get("Cache-Control", "")


@pytest.mark.django_db
def test_an_editor_can_open_the_form_of_each_kind_of_page(home, client, eeva):
    grant_editors(home)
    grant_editors(home)
    client.force_login(eeva)
    for page in (
        home,
        section(StoryIndexPage),
        section(StandardPage),
        make_news(),
        make_programme(),
        make_trial(),
    ):
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


@pytest.mark.parametrize(
    ("text", "said"),
    [("2019", "2019"), ("2017-04", "huhtikuu 2017"), ("2017-04-01", "1. huhtikuuta 2017"), ("", "")],
)
def test_a_date_is_no_more_exact_than_the_papers(text, said):
    with translation.override("fi"):
        assert in_words(text) == said


@pytest.mark.parametrize("text", ["2017-13", "spring", "17-04", "2017-04-31", "2017-4"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(Exception, match="2017"):
        validate_partial_date(text)


@pytest.mark.django_db
def test_the_locale_of_a_new_story_is_that_of_its_list(home, oiva):
    assert make_story(oiva, language="sv").locale == Locale.objects.get(language_code="sv")


def test_the_menu_of_the_cms_is_by_task():
    names = ["settings", "documents", "help", "explorer", "images", "news"]
    items = [MenuItem(name, "/", name=name, order=1) for name in names]
    order_menu(None, items)
    in_order = [item.name for item in sorted(items, key=lambda item: item.order)]
    assert in_order == ["news", "images", "documents", "explorer", "settings"]
