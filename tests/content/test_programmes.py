"""Programmes, projects and trials: the tree, the lists, what is shown and for how long."""

import datetime
import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation

from content.models import ProgrammePage, TrialIndexPage, TrialPage
from content.models.trial_index import Wanted
from content.permissions import grant_editors
from content.templatetags.stories import date_in_words
from portal.kit import clock
from portal.plain_language.hyphens import SOFT
from tests.factories.pages import make_programme, make_site, make_trial, section


@pytest.fixture
def home(roles):
    return make_site()


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def contact(role, until, mail="kansli@example.org"):
    return "contact", {"role": role, "organisation": "", "email": mail, "phone": "", "valid_until": until}


@pytest.mark.django_db
def test_a_programme_shows_its_projects_and_their_trials_as_a_tree(home, client):
    programme = make_programme()
    project = make_programme(title="Mallit", kind="project", part_of=programme)
    make_trial(part_of=project)
    make_trial(title="Suoraan", part_of=programme)
    with translation.override("fi"):
        page = read(client, "/fi/kokeilut/ote-hanke/")
    tree = page[page.index('class="tree"') :]
    assert tree.index("Suoraan") < tree.index("Mallit") < tree.index("SATAOSAA")
    assert "Satakunta" in tree


@pytest.mark.django_db
def test_a_trial_leads_up_to_its_project_and_programme(home, client):
    programme = make_programme()
    make_trial(part_of=make_programme(title="Mallit", kind="project", part_of=programme))
    page = read(client, "/fi/kokeilut/sataosaa/")
    assert 'href="/fi/kokeilut/ote-hanke/"' in page
    assert 'href="/fi/kokeilut/mallit/"' in page
    assert "Sosiaali- ja terveysministeriö" in page.replace(SOFT, "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"funder": "</script>STM"}, {"funder": "</script>STM", "dissolutionDate": "2018-10"}),
        ({"state": "running", "start": ""}, {"funder": None, "dissolutionDate": None, "foundingDate": None}),
    ],
)
def test_machines_read_of_a_trial_what_its_page_says(home, client, facts, told):
    make_trial(**facts)
    page = read(client, "/fi/kokeilut/sataosaa/")
    found = [json.loads(each) for each in re.findall(r'"application/ld\+json">(.*?)</script>', page)]
    data = next(each for each in found if each["@type"] == "Project")
    told = {"name": "SATAOSAA", "foundingDate": "2017-04", **told}
    shown = {**data, "funder": data.get("funder", {}).get("name")}
    assert {name: shown.get(name) for name in told} == told
    assert data["areaServed"] == [{"@type": "AdministrativeArea", "name": "Satakunta"}]
    assert data["parentOrganization"]["name"] == "Porin kaupunki"
    assert data["url"].endswith("/fi/kokeilut/sataosaa/")


@pytest.mark.django_db
def test_what_nobody_may_read_is_not_in_the_tree_nor_above_a_trial(home, client):
    programme = make_programme()
    trial = make_trial(part_of=programme)
    trial.unpublish()
    assert "SATAOSAA" not in read(client, "/fi/kokeilut/ote-hanke/")
    TrialPage.objects.get(pk=trial.pk).save_revision().publish()
    programme.unpublish()
    assert "OTE-hanke" not in read(client, "/fi/kokeilut/sataosaa/")
    assert "SATAOSAA" in read(client, "/fi/kokeilut/")


@pytest.mark.django_db
def test_the_tree_is_at_most_three_deep(home):
    programme = make_programme()
    project = make_programme(title="Mallit", kind="project", part_of=programme)
    for wrong in (
        {"kind": "programme", "part_of": programme},
        {"kind": "project", "part_of": project},
    ):
        with pytest.raises(ValidationError):
            make_programme(title="Kolmas", **wrong)
    programme.kind = "project"
    with pytest.raises(ValidationError):
        programme.full_clean()


@pytest.mark.django_db
def test_a_translation_belongs_to_the_programme_in_its_own_language(home):
    programme = make_programme()
    make_trial(part_of=programme)
    swedish = section(TrialIndexPage, "sv").locale
    copied = TrialPage.objects.get().copy_for_translation(swedish)
    assert copied.shown_parent is None
    translated = programme.copy_for_translation(swedish)
    copied.full_clean()
    assert copied.part_of == translated


