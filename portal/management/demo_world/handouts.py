"""Two small files to take along from one trial, made of what its page says, in each language."""

from django.core.files.base import ContentFile
from django.db import transaction

from content.models import MaterialFile, TrialPage

from .tagged_pdf import tagged_pdf
from .texts import LANGUAGES, told

TRIAL = "homma-haltuun"


@transaction.atomic
def build() -> str | None:
    """A leaflet as a PDF and the goals as plain text, on the page of the trial."""
    if MaterialFile.objects.exists():
        return None
    for language in LANGUAGES:
        page = TrialPage.objects.get(slug=TRIAL, locale__language_code=language)
        for file in _files(page, language):
            page.materials.append(("material", {"title": file.title, "document": file}))
        page.save_revision().publish()
    return "One trial has a leaflet and a text to take along."


def _files(page: TrialPage, language: str) -> list[MaterialFile]:
    words = told("handouts")[language]
    named = f"{page.title} – {words['leaflet']}", f"{page.title} – {words['text']}"
    leaflet = tagged_pdf(named[0], language, _parts(page, words))
    text = "\n".join([named[1], "", words["example"], "", *page.goals.splitlines(), "", page.source, ""])
    return [
        _kept(named[0], "leaflet.pdf", leaflet, kind="leaflet", language=language, pages=1),
        _kept(named[1], "goals.txt", text.encode(), kind="other", language=language),
    ]


def _parts(page: TrialPage, words: dict[str, str]) -> list[tuple[str, str]]:
    told_of = [(words["idea"], page.idea), (words["lessons"], page.lessons)]
    below = [
        (tag, line)
        for heading, text in told_of
        if text
        for tag, line in [("H2", heading), *(("P", line) for line in text.splitlines() if line.strip())]
    ]
    return [("H1", page.title), ("P", words["example"]), *below, ("P", page.source)]


def _kept(title: str, name: str, data: bytes, **facts: object) -> MaterialFile:
    content = ContentFile(data, name=name)
    file = MaterialFile(title=title, file=content, access=MaterialFile.Access.YES, **facts)
    file.save()
    return file
