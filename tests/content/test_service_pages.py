"""A service and the directory, read as anybody; the report, read as an editor."""

import datetime
import json
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.blocks.struct_block import StructBlockValidationError

from content.blocks.service_parts import VisitStep
from content.models import Picture, ServiceIndexPage, ServicePage, ServiceTrial
from content.permissions import grant_editors
from content.templatetags.schema_org import block
from portal.kit import clock
from tests.factories.pages import make_site, make_trial, section
from tests.factories.pictures import upload
from tests.factories.service_pages import make_organisation, make_service

pytestmark = pytest.mark.django_db
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
DAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def home(roles):
    return make_site()


@pytest.fixture
def the_day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime.datetime(2026, 11, 22, 10, tzinfo=datetime.UTC))


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_a_service_says_everything_that_somebody_asks_before_they_go(client):
    make_service(
        organisation=make_organisation(),
        visit=[("step", {"name": "Tulet paikalle", "text": "Joku odottaa.", "picture": None})],
        path_read=[("part", {"name": "Alku", "client": "Kerrot.", "professional": "Kysyy."})],
        cost="Maksuton.",
        place="Ratastie",
        hours="Kello 9–15",
        access="Ovella on luiska.",
        answers="Valmentaja",
        last_checked=datetime.date(2026, 10, 1),
        next_check=datetime.date(2027, 4, 1),
        regions=("06", "07"),
    )
    page = read(client, "/fi/palvelut/tyokykyneuvola/")
    for words in (
        *("Neuvola yhdistää", "sinulle, jos työ on vaikeaa", "Soita ja varaa aika.", "Tulet paikalle"),
        *("Kerrot.", "Kysyy.", "Maksuton.", "Ratastie", "Kello 9–15", "Ovella on luiska.", "Valmentaja"),
        *("Työpaja Ratas", "1. lokakuuta 2026", "1. huhtikuuta 2027", "Pirkanmaa · Päijät-Häme"),
    ):
        assert words in page, words
    assert "ratas@example.org" not in page
    assert page.index("Kerrot.") < page.index("Kysyy.")


def test_a_service_leads_to_the_trials_that_used_it(client):
    trial = make_trial()
    service = make_service()
    ServiceTrial.objects.create(service=service, trial=trial)
    assert 'href="/fi/kokeilut/sataosaa/"' in read(client, service.url)
    trial.unpublish()
    assert "sataosaa" not in read(client, service.url)


def test_a_trial_leads_to_the_services_that_it_used(client):
    trial, service = make_trial(), make_service()
    assert "tyokykyneuvola" not in read(client, trial.url)
    ServiceTrial.objects.create(service=service, trial=trial)
    assert 'href="/fi/palvelut/tyokykyneuvola/"' in read(client, trial.url)
    service.unpublish()
    assert "tyokykyneuvola" not in read(client, trial.url)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Kaikkialla", "Pirkanmaalla", "Lapissa", "Rahaa"}),
        ("?region=06", {"Kaikkialla", "Pirkanmaalla", "Rahaa"}),
        ("?need=money", {"Rahaa"}),
        ("?region=19&need=work", {"Kaikkialla", "Lapissa"}),
        ("?region=nonsense&need=%22%3E", {"Kaikkialla", "Pirkanmaalla", "Lapissa", "Rahaa"}),
        ("?region=&need=", {"Kaikkialla", "Pirkanmaalla", "Lapissa", "Rahaa"}),
        ("?need=studies", set()),
    ],
)
def test_the_directory_shows_what_fits_and_says_how_many(client, query, shown):
    make_service(title="Kaikkialla")
    make_service(title="Pirkanmaalla", regions=("06",))
    make_service(title="Lapissa", regions=("19",), needs=("work", "health"))
    make_service(title="Rahaa", needs=("money",))
    page = read(client, f"/fi/palvelut/{query}")
    assert {
        name for name in ("Kaikkialla", "Pirkanmaalla", "Lapissa", "Rahaa") if f">{name}</a>" in page
    } == shown
    assert (f"{len(shown)} palvelu" in page) is bool(shown)
    assert ('class="empty"' in page) is not bool(shown)


