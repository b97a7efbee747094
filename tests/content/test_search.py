"""Search over what is public."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from content.models import NewsPage
from content.searching import looking
from content.searching.looking import matches
from tests.factories.pages import make_news, make_site, make_story, make_trial


@pytest.fixture
def site(roles):
    make_site()


@pytest.fixture
def indexed():
    """The index is brought up to date as the worker would, but at once."""
    return lambda: call_command("update_index", verbosity=0)


def found(client, words, language="fi"):
    answer = client.get(f"/{language}/search/", {"q": words})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["kahvi", "KAHVI", "keitin", "kahv", "Oiva keitti"])
def test_a_story_is_found_by_its_title_summary_and_text(site, indexed, client, oiva, words):
    make_story(oiva, title="Aamun kahvi")
    indexed()
    assert "/fi/tarinat/aamun-kahvi/" in found(client, words)


@pytest.mark.django_db
def test_search_says_what_kind_of_page_it_found(site, indexed, client):
    make_trial()
    make_news(title="SATAOSAA uutisissa")
    indexed()
    page = found(client, "sataosaa")
    assert page.count('class="rows__meta"') == 2
    assert "2" in page[page.index("search-page__count") :][:80]


@pytest.mark.django_db
def test_search_stays_in_its_language(site, indexed, client):
    make_news(title="Gemensam lake", language="sv")
    indexed()
    assert "/sv/nyheter/gemensam-lake/" in found(client, "gemensam", "sv")
    assert "gemensam-lake" not in found(client, "gemensam", "fi")


@pytest.mark.django_db
def test_what_is_no_longer_public_is_not_found_even_before_the_index_knows(site, indexed, client):
    news = make_news(title="Kadonnut uutinen")
    indexed()
    NewsPage.objects.filter(pk=news.pk).update(live=False)
    assert "/kadonnut-uutinen/" not in found(client, "kadonnut")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", ["", "   ", "zzz", '"', "'", "a OR", "NEAR(", "*", "% _", "\x00", "{col}:x", "-", "x" * 5000]
)
def test_search_takes_any_words_calmly(site, indexed, client, words):
    indexed()
    assert "<h1>" in found(client, words)


@pytest.mark.django_db
def test_what_was_typed_is_shown_as_text_only(site, indexed, client):
    assert "<script>alert" not in found(client, "<script>alert(1)</script>")


@pytest.mark.django_db
def test_the_same_search_can_be_made_in_another_language(site, client):
    assert 'href="/sv/search/?q=kahvi+maito"' in found(client, "kahvi maito")


@pytest.mark.django_db
def test_many_results_come_in_parts_and_keep_the_words(site, indexed, client):
    for number in range(12):
        make_news(title=f"Linja {number}")
    indexed()
    assert "?q=linja&amp;page=2" in found(client, "linja")
    assert client.get("/fi/search/?q=linja&page=2").content.decode().count("rows__item") == 2


@pytest.mark.django_db
def test_publishing_puts_the_index_work_into_the_queue(site, django_capture_on_commit_callbacks, client):
    with django_capture_on_commit_callbacks(execute=True):
        make_news(title="Jonossa oleva")
    assert DBTaskResult.objects.exists()
    for waiting in DBTaskResult.objects.all():
        waiting.task.func(*waiting.args_kwargs["args"], **waiting.args_kwargs["kwargs"])
    assert "/jonossa-oleva/" in found(client, "jonossa")


@pytest.mark.django_db
def test_who_asks_who_pays_for_a_trial_finds_it_and_what_is_known(site, indexed, client):
    trial = make_trial(title="Savon OTE", slug="savon-ote", funder="", budget_eur=None)
    make_news(title="Kuka maksaa matkat")
    indexed()
    page = found(client, "kuka maksaa savon ote")
    assert trial.url in page[page.index("search-page__count") :]
    assert "Emme tiedä, maksoiko joku muukin." in client.get(trial.url).content.decode()


@pytest.mark.django_db
def test_among_very_many_the_old_page_that_is_called_so_still_comes_first(site, indexed, client, monkeypatch):
    for name, few in (("MOST_RANKED", 2), ("NEWEST", 2), ("TITLES", 2), ("ENOUGH", 1)):
        monkeypatch.setattr(looking, name, few)
    oldest = make_news(title="Kuutamo")
    for number in range(4):
        make_news(title=f"Uutinen {number}", summary="Kuutamo oli kirkas.")
    indexed()
    assert matches("kuutamo", "fi")[0] == oldest.pk
    assert oldest.url in found(client, "kuutamo")


@pytest.mark.django_db
def test_more_results_cost_no_more_questions(site, indexed, client, oiva):
    make_story(oiva, title="Aamun kahvi")
    indexed()
    found(client, "kahvi")
    with CaptureQueriesContext(connection) as for_one:
        found(client, "kahvi")
    for number in range(6):
        make_story(oiva, title=f"Kahvi {number}")
    indexed()
    found(client, "kahvi")
    with CaptureQueriesContext(connection) as for_seven:
        found(client, "kahvi")
    assert len(for_seven) <= len(for_one)


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_postgresql_looks_into_its_index_and_not_into_every_page(site, indexed):
    asked = []
    with connection.execute_wrapper(lambda go, *said: asked.append(said[:2]) or go(*said)):
        matches("kuutamo", "fi")
    words, values = asked[-1]
    with connection.cursor() as cursor:
        # On a few rows it would rather read them all.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        cursor.execute(f"EXPLAIN {words}", values)
        assert "content_search_title_body" in "".join(line for (line,) in cursor.fetchall())
