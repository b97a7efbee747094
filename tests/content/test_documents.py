"""Documents: what the house takes, who may have it, and that nothing in it runs."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from wagtail.models import Collection

from content.document_intake import DocumentRefused, check
from content.models import MaterialFile, NewsIndexPage
from content.permissions import grant_editors
from portal.plain_language.hyphens import SOFT
from tests.factories.documents import make_document, packed, pdf
from tests.factories.pages import make_site, make_trial, section

ODT = "application/vnd.oasis.opendocument.text"
WORD = {"word__document_xml": "<w/>"}


@pytest.fixture
def home(roles):
    site = make_site()
    grant_editors(section(NewsIndexPage))
    return site


def block(document, title="Opas"):
    return "material", {"title": title, "document": document}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("opas.pdf", pdf()),
        ("OPAS.PDF", pdf()),
        ("opas.odt", packed(mimetype=ODT, content_xml="<office/>")),
        ("opas.docx", packed(**WORD)),
        ("luvut.csv", "vuosi;määrä\n2020;3\n".encode()),
        ("opas.txt", "\ufeffHyvää huomenta.".encode()),
    ],
)
def test_what_it_says_it_is_may_come_in(name, data):
    check(data, name)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("sivu.html", b"<html></html>", "kind"),
        ("kuva.svg", b"<svg/>", "kind"),
        ("ohjelma.exe", b"MZ", "kind"),
        ("nimetön", b"x", "kind"),
        ("opas.pdf", b"", "empty"),
        ("opas.pdf", b"<html><script>", "content"),
        ("opas.pdf", pdf()[:200], "content"),
        ("opas.pdf", pdf().replace(b"/Lang(fi)", b"/OpenAction<</S/JavaScript>>"), "runs"),
        ("opas.docx", b"PK\x03\x04 broken", "content"),
        ("opas.docx", packed(xl__workbook_xml="<x/>"), "content"),
        ("opas.docx", packed(**WORD, word__vbaProject_bin="x"), "runs"),
        ("opas.odt", packed(mimetype="text/html"), "content"),
        ("opas.odt", packed(content_xml="x"), "content"),
        ("opas.odt", packed(mimetype=ODT, Basic__Standard__a_xml="x"), "runs"),
        ("opas.txt", b"\xff\xfe\x00a", "content"),
    ],
)
def test_anything_else_is_refused_with_a_reason(name, data, code):
    with pytest.raises(DocumentRefused) as refused:
        check(data, name)
    assert refused.value.code == code
    assert refused.value.messages[0]


def test_a_file_that_is_too_large_is_refused(settings):
    settings.DOCUMENT_MAX_BYTES = 10
    with pytest.raises(DocumentRefused, match="suuri"):
        check(b"12345678901", "a.txt")


@pytest.mark.django_db
def test_no_way_of_keeping_a_file_goes_round_the_check(home):
    with pytest.raises(DocumentRefused), transaction.atomic():
        make_document(b"<html>", "opas.pdf")
    with pytest.raises(DocumentRefused):
        MaterialFile(title="x").file.save("opas.html", SimpleUploadedFile("opas.html", b"<html>"), save=False)
    assert not MaterialFile.objects.exists()


@pytest.mark.django_db
def test_the_page_says_kind_size_language_and_whether_all_can_read_it(home, client):
    document = make_document(kind="form", language="sv", easy=True, pages=2, access="yes")
    make_trial(materials=[block(document, "Lomake")])
    page = client.get("/fi/kokeilut/sataosaa/").content.decode().replace(SOFT, "")
    shown = page[page.index('class="material"') :]
    shown = shown[: shown.index("</div>")]
    assert f'href="{document.url}"' in shown
    for words in ("Lomake", "PDF", "KB", "Ruotsiksi", "2 sivua", "Helppo lukea", "Saavutettava"):
        assert words in shown, words


@pytest.mark.django_db
def test_a_file_says_download_and_what_is_not_on_the_net_whom_to_ask(home, client):
    on_paper = ("material", {"title": "Vihko", "kind": "guide", "language": "fi"})
    make_trial(materials=[block(make_document()), on_paper])
    page = client.get("/fi/kokeilut/sataosaa/").content.decode().replace(SOFT, "")
    assert "Lataa: Opas</a>" in page
    assert "Ei verkossa" in page
    assert '#tell-us">Pyydä toimitukselta</a>' in page


@pytest.mark.django_db
def test_a_document_of_a_public_page_is_given_to_keep_and_can_run_nothing(home, client):
    document = make_document()
    make_trial(materials=[block(document)])
    answer = client.get(document.url)
    assert answer.status_code == 200
    assert answer.content == document.file.open().read()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="opas-tyohon.pdf"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-cache"
    assert "salainen" not in document.url
    assert client.get(document.url, headers={"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.django_db
def test_what_is_on_no_public_page_is_there_for_the_cms_alone(home, client, aino, eeva):
    document, other = make_document(), make_document()
    trial = make_trial(materials=[block(other)])
    for person, status in ((None, 404), (aino, 404), (eeva, 200)):
        if person:
            client.force_login(person)
        assert client.get(document.url).status_code == status
    client.logout()
    assert client.get(other.url).status_code == 200
    trial.unpublish()
    assert client.get(other.url).status_code == 404


@pytest.mark.django_db
def test_a_draft_and_a_page_behind_a_limit_show_no_document(home, client):
    document = make_document()
    trial = make_trial()
    trial.materials = [block(document)]
    draft = trial.save_revision()
    assert client.get(document.url).status_code == 404
    draft.publish()
    assert client.get(document.url).status_code == 200
    trial.view_restrictions.create(restriction_type="login")
    assert client.get(document.url).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/documents/x.pdf", "/documents/a%00b.pdf", "/documents/..%2f..%2fdb"])
def test_what_is_not_there_is_not_found(home, client, address):
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_an_editor_brings_a_document_and_is_told_what_is_wrong(home, client, eeva):
    client.force_login(eeva)
    add = reverse("wagtaildocs_chooser:create")
    root = Collection.get_first_root_node().pk
    told = {
        f"document-chooser-upload-{name}": value
        for name, value in {
            "title": "Opas",
            "kind": "guide",
            "language": "fi",
            "access": "yes",
            "collection": root,
        }.items()
    }
    bad = SimpleUploadedFile("opas.pdf", b"<html>")
    answer = client.post(add, {**told, "document-chooser-upload-file": bad})
    assert not MaterialFile.objects.exists()
    assert "ei ole sitä" in answer.json()["htmlFragment"]
    client.post(add, {**told, "document-chooser-upload-file": SimpleUploadedFile("opas.pdf", pdf())})
    kept = MaterialFile.objects.get()
    assert (kept.title, kept.access, kept.uploaded_by_user) == ("Opas", "yes", eeva)
    assert kept.file_size == len(pdf())


def test_a_long_leaflet_goes_on_to_a_second_page():
    long = pdf(("H1", "Opas"), *(("P", "Sanoja on monta. " * 30) for _each in range(12)))
    assert long.count(b"/Type/Page/") > 1
    check(long, "opas.pdf")