@pytest.mark.django_db
def test_a_page_says_what_followed_it(home, client):
    later = make_programme(title="Työkykyohjelma")
    make_trial(successor=later)
    assert 'href="/fi/kokeilut/tyokykyohjelma/"' in read(client, "/fi/kokeilut/sataosaa/")
    later.unpublish()
    assert "Työkykyohjelma" not in read(client, "/fi/kokeilut/sataosaa/")


@pytest.mark.django_db
def test_a_contact_is_hidden_when_its_last_day_is_past(home, client, monkeypatch):
    today = clock.now()
    make_trial(
        contacts=[contact("Hankkeen toimisto", timezone.localdate(today) + datetime.timedelta(days=3))]
    )
    assert "Hankkeen toimisto" in read(client, "/fi/kokeilut/sataosaa/")
    for days, shown in ((3, True), (5, False)):
        monkeypatch.setattr(clock, "now", lambda days=days: today + datetime.timedelta(days=days))
        page = read(client, "/fi/kokeilut/sataosaa/")
        assert ("Hankkeen toimisto" in page) is ("kansli@example.org" in page) is shown


@pytest.mark.django_db
def test_a_contact_says_its_role_and_until_when_it_holds(home, client):
    day = clock.today() + datetime.timedelta(days=3)
    make_trial(contacts=[contact("Hankkeen toimisto", day, "toimisto@hanke.test")])
    page = read(client, "/fi/kokeilut/sataosaa/")
    assert "Kuka vastaa: <strong>Hankkeen toimisto</strong>" in page
    with translation.override("fi"):
        until = date_in_words(day)
    assert f"Yhteystieto on tarkistettu. Se on voimassa {until} asti." in page
    assert "keksitty" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("mail", ["toimitus@example.org", "a@MAIL.EXAMPLE.COM", "a@kunta.example"])
def test_an_invented_contact_says_so_and_leads_to_who_answers(home, client, mail):
    day = clock.today() + datetime.timedelta(days=3)
    make_trial(contacts=[contact("Toimitus", day, mail)])
    page = read(client, "/fi/kokeilut/sataosaa/")
    shown = page[page.index('class="contact"') :]
    assert "Esimerkki: nämä tiedot on keksitty." in shown
    assert 'href="/fi/wish/"' in shown
    assert "Yhteystieto on tarkistettu" not in shown


@pytest.mark.django_db
def test_a_past_contact_leads_to_the_programme_that_answers_and_to_the_newsroom(home, client):
    day = clock.today() + datetime.timedelta(days=3)
    programme = make_programme(contacts=[contact("Toimitus", day)])
    trial = make_trial(part_of=programme, contacts=[contact("Toimisto", day - datetime.timedelta(days=9))])
    page = read(client, trial.url)
    assert "Tämän sivun yhteystieto ei ole enää voimassa." in page
    assert f'href="{programme.url}#contacts"' in page
    assert 'href="/fi/wish/"' in page
    programme.unpublish()
    assert "#contacts" not in read(client, trial.url)


@pytest.mark.django_db
def test_a_document_says_what_it_is_and_where(home, client):
    own = make_programme()
    plain = {"language": "fi", "easy": True, "pages": 4, "size": "2 MB", "page": None, "address": ""}
    make_trial(
        materials=[
            ("material", {**plain, "title": "Opas", "kind": "guide"}),
            ("material", {**plain, "title": "Sivu", "kind": "page", "page": own}),
            ("material", {**plain, "title": "Muualla", "kind": "report", "address": "https://example.org/r"}),
        ]
    )
    page = read(client, "/fi/kokeilut/sataosaa/")
    assert 'href="https://example.org/r"' in page
    assert page.count('href="/fi/kokeilut/ote-hanke/"') == 1
    assert "2 MB" in page


