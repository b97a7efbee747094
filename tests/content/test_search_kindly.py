"""Search: inflection, compounds, typing errors, narrowing, reasons; and nothing that is not public."""

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from content.models import NewsPage
from content.searching import guessing, hits, looking
from content.searching.asking import ask
from content.searching.finding import search
from content.searching.guessing import distance
from tests.factories.pages import make_news, make_site, make_story, make_trial, section
from tests.factories.service_pages import make_service


@pytest.fixture
def site(roles):
    make_site()
    guessing.forget_words()


def indexed():
    call_command("update_index", verbosity=0)


def page(client, query, language="fi", **more):
    answer = client.get(f"/{language}/search/", {"q": query, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def titles(text, language="fi"):
    return [hit.title for hit in search(text, language).hits]


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["työpajassa", "TYÖPAJOISTA", "paja", "työ paja", "työpajasta meille"])
def test_an_inflected_word_and_a_part_of_one_find_the_page(site, asked):
    make_news(title="Avoimet ovet", body=[("paragraph", "<p>Tule työpajaan meidän luo.</p>")])
    make_news(title="Muuta", body=[("paragraph", "<p>Kirjasto on kiinni.</p>")])
    indexed()
    assert titles(asked) == ["Avoimet ovet"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked", ["minulla on velkaa", "onko meillä velkoja", "maksuhäiriömerkintä", "luottotiedot"]
)
def test_what_people_say_of_debts_finds_the_help_and_no_small_words(site, asked):
    make_news(title="Neuvontaa", body=[("paragraph", "<p>Saat apua velkaan.</p>")])
    make_news(title="Muuta", body=[("paragraph", "<p>Minulla on kahvia. Meillä on luottamus.</p>")])
    indexed()
    assert titles(asked) == ["Neuvontaa"]


def test_small_words_alone_are_asked_for():
    assert [word.text for word in ask("minulla on", "fi").words] == ["minulla", "on"]
    assert [word.text for word in ask("jag har skulder", "sv").words] == ["skulder"]
    assert [word.text for word in ask("I have debts", "en").words] == ["debts"]


@pytest.mark.django_db
def test_a_title_goes_before_a_text(site):
    make_news(title="Muuta", body=[("paragraph", "<p>Kirjasto, kirjasto, kirjasto!</p>")])
    make_news(title="Kirjastot auki", body=[("paragraph", "<p>Tervetuloa.</p>")])
    indexed()
    assert titles("kirjastossa") == ["Kirjastot auki", "Muuta"]


@pytest.mark.django_db
def test_somebody_who_mistypes_is_asked_what_they_meant(site, client):
    make_news(title="Kirjasto", body=[("paragraph", "<p>Kirjasto on auki.</p>")])
    indexed()
    shown = page(client, "kirjatso")
    assert "Haimme sanalla <a" in shown
    assert 'href="?q=kirjasto"' in shown
    assert "Kirjasto on auki" in shown.replace("<mark>", "").replace("</mark>", "")


@pytest.mark.django_db
def test_each_result_says_why_it_is_there(site, client):
    make_news(
        title="Avoimet ovet",
        summary="Muuta asiaa.",
        body=[("paragraph", "<p>Ensin kahvia. Sitten menemme mediapajaan & ulos.</p>")],
    )
    indexed()
    shown = page(client, "mediapaja")
    assert "Sitten menemme <mark>mediapajaan</mark> &amp; ulos." in shown
    assert "Sivulla on: mediapajaan" in shown


@pytest.mark.django_db
def test_items_of_a_list_are_told_apart(site, client):
    items = "<ul><li>kuvaus työstä</li><li>lomake</li> <li>Malli valmis.</li><li>kartta</li></ul>"
    make_news(title="Avoimet ovet", body=[("paragraph", f"<p>Saat nämä.</p>{items}")])
    make_trial(regions=("04", "06"))
    indexed()
    assert "kuvaus työstä · <mark>lomake</mark> · Malli valmis.</p>" in page(client, "lomake")
    assert "Satakunta · <mark>Pirkanmaa</mark>" in page(client, "Pirkanmaa")


@pytest.mark.django_db
def test_when_no_page_has_every_word_some_is_better_than_nothing(site, client):
    make_news(title="Kirjasto")
    indexed()
    assert "Millään sivulla ei ole kaikkia" in page(client, "kirjasto zzzzq")
    assert "/kirjasto/" in page(client, "kirjasto zzzzq")


@pytest.mark.django_db
def test_results_can_be_narrowed_to_a_kind(site, client):
    make_trial(title="Kahvikokeilu")
    make_news(title="Kahviuutinen")
    indexed()
    both = page(client, "kahvi")
    assert "kind=newspage" in both
    assert "kind=trialpage" in both
    news = page(client, "kahvi", kind="newspage")
    assert "Kahviuutinen".lower() in news
    assert "kahvikokeilu" not in news
    assert "kahvikokeilu" in page(client, "kahvi", kind="nothing", region="99")


@pytest.mark.django_db
def test_what_is_not_public_is_neither_found_nor_guessed(site, client, oiva):
    hidden = make_news(title="Salaisuuslaatikko")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    parent = section(type(hidden).get_parent(hidden).specific_class, "fi")
    parent.add_child(instance=NewsPage(title="Luonnoslaatikko", live=False, locale=parent.locale))
    story = make_story(oiva, title="Tarinalaatikko")
    indexed()
    assert titles("laatikko") == ["Tarinalaatikko"]
    type(story).objects.filter(pk=story.pk).update(live=False)
    for asked in ("laatikko", "tarinalaatiko", "salaisuuslaatiko", "luonnoslaatiko"):
        shown = page(client, asked)
        assert "laatikko/" not in shown
        assert "Haimme sana" not in shown


@pytest.mark.django_db
def test_a_search_asks_no_more_when_more_is_found(site, client, django_assert_max_num_queries):
    for number in range(12):
        make_news(title=f"Kahvi {number}")
    indexed()
    page(client, "kahvi")
    with django_assert_max_num_queries(30):
        page(client, "kahvi")


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("kiertue", "kierute", 1), ("paja", "paja", 0), ("kahvi", "kavi", 1), ("kahvi", "teetä", 3)],
)
def test_slips_are_counted_as_fingers_make_them(one, other, far):
    assert min(distance(one, other, 2), 3) == far