def test_services_of_the_region_come_first_and_each_group_says_which_it_is(client):
    given = (("Apua kaikille", ()), ("Neuvontaa kaikille", ()), ("Paja", ("06", "19")), ("Kahvila", ("06",)))
    for title, regions in given:
        make_service(title=title, regions=regions)
    titles = r"<h[123][^>]*>(?:<a[^>]*>)?([^<]*)"
    page = read(client, "/fi/palvelut/?region=06").partition('id="found"')[2].partition("</main>")[0]
    named = ["Palvelut: Pirkanmaa", "Kahvila", "Paja", "Palvelut: Koko Suomi"]
    assert re.findall(titles, page) == [*named, "Apua kaikille", "Neuvontaa kaikille"]


def test_an_empty_directory_says_so(client):
    assert 'class="empty"' in read(client, "/fi/palvelut/")


def test_a_service_that_is_not_public_is_nowhere(client):
    make_service().unpublish()
    assert client.get("/fi/palvelut/tyokykyneuvola/").status_code == 404
    for path in ("/fi/palvelut/", "/sitemap.xml", "/fi/search/?q=neuvola"):
        assert "/tyokykyneuvola/" not in read(client, path)


def test_a_service_is_found_by_search_and_in_the_sitemap(client):
    make_service()
    call_command("update_index", verbosity=0)
    for path in ("/fi/search/?q=työkykyneuvola", "/sitemap.xml"):
        assert "/tyokykyneuvola/" in read(client, path)


def test_services_are_reached_from_every_page_and_from_home(client):
    for path in ("/fi/", "/fi/tarinat/", "/fi/wish/"):
        assert 'href="/fi/palvelut/"' in read(client, path)
    assert 'href="/fi/guide/"' in read(client, "/fi/")


def questions(client, path):
    """How often a warm page asks the database."""
    read(client, path)
    with CaptureQueriesContext(connection) as asked:
        read(client, path)
    return len(asked)


def test_the_directory_asks_the_database_no_more_when_it_grows(client):
    organisation = make_organisation()
    asked = []
    for many in (3, 17):
        for number in range(many):
            make_service(title=f"Palvelu {many}-{number}", organisation=organisation)
        asked.append(questions(client, "/fi/palvelut/"))
    assert asked[0] == asked[1] <= questions(client, "/fi/kokeilut/") + 1  # how many there are


def test_a_service_asks_the_database_for_its_organisation_and_trials_and_no_more(client):
    service = make_service(organisation=make_organisation())
    trials = [make_trial(title=f"Kokeilu {number}") for number in range(4)]
    for trial in trials:
        ServiceTrial.objects.create(service=service, trial=trial)
    assert questions(client, service.url) <= questions(client, trials[0].url) + 2


def data_of(page):
    told = [json.loads(found) for found in DATA.findall(page)]
    return [each for each in told if each["@type"] != "BreadcrumbList"]


def test_machines_read_the_service_and_who_gives_it(client):
    make_service(organisation=make_organisation(site="https://example.org/"), regions=("06",))
    page = read(client, "/fi/palvelut/tyokykyneuvola/")
    (data,) = data_of(page)
    assert data["@type"] == "Service"
    assert data["url"] == "http://localhost:8000/fi/palvelut/tyokykyneuvola/"
    assert data["provider"] == {
        "@type": "Organization",
        "name": "Työpaja Ratas",
        "url": "https://example.org/",
    }
    assert data["areaServed"] == [{"@type": "AdministrativeArea", "name": "Pirkanmaa"}]
    assert "ratas@example.org" not in page


def test_words_in_the_data_end_no_block_and_open_none(client):
    evil = "</script><script>alert(1)</script><!-- & \u2028"
    make_service(title="Paha", summary=evil)
    page = read(client, "/fi/palvelut/paha/")
    (data,) = data_of(page)
    assert data["description"] == " ".join(evil.split())
    assert "<script>alert" not in page
    assert block({"words": evil}).count("<") == 2


def test_home_says_who_keeps_the_site(client):
    (data,) = data_of(read(client, "/fi/"))
    assert data["@type"] == "Organization"