@pytest.mark.django_db
def test_a_milestone_has_a_date_as_exact_as_is_known(home, client):
    make_trial(milestones=[("milestone", {"date": "2017-05", "words": "Kiertue tuli."})])
    page = read(client, "/fi/kokeilut/sataosaa/")
    assert "toukokuu 2017" in page
    assert "Kiertue tuli." in page


@pytest.mark.django_db
def test_the_list_shows_trials_of_one_region_or_theme_and_says_how_many(home, client):
    make_trial(themes=("work",))
    make_trial(title="Savon OTE", regions=("10", "11"), themes=("everyday", "work"))
    everything = read(client, "/fi/kokeilut/")
    assert everything.count("trial-card__region") == 2
    savo = read(client, "/fi/kokeilut/?region=11")
    assert "Savon OTE" in savo
    assert "SATAOSAA" not in savo
    count = savo[savo.index('class="trial-filter__count"') :]
    assert count[: count.index("</p>")].split(">")[1].startswith("1 ")
    assert "Pohjois-Savo" in count[: count.index("</p>")]
    assert read(client, "/fi/kokeilut/?theme=work").count("trial-card__region") == 2
    assert read(client, "/fi/kokeilut/?region=99&theme=nonsense").count("trial-card__region") == 2


@pytest.mark.django_db
def test_an_empty_choice_says_what_to_do(home, client):
    make_trial(themes=("work",))
    make_trial(title="Savon OTE", regions=("11",), themes=("everyday",))
    page = read(client, "/fi/kokeilut/?region=11&theme=work")
    assert 'class="empty"' in page
    assert 'href="/fi/kokeilut/"' in page[page.index('class="empty"') :]


@pytest.mark.django_db
def test_a_list_asks_as_little_for_twenty_trials_as_for_two(home, client, django_assert_max_num_queries):
    project = make_programme(title="Mallit", kind="project", part_of=make_programme())
    for number in range(20):
        make_trial(title=f"Kokeilu {number}", part_of=project)
    read(client, "/fi/kokeilut/")
    with django_assert_max_num_queries(15):
        assert read(client, "/fi/kokeilut/").count("trial-card__region") == 20
    # Of these, fifteen are the frame's, the same for every page.
    with django_assert_max_num_queries(17):
        read(client, "/fi/kokeilut/kokeilu-3/")
    with django_assert_max_num_queries(17):
        read(client, "/fi/kokeilut/ote-hanke/")


def test_an_address_that_asks_for_nothing_known_asks_for_nothing():
    assert not Wanted.of({"region": "06 OR", "theme": ""})


@pytest.mark.django_db
def test_a_programme_is_found_by_the_search(home, client):
    make_programme()
    call_command("update_index", verbosity=0)
    assert "/fi/kokeilut/ote-hanke/" in read(client, "/fi/search/?q=ote-hanke")
    assert ProgrammePage.objects.get().get_sitemap_urls()[0]["location"].endswith("/fi/kokeilut/ote-hanke/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("funder", "grant", "said"),
    [
        ("Kela", None, "Kuka maksoi: Kela"),
        ("", 1, "Kuka maksoi: Valtion avustus"),
        ("Kela", 1, "Kuka maksoi: Kela. Valtion avustus"),
        ("", None, ""),
    ],
)
def test_the_search_says_who_paid_and_no_empty_words(home, funder, grant, said):
    assert make_trial(funder=funder, state_grant_eur=grant).money_searched() == said


@pytest.mark.django_db
def test_editors_see_which_contacts_end_and_others_do_not(home, client, eeva, aino):
    grant_editors(home)
    today = clock.today()
    make_trial(
        contacts=[
            contact("Kestää", today + datetime.timedelta(days=300)),
            contact("Meni jo", today - datetime.timedelta(days=1)),
        ]
    )
    client.force_login(eeva)
    page = client.get(reverse("contacts_expiring")).content.decode()
    assert page.index("Meni jo") < page.index("Kestää")
    assert reverse("wagtailadmin_pages:edit", args=[TrialPage.objects.get().pk]) in page
    told = b"".join(client.get(reverse("contacts_expiring") + "?export=csv").streaming_content)
    assert "Meni jo" in told.decode()
    client.force_login(aino)
    assert client.get(reverse("contacts_expiring")).status_code != 200
