"""What the CMS's own API gives away: nothing of other people's pictures and drafts."""

import pytest
from django.test import Client
from wagtail.models import Page

from content.models import NewsIndexPage, StandardPage, StoryIndexPage
from content.permissions import grant_editors
from portal.accounts.models import User
from tests.factories.documents import make_document
from tests.factories.pages import make_site, make_story, section
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db
API = "/admin/api/main"


@pytest.fixture
def home(roles):
    site = make_site()
    for kind in (NewsIndexPage, StandardPage):
        grant_editors(section(kind))
    return site


@pytest.fixture
def superuser(roles):
    return User.objects.create_superuser("root@example.org", first_name="Root")


def asked(person, path):
    browser = Client()
    browser.force_login(person)
    return browser.get(f"{API}/{path}", follow=True)  # what is not there is looked for in each language


@pytest.mark.parametrize("who", ["eeva", "sampo", "superuser"])
class TestPictures:
    def test_a_storytellers_picture_is_not_there(self, home, aino, who, request):
        picture, person = make_picture(aino, alt="Salainen koti"), request.getfixturevalue(who)
        assert asked(person, f"images/{picture.pk}/").status_code == 404
        for query in ("", "?fields=*", f"?id={picture.pk}", "?search=Salainen", "?order=-id"):
            text = asked(person, f"images/{query}").content.decode()
            assert "download_url" not in text
            assert picture.title not in text

    def test_a_public_storys_picture_is_not_there_either(self, home, aino, who, request):
        picture = make_picture(aino, alt="Salainen koti")
        make_story(aino, body=[("picture", {"picture": picture, "caption": ""})])
        assert asked(request.getfixturevalue(who), f"images/{picture.pk}/").status_code == 404


def test_an_editor_finds_the_pictures_of_the_house(home, eeva):
    picture = make_picture(eeva, is_house=True, alt="Talo")
    assert asked(eeva, f"images/{picture.pk}/").json()["title"] == picture.title
    assert asked(eeva, "images/").json()["meta"]["total_count"] == 1


def test_documents_of_the_house_are_there_for_editors_alone(home, eeva, sampo):
    make_document()
    assert asked(eeva, "documents/").json()["meta"]["total_count"] == 1
    assert asked(sampo, "documents/").json()["meta"]["total_count"] == 0


@pytest.mark.parametrize("who", ["eeva", "sampo", "superuser"])
@pytest.mark.parametrize("everywhere", [False, True])
def test_other_peoples_stories_are_not_there(home, aino, who, everywhere, request):
    person = request.getfixturevalue(who)
    if everywhere:
        grant_editors(Page.objects.get(depth=1))
    draft = make_story(aino, title="Salainen tarina", public=False)
    told = make_story(aino, title="Kerrottu tarina")
    told.title = "Salainen uusi nimi"
    told.save_revision()
    parent = section(StoryIndexPage).pk
    for story in (draft, told):
        assert asked(person, f"pages/{story.pk}/").status_code == 404
        assert asked(person, f"pages/{story.pk}/?fields=*").status_code == 404
    for query in ("", "?fields=*", f"?child_of={parent}", "?search=Salainen", "?for_explorer=1&child_of=1"):
        assert "Salainen" not in asked(person, f"pages/{query}").content.decode()


def test_the_api_asks_for_signing_in(home, aino, client):
    assert client.get(f"{API}/images/").status_code in {302, 401, 403}
    assert "meta" not in asked(aino, "images/").content.decode()[:20]