def test_an_organisation_has_a_name_in_each_language():
    organisation = make_organisation()
    with translation.override("sv"):
        assert str(organisation) == "Verkstaden Kugghjulet"
    with translation.override("en"):
        assert str(organisation) == "Työpaja Ratas"


def test_a_picture_in_a_step_needs_a_decision_about_its_words():
    def picture_with(**words):
        return Picture.objects.create(title="Ovi", file=upload(), **words)

    step = VisitStep()
    with pytest.raises(StructBlockValidationError):
        step.clean({"name": "Tulet", "text": "", "picture": picture_with(alt="")})
    for picture in (picture_with(decorative=True), picture_with(alt="Ovi"), None):
        step.clean({"name": "Tulet", "text": "", "picture": picture})


def test_the_day_of_the_next_check_is_still_in_time(the_day):
    assert not ServicePage(next_check=DAY).is_overdue
    assert ServicePage(next_check=DAY - datetime.timedelta(days=1)).is_overdue
    assert not ServicePage().is_overdue


def test_an_old_service_says_that_its_facts_may_be_old(client, the_day):
    service = make_service(next_check=datetime.date(2026, 11, 1))
    assert "status--wait" in read(client, service.url)


def test_editors_see_what_is_overdue_the_oldest_first(client, eeva, home, the_day):
    grant_editors(home)
    make_service(title="Ajallaan", next_check=DAY)
    make_service(title="Myöhässä", next_check=datetime.date(2026, 11, 1))
    make_service(title="Kauan myöhässä", next_check=datetime.date(2026, 1, 1))
    make_service(title="Ilman päivää")
    client.force_login(eeva)
    page = read(client, reverse("service_checks"))
    titles = ("Ilman päivää", "Kauan myöhässä", "Myöhässä")
    assert sorted(titles, key=page.index) == list(titles)
    assert "Ajallaan" not in page
    assert client.get(reverse("service_checks") + "?export=csv").status_code == 200


def test_an_editor_can_open_the_forms(client, eeva, home):
    grant_editors(home)
    client.force_login(eeva)
    service = make_service(organisation=make_organisation())
    for page in (service, section(ServiceIndexPage)):
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    listed = client.get(reverse("wagtailsnippets_content_organisation:list"))
    assert "Työpaja Ratas" in listed.content.decode()


def test_an_editor_sees_a_draft_with_its_trials_before_it_is_public(client, eeva, home):
    grant_editors(home)
    service = make_service(organisation=make_organisation(), live=False)
    service.trial_links.add(ServiceTrial(trial=make_trial()))
    service.what = "Uusi sana."
    service.save_revision()
    client.force_login(eeva)
    page = read(client, reverse("wagtailadmin_pages:view_draft", args=[service.pk]))
    assert "Uusi sana." in page
    assert 'href="/fi/kokeilut/sataosaa/"' in page


def test_only_services_stand_in_the_directory():
    assert ServiceIndexPage.allowed_subpage_models() == [ServicePage]
    assert ServicePage.allowed_subpage_models() == []


def test_the_chosen_services_are_where_the_filter_leads(client):
    make_service(title="Rahaa", needs=("money",))
    for need in ("money", "studies"):
        page = read(client, f"/fi/palvelut/?need={need}")
        assert 'action="/fi/palvelut/#found"' in page
        assert page.count('id="found" tabindex="-1"') == 1


def test_an_example_says_what_is_invented_in_it(client):
    words = "Tämä on esimerkki: paikka, ajat ja yhteystieto on keksitty."
    assert words in read(client, make_service(title="Keksitty", is_example=True).url)
    assert words not in read(client, make_service(title="Tosi").url)


def test_a_service_tells_an_employer_what_one_gets_and_what_it_costs(client):
    told = {"summary": "Palkkaat ja saat tukea.", "gets": "Osa palkasta.", "cost": "Loput palkasta."}
    fields = {f"employer_{name}": words for name, words in told.items()}
    page = read(client, make_service(title="Tuki", employer_source="Ministeriö, 1.7.2023.", **fields).url)
    assert 'href="#employer"' in page
    for words in (*told.values(), "Mistä tieto on: Ministeriö, 1.7.2023."):
        assert words in page
    assert 'id="employer"' not in read(client, make_service(title="Muu").url)
