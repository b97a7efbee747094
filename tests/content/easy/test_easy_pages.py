"""Who reads easy Finnish stays there: the twin where there is one, else the Finnish page, which says so."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from content.models import NewsIndexPage, NewsPage, StandardPage, StoryIndexPage, TrialIndexPage, TrialPage
from tests.factories.easy import make_easy_home, make_twin
from tests.factories.pages import make_news, make_programme, make_site, make_story, make_trial, section

pytestmark = pytest.mark.django_db
NO_TWIN = "Tätä sivua ei ole vielä selkosuomeksi."


@pytest.fixture
def site():
    make_site()
    make_easy_home()


def page_at(path: str, status: int = 200) -> str:
    answer = Client().get(path)
    assert answer.status_code == status, (path, answer.status_code, answer.headers)
    return str(answer.content.decode())


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def head_of(html: str) -> str:
    return html[: html.index("</head>")]


def test_a_twin_stands_under_its_own_language(site):
    make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
    html = page_at("/fi-simple/uutiset/uusi-huone-aukesi/")
    assert "Meillä on uusi huone" in html
    assert '<html lang="fi">' in html
    assert NO_TWIN not in html


def test_a_page_without_a_twin_is_shown_in_finnish_and_says_so(site):
    make_news(title="Uusi huone aukesi")
    html = page_at("/fi-simple/uutiset/uusi-huone-aukesi/")
    assert "Uusi huone aukesi" in main_of(html)
    assert NO_TWIN in main_of(html)
    assert '<link rel="canonical" href="http://localhost:8000/fi/uutiset/uusi-huone-aukesi/">' in html


def test_a_finnish_page_at_its_own_address_says_nothing_of_that(site):
    make_news(title="Uusi huone aukesi")
    assert NO_TWIN not in page_at("/fi/uutiset/uusi-huone-aukesi/")


def test_a_twin_that_is_a_draft_is_not_shown(site):
    make_twin(make_news(title="Uusi huone aukesi"), title="Luonnos", live=False)
    html = page_at("/fi-simple/uutiset/uusi-huone-aukesi/")
    assert "Luonnos" not in html
    assert NO_TWIN in html


def test_the_finnish_address_under_easy_finnish_leads_to_a_twin_that_is_called_otherwise(site):
    twin = make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
    twin.slug = "huone"
    twin.save_revision().publish()
    answer = Client().get("/fi-simple/uutiset/uusi-huone-aukesi/")
    assert (answer.status_code, answer["Location"]) == (302, "/fi-simple/uutiset/huone/")


def test_what_is_nowhere_is_not_found(site):
    page_at("/fi-simple/ei-ole/", status=404)


def test_what_is_not_public_is_not_borrowed(site, oiva):
    story = make_story(oiva, public=False)
    page_at(f"/fi-simple/tarinat/{story.slug}/", status=404)


def test_without_any_easy_page_the_finnish_home_is_shown(client):
    make_site()
    html = page_at("/fi-simple/")
    assert NO_TWIN in html
    assert "Täällä voit lukea" in html


def test_every_link_of_a_page_stays_in_easy_finnish(site, oiva):
    make_story(oiva)
    make_news()
    twin = make_twin(section(StandardPage), title="Tietoa meistä")
    for path in ("/fi-simple/", "/fi-simple/uutiset/", "/fi-simple/kokeilut/", twin.url):
        html = page_at(path)
        away = [
            link for link in re.findall(r'<a [^>]*href="/(?:fi|sv|en)/[^>]*>', html) if "hreflang" not in link
        ]
        assert away == [], path


class TestLists:
    """A list in easy Finnish tells of everything: of each thing the twin, or the Finnish page."""

    def test_news(self, site):
        make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
        make_news(title="Toinen uutinen")
        words = main_of(page_at(section(NewsIndexPage, "fi-simple").url))
        assert "Meillä on uusi huone" in words
        assert "Toinen uutinen" in words
        assert "Uusi huone aukesi" not in words

    def test_stories(self, site, oiva):
        make_story(oiva, title="Kahvi kiehuu")
        words = main_of(page_at(section(StoryIndexPage).url.replace("/fi/", "/fi-simple/")))
        assert words.count("Kahvi kiehuu") >= 1

    def test_trials_stand_under_the_easy_name_of_their_programme(self, site):
        programme = make_programme(title="Osatyökykyisille tie työelämään")
        make_trial(part_of=programme)
        easy = make_twin(programme, title="Tie työhön")
        words = main_of(page_at(section(TrialIndexPage, "fi-simple").url))
        assert "SATAOSAA" in words
        assert "Muut kokeilut" not in words
        assert "Tie työhön" in words
        assert "Osatyökykyisille" not in words
        assert "SATAOSAA" in main_of(page_at(easy.url))

    @pytest.mark.parametrize("has_twin", [True, False])
    def test_trials_of_a_project_stand_under_its_easy_programme(self, site, has_twin):
        programme = make_programme(title="Osatyökykyisille tie työelämään")
        project = make_programme(title="Mallit", kind="project", part_of=programme)
        make_trial(part_of=project)
        if has_twin:
            make_twin(project, title="Hyvät tavat")
        make_twin(programme, title="Tie työhön")
        words = main_of(page_at(section(TrialIndexPage, "fi-simple").url))
        assert "Muut kokeilut" not in words
        assert words.index("Tie työhön") < words.index("SATAOSAA")

    def test_the_finnish_lists_tell_of_no_twin(self, site):
        make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
        assert "Meillä on uusi huone" not in page_at("/fi/uutiset/")

    def test_it_asks_hardly_more_than_the_finnish_list(self, site):
        for number in range(3):
            make_twin(make_news(title=f"Uutinen {number}"), title=f"Helppo uutinen {number}")
            make_news(title=f"Vain suomeksi {number}")
        asked = {}
        for language in ("fi", "fi-simple"):
            page_at(f"/{language}/uutiset/")
            with CaptureQueriesContext(connection) as questions:
                page_at(f"/{language}/uutiset/")
            asked[language] = len(questions)
        assert asked["fi-simple"] <= asked["fi"] + 4


class TestOtherLanguages:
    """Each page names its other languages, machines too."""

    def test_hreflang_names_the_twin(self, site):
        twin = make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
        html = head_of(page_at("/fi/uutiset/uusi-huone-aukesi/"))
        assert f'hreflang="fi-simple" href="http://localhost:8000{twin.url}"' in html
        assert 'hreflang="fi" href="http://localhost:8000/fi/uutiset/uusi-huone-aukesi/"' in html

    def test_hreflang_names_no_twin_that_is_not_there(self, site):
        make_news(title="Uusi huone aukesi")
        for language in ("fi", "fi-simple"):
            assert 'hreflang="fi-simple"' not in head_of(page_at(f"/{language}/uutiset/uusi-huone-aukesi/"))

    def test_a_twin_names_the_finnish_page_at_its_own_address(self, site):
        make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
        html = page_at("/fi-simple/uutiset/uusi-huone-aukesi/")
        assert 'hreflang="fi" href="http://localhost:8000/fi/uutiset/uusi-huone-aukesi/"' in head_of(html)
        assert 'href="/fi/uutiset/uusi-huone-aukesi/" lang="fi" hreflang="fi"' in html

    @pytest.mark.parametrize("language", ["fi", "fi-simple"])
    def test_one_press_leads_to_easy_finnish_from_a_page_without_a_twin(self, site, language):
        make_news(title="Uusi huone aukesi")
        html = page_at(f"/{language}/uutiset/uusi-huone-aukesi/")
        link = '<a href="/fi-simple/uutiset/uusi-huone-aukesi/" lang="fi" hreflang="fi-simple"'
        current = ' aria-current="true"' if language == "fi-simple" else ""
        assert f"{link}{current}>Selkosuomi</a>" in html

    def test_the_site_map_knows_twins_and_no_borrowed_pages(self, site):
        twin = make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
        make_news(title="Vain suomeksi")
        told = page_at("/sitemap.xml")
        assert f"<loc>http://localhost:8000{twin.url}</loc>" in told
        assert "/fi-simple/uutiset/vain-suomeksi/" not in told


class TestTheSamePageForEverybody:
    """Borrowed and easy pages are shared like every public page."""

    @pytest.mark.parametrize("path", ["/fi-simple/", "/fi-simple/uutiset/uusi-huone-aukesi/"])
    def test_it_is_public_and_asks_for_no_cookie(self, site, path):
        make_news(title="Uusi huone aukesi")
        answer = Client().get(path)
        assert "public" in answer["Cache-Control"]
        assert "Cookie" not in answer.get("Vary", "")
        assert not answer.cookies

    def test_a_page_that_went_away_is_not_lent_any_more(self, site):
        news = make_news(title="Uusi huone aukesi")
        news.unpublish()
        page_at("/fi-simple/uutiset/uusi-huone-aukesi/", status=404)


def test_search_finds_twins_and_what_has_none(site):
    make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
    make_news(title="Toinen huone aukesi")
    call_command("update_index", verbosity=0)
    words = main_of(page_at("/fi-simple/search/?q=huoneessa"))
    assert "Meillä on uusi" in re.sub(r"</?mark>", "", words)
    assert "Toinen" in words
    assert "Uusi huone aukesi" not in re.sub(r"</?mark>", "", words)


def test_finnish_search_finds_no_twin(site):
    make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
    call_command("update_index", verbosity=0)
    assert "Meillä on uusi" not in re.sub(r"</?mark>", "", page_at("/fi/search/?q=huoneessa"))


def test_the_feed_of_easy_finnish_has_the_twin(site):
    make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
    make_news(title="Toinen uutinen")
    told = page_at("/fi-simple/feed/")
    assert "Meillä on uusi huone" in told
    assert "http://localhost:8000/fi-simple/uutiset/toinen-uutinen/" in told


def test_the_model_of_a_twin_is_that_of_its_page(site):
    trial = make_trial()
    twin = make_twin(trial, title="SATAOSAA selkosuomeksi")
    assert isinstance(twin, TrialPage)
    assert twin.state_grant_eur == trial.state_grant_eur
    assert NewsPage.objects.count() == 0


class TestTheBar:
    """Easy Finnish says what it is, and leads to the same page in ordinary Finnish."""

    def test_a_twin_and_a_page_of_ours_lead_to_the_finnish_one(self, site):
        twin = make_twin(make_news(title="Uusi huone aukesi"), title="Meillä on uusi huone")
        for path, finnish in [
            (twin.url, "/fi/uutiset/uusi-huone-aukesi/"),
            ("/fi-simple/words/", "/fi/words/"),
        ]:
            bar = page_at(path).split('<div class="easy-bar">')[1].split("</div>")[0]
            assert "Luet selkosuomea." in bar
            assert f'href="{finnish}"' in bar
            assert "Lue tavallisella suomella" in bar

    def test_a_borrowed_page_does_not_call_itself_easy(self, site):
        make_news(title="Uusi huone aukesi")
        assert "easy-bar" not in page_at("/fi-simple/uutiset/uusi-huone-aukesi/")

    @pytest.mark.parametrize("path", ["/fi/", "/sv/"])
    def test_other_languages_have_none(self, site, path):
        assert "easy-bar" not in page_at(path)
