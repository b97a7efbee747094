"""`python -m tests.bench.plain.filling N`: the plain project with so many stories, in DATA_DIR."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.plain.settings")

import django

django.setup()

import datetime

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import Locale, Page, Site

from tests.bench import public_texts as texts
from tests.bench.plain.models import PlainHome, PlainIndex, PlainStory

SECTIONS = ("uutiset", "kokeilut", "palvelut", "tapahtumat", "uutiskirje", "tietoa")


def main(number: int) -> None:
    """Three languages with the same parts as ours; the stories are in the first."""
    call_command("migrate", verbosity=0)
    fi, *others = [Locale.objects.get_or_create(language_code=code)[0] for code in ("fi", "sv", "en")]
    root = Page.objects.get(depth=1)
    for welcome in root.get_children():
        welcome.delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=PlainHome(title="Oma ääni", slug="home", lead=texts.summary(1), locale=fi))
    index = _part(home, "tarinat", fi)
    parts = [index, *(_part(home, slug, fi) for slug in SECTIONS)]
    for locale in others:
        copy = home.copy_for_translation(locale)
        copy.get_latest_revision().publish()
        for part in parts:
            part.copy_for_translation(locale).get_latest_revision().publish()
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    _tell(PlainIndex.objects.get(pk=index.pk), fi, number)


def _part(home: Page, slug: str, locale: Locale) -> PlainIndex:
    return PlainHome.objects.get(pk=home.pk).add_child(
        instance=PlainIndex(
            title=slug.title(), slug=slug, intro="Lue tästä.", locale=locale, show_in_menus=True
        )
    )


def _tell(index: PlainIndex, locale: Locale, number: int) -> None:
    pictures = [
        Image.objects.create(title=f"Kuva {n}", file=ContentFile(texts.picture(n), name=f"{n}.jpg"))
        for n in range(texts.PICTURES)
    ]
    for at in range(number):
        picture = pictures[at % len(pictures)]
        first, *rest = texts.paragraphs(at)
        body = [("picture", picture), ("paragraph", first), ("heading", "Aamu")]
        body += [("paragraph", words) for words in rest]
        story = PlainStory(
            title=texts.title(at),
            slug=f"tarina-{at}",
            byline="Oiva",
            summary=texts.summary(at),
            lead=picture,
            body=body,
            locale=locale,
            first_published_at=timezone.now() - datetime.timedelta(minutes=number - at),
        )
        index.add_child(instance=story)


if __name__ == "__main__":
    main(int(sys.argv[1]))