@pytest.mark.django_db
def test_what_is_offered_has_its_dots(site):
    make_news(title="Apua", body=[("paragraph", "<p>Se on kuntouttava työtoiminta.</p>")])
    indexed()
    assert search("kuntuottava tyotoiminta", "fi").meant == "kuntouttava työtoiminta"


@pytest.mark.django_db
def test_a_word_that_pages_write_without_dots_stays(site):
    make_news(title="Apua", body=[("paragraph", "<p>Tyotoim on kirjasto. Työtoim ei ole.</p>")])
    indexed()
    assert guessing.as_written("tyotoim", "fi") is None
    assert guessing.as_written("kirjästo", "fi") == "kirjasto"


@pytest.mark.django_db
def test_in_one_answer_the_index_is_asked_each_thing_once(site, client, monkeypatch):
    make_news(title="Kahvia kaikille")
    indexed()
    asked = []
    monkeypatch.setattr(hits, "matches", lambda *what: asked.append(what) or looking.matches(*what))
    assert "Kahvia" in page(client, "kahvxx")
    assert len(asked) == len(set(asked)) <= 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked", ["palkkatuki osatyökykyinen työnantaja", "mitä maksaa palkkatuki", "voinko saada palkkatukea"]
)
def test_a_page_that_is_called_by_one_of_the_words_is_among_the_first(site, asked):
    make_news(title="Tukea työnantajalle", summary="Osatyökykyinen sai tuen palkkaan. Sitä maksaa voi saada.")
    make_service(title="Palkkatuki")
    indexed()
    assert "Palkkatuki" in titles(asked)[:2]


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "language"), [("masennus", "fi"), ("ahdistaa", "fi"), ("ångest", "sv")])
def test_everyday_words_for_illness_find_the_help(site, asked, language):
    title = {"fi": "Kuntoutuspsykoterapia", "sv": "Psykoterapi"}[language]
    make_news(title=title, language=language)
    indexed()
    assert title in titles(asked, language)
