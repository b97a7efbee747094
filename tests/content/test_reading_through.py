"""`manage.py check_content`: what is not in order on the public pages."""

import datetime
import io

import pytest
from django.core.management import call_command

from content.models import StandardPage
from content.page_parts import parts_of
from content.reading_through import findings
from portal.kit import clock
from tests.factories.pages import make_news, make_site, make_trial
from tests.factories.pictures import make_picture


@pytest.fixture
def home(roles):
    return make_site()


def found(check):
    return [finding for finding in findings() if finding.check == check]


def test_links_pictures_and_words_are_found_in_the_html_of_a_page():
    parts = parts_of('<p>Hei <a href="/fi/">alku</a> <a>tyhjä</a><a id="x"></a><img src="a"><img alt=""></p>')
    assert parts.links == [("/fi/", "alku"), (None, "tyhjä")]
    assert parts.pictures_without_alt == ["a"]
    assert parts.words == "Hei alku tyhjä"


@pytest.mark.django_db
def test_pages_that_are_in_order_are_said_to_be(home):
    make_trial()
    make_news()
    said = io.StringIO()
    call_command("check_content", stdout=said)
    assert said.getvalue() == "Everything is in order.\n"


@pytest.mark.django_db
def test_the_later_pages_of_a_list_are_read_too(home):
    for number in range(17):
        make_news(title=f"Uutinen {number}", date=datetime.date(2026, 1, 1 + number))
    assert found("orphan") == []


@pytest.mark.django_db
def test_a_page_to_which_nothing_leads_is_an_orphan(home):
    page = StandardPage(title="Yksin", slug="yksin", locale=home.locale)
    home.add_child(instance=page)
    assert [finding.address for finding in found("orphan")] == ["/fi/yksin/"]
    with pytest.raises(SystemExit):
        call_command("check_content", stdout=io.StringIO())


@pytest.mark.django_db
def test_a_link_to_a_page_that_is_gone_is_broken(home):
    away = make_news(title="Poistuva")
    text = f'<p><a linktype="page" id="{away.pk}">tämä</a> ja <a href="/fi/ei-ole/">tuo</a></p>'
    make_news(title="Linkit", body=[("paragraph", text)])
    assert [finding.words for finding in found("link")] == ["“tuo” leads to /fi/ei-ole/, which is not there"]
    away.unpublish()
    assert len(found("link")) == 2
    away.delete()
    assert {"“tämä” leads nowhere"} <= {finding.words for finding in found("link")}


@pytest.mark.django_db
def test_a_past_contact_that_is_still_written_on_the_page_is_found(home):
    past = clock.today() - datetime.timedelta(days=30)
    role = {
        "role": "Toimisto",
        "organisation": "",
        "email": "old@example.org",
        "phone": "",
        "valid_until": past,
    }
    make_trial(contacts=[("contact", role)])
    assert found("contact") == []
    make_trial(title="Toinen", contacts=[("contact", role)], idea="Kysy: old@example.org")
    assert [finding.address for finding in found("contact")] == ["/fi/kokeilut/toinen/"]


@pytest.mark.django_db
def test_a_picture_without_a_decision_on_its_words_is_found(home, eeva):
    picture = make_picture(eeva, is_house=True)
    type(picture).objects.filter(pk=picture.pk).update(alt="")
    make_news(title="Kuva", body=[("picture", {"picture": picture, "caption": ""})])
    assert [finding.address for finding in found("alt")] == ["/fi/uutiset/kuva/"]
    type(picture).objects.filter(pk=picture.pk).update(decorative=True)
    assert found("alt") == []
