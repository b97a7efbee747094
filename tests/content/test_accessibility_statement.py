"""The accessibility statement: always there, with the report of the tests; and feedback on it."""

import datetime
import json
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from content import tested_pages
from content.models import AccessFeedback, HomePage, ReaderTest, StandardPage
from portal.plain_language.hyphens import SOFT
from tests.factories.pages import make_site
from tests.factories.reader_tests import make_reader_test

pytestmark = pytest.mark.django_db
HOME_MADE = {"sec-fetch-site": "same-origin"}
REPORT = {
    "day": "2026-11-20",
    "tool": "axe-core 4.11",
    "languages": {"fi": {"pages": 240, "judged": 240, "findings": 1}},
}


@pytest.fixture(autouse=True)
def _site(settings, tmp_path):
    cache.clear()
    make_site()
    settings.ACCESSIBILITY_REPORT = tmp_path / "report.json"
    settings.ACCESSIBILITY_REPORT.write_text(json.dumps(REPORT))


def send(**fields):
    return Client(enforce_csrf_checks=True).post(
        "/fi/accessibility-statement/feedback/", fields, headers=HOME_MADE
    )


def test_the_statement_is_there_also_when_no_editor_wrote_one(settings):
    settings.ORGANISATION, settings.ACCESSIBILITY_MAIL = "Esimerkkisäätiö", "saavutettavuus@example.org"
    answer = Client().get("/fi/accessibility-statement/")
    page = answer.content.decode()
    for words in (
        "306/2019",
        "Traficom",
        "20. marraskuuta 2026",
        "240",
        "axe-core 4.11",
        "Esimerkkisäätiö",
        "mailto:saavutettavuus@example.org",
    ):
        assert words in page
    assert "public" in answer["Cache-Control"]
    assert '"/fi/accessibility-statement/"' in Client().get("/fi/").content.decode()


def test_the_page_that_editors_wrote_has_the_report_too():
    home = HomePage.objects.get(locale__language_code="fi")
    section = StandardPage.Section.ACCESSIBILITY
    page = home.add_child(
        instance=StandardPage(title="Saavutettavuus", slug="saavutettavuus", section=section)
    )
    assert Client().get("/fi/accessibility-statement/")["Location"] == page.url
    StandardPage.objects.update(last_published_at=datetime.datetime(2026, 5, 1, 22, tzinfo=datetime.UTC))
    found = Client().get(page.url).content.decode()
    assert "20. marraskuuta 2026" in found
    assert "2. toukokuuta 2026" in found  # the day where the readers are
    assert "/fi/accessibility-statement/feedback/" in found
    assert f'"{page.url}"' in Client().get("/fi/").content.decode()


def test_a_page_that_is_called_as_the_address_leads_to_no_circle():
    home = HomePage.objects.get(locale__language_code="fi")
    section, slug = StandardPage.Section.ACCESSIBILITY, "accessibility-statement"
    home.add_child(instance=StandardPage(title="Seloste", slug=slug, section=section))
    answer = Client().get(f"/fi/{slug}/")
    assert answer.status_code == 200
    assert "<h1>Seloste</h1>" in answer.content.decode()


@pytest.mark.parametrize("told", ["", "{}", '{"day": "x", "tool": "", "languages": {}}', "[]"])
def test_a_report_that_cannot_be_read_is_no_report(settings, tmp_path, told):
    settings.ACCESSIBILITY_REPORT = tmp_path / f"{len(told)}.json"
    settings.ACCESSIBILITY_REPORT.write_text(told)
    assert tested_pages.tested() is None
    assert Client().get("/fi/accessibility-statement/").status_code == 200


def test_what_the_browser_tests_wrote_becomes_the_report(settings, tmp_path, capsys):
    settings.ACCESSIBILITY_REPORT = tmp_path / "made.json"
    with pytest.raises(CommandError):
        call_command("accessibility_report", tmp_path)
    (tmp_path / "sv.json").write_text('{"tool": "axe-core 4.12.1", "pages": 3, "judged": 2, "findings": 0}')
    call_command("accessibility_report", tmp_path)
    made = tested_pages.tested()
    assert (made.pages, made.findings, made.tool) == (3, 0, "axe-core 4.12.1")
    assert [row.name for row in made.rows] == ["Svenska"]


def test_the_report_of_the_house_can_be_read():
    house = Path(tested_pages.__file__).parent / "accessibility_report.json"
    assert json.loads(house.read_text())["languages"]["fi"]["pages"] > 50


def test_the_statement_says_whether_readers_have_tested_pages(eeva):
    home = HomePage.objects.get(locale__language_code="fi")
    pages = [home.add_child(instance=StandardPage(title=f"Sivu {n}", slug=f"sivu-{n}")) for n in range(3)]
    nobody = "Asiakkaat eivät ole vielä testanneet tekstejä."
    tests = [make_reader_test(eeva, page) for page in pages]
    assert nobody in read_statement()
    for number, test in enumerate(tests[:2]):
        ReaderTest.objects.filter(pk=test.pk).update(
            shown_readers=2, shown_day=datetime.date(2026, 11, 18 + number)
        )
    said = read_statement()
    assert "Lukijat ovat testanneet 2 sivun tekstit. Viimeisin testi oli 19. marraskuuta 2026." in said
    assert nobody not in said
    pages[1].unpublish()
    said = read_statement()
    assert "Lukijat ovat testanneet 1 sivun tekstin. Viimeisin testi oli 18. marraskuuta 2026." in said


def read_statement():
    return Client().get("/fi/accessibility-statement/").content.decode().replace(SOFT, "")


def test_anybody_tells_what_did_not_work():
    answer = send(words="Nappi ei toimi.", where=" Etu\nsivu ", mail="lukija@example.org")
    told = AccessFeedback.objects.get()
    assert (told.words, told.where, told.email, told.language) == (
        "Nappi ei toimi.",
        "Etu sivu",
        "lukija@example.org",
        "fi",
    )
    assert Client().get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    "fields", [{}, {"words": "Nappi", "mail": "x"}, {"words": "a" * 61, "where": "Etusivu"}]
)
def test_what_is_not_whole_comes_back_with_all_that_was_typed(fields):
    page = send(**fields).content.decode()
    assert "error-summary" in page
    assert all(words in page for words in fields.values())
    assert not AccessFeedback.objects.exists()


def test_machines_and_too_many_are_turned_away():
    assert send(words="Nappi", website="https://spam.example").status_code == 302
    assert not AccessFeedback.objects.exists()
    assert [send(words="Nappi").status_code for _ in range(5)][-1] == 429
    assert Client().post("/fi/accessibility-statement/feedback/", {"words": "Nappi"}).status_code == 403
