"""Files in the CMS: what is refused is said once, and a form that comes back asks for its file again."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from content.document_intake import TYPES
from content.models import MaterialFile, NewsIndexPage, Picture
from content.permissions import grant_editors
from tests.factories.documents import pdf
from tests.factories.pages import make_site, section
from tests.factories.pictures import make_picture, upload
from tests.factories.recordings import upload as recorded

pytestmark = pytest.mark.django_db
AGAIN = "Valitse kuva uudelleen."
KIND = "Tuo PDF, Word"
ADD_PICTURE = "wagtailimages:add"
OF_DOCUMENT = {"title": "Opas", "kind": "guide", "language": "fi", "access": "unknown", "tags": ""}
CHOOSERS = [("wagtailimages:add", ""), ("wagtailimages_chooser:create", "image-chooser-upload-")]


@pytest.fixture
def editor(roles, eeva):
    make_site()
    grant_editors(section(NewsIndexPage))
    browser = Client()
    browser.force_login(eeva)
    return browser


def _said(answer):
    return answer.content.decode() if "json" not in answer["Content-Type"] else answer.json()["htmlFragment"]


def test_a_program_is_refused_as_a_document_with_one_message(editor):
    program = SimpleUploadedFile("ohjelma.exe", b"MZ")
    answer = editor.post(reverse("wagtaildocs:add"), OF_DOCUMENT | {"file": program})
    assert len(answer.context["form"].errors["file"]) == 1
    page = answer.content.decode()
    assert page.count(KIND) == 1
    assert "Pääte" not in page
    assert not MaterialFile.objects.exists()


def test_dropped_among_many_it_is_refused_with_the_same_message(editor):
    program = SimpleUploadedFile("ohjelma.exe", b"MZ")
    answer = editor.post(reverse("wagtaildocs:add_multiple"), {"title": "Ohjelma", "files[]": program})
    said = answer.json()
    assert not said["success"]
    assert said["error_message"].startswith(KIND)
    assert "\n" not in said["error_message"]


@pytest.mark.parametrize("name", ["wagtaildocs:add", "wagtaildocs:add_multiple"])
def test_the_kinds_are_named_before_a_file_is_chosen(editor, name):
    page = editor.get(reverse(name)).content.decode()
    assert "PDF, Word, PowerPoint, Excel, LibreOffice, CSV" in page


def test_the_kinds_that_the_house_takes_are_those_of_the_cms():
    assert {f".{ending}" for ending in settings.WAGTAILDOCS_EXTENSIONS} == set(TYPES)


@pytest.mark.parametrize(("name", "prefix"), CHOOSERS)
def test_a_picture_without_words_asks_for_the_picture_again(editor, name, prefix):
    sent = {"title": "Silta", "alt": "", "tags": "", "file": upload()}
    answer = editor.post(reverse(name), {f"{prefix}{key}": value for key, value in sent.items()})
    assert _said(answer).count(AGAIN) == 1
    assert 'value="Silta"' in _said(answer)
    assert not Picture.objects.exists()


def test_with_words_it_is_taken_and_nothing_is_asked_again(editor):
    sent = {"title": "Silta", "alt": "Silta joen yli.", "tags": "", "file": upload()}
    assert editor.post(reverse(ADD_PICTURE), sent).status_code == 302
    assert Picture.objects.get().alt == "Silta joen yli."


def test_a_form_without_a_new_file_asks_for_none(editor, eeva):
    picture = make_picture(eeva)
    Picture.objects.filter(pk=picture.pk).update(is_house=True)
    sent = {"title": "", "alt": "", "tags": ""}
    answer = editor.post(reverse("wagtailimages:edit", args=[picture.pk]), sent)
    assert answer.status_code == 200
    assert AGAIN not in answer.content.decode()


def test_of_many_pictures_that_are_dropped_each_is_kept_until_its_words_are_written(editor):
    sent = {"title": "Silta", "files[]": upload()}
    said = editor.post(
        reverse("wagtailimages:add_multiple"), sent, headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert said.json()["success"]
    assert AGAIN not in said.json()["form"]


def test_a_document_without_a_title_asks_for_the_file_again(editor):
    sent = OF_DOCUMENT | {"title": "", "file": SimpleUploadedFile("opas.pdf", pdf())}
    answer = editor.post(reverse("wagtaildocs:add"), sent)
    assert "Valitse tiedosto uudelleen." in answer.content.decode()


def test_a_recording_without_a_title_asks_for_the_recording_again(editor):
    sent = {"title": "", "tags": "", "file": recorded()}
    answer = editor.post(reverse("wagtailmedia:add", args=["audio"]), sent)
    assert "Valitse tallenne uudelleen." in answer.content.decode()
