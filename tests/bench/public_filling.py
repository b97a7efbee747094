"""So many public stories with their yes, for measuring: real pictures and digests, quickly written."""

import datetime
from typing import Any

from . import public_texts as texts

AT_ONCE = 500


def begin() -> None:
    """The site in three languages, who tells, and the pictures."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from content.picture_intake import take_in
    from content.picture_sizes import make_sizes
    from portal.accounts.models import User
    from tests.factories.pages import make_site

    make_site()
    teller = User.objects.create_user("oiva@bench.example", first_name="Oiva")
    for number in range(texts.PICTURES):
        upload = SimpleUploadedFile("kuva.jpg", texts.picture(number), "image/jpeg")
        make_sizes([take_in(teller, upload=upload, alt="Kuvioita")])


def grow_to(number: int) -> None:
    """The first so many stories are public."""
    from content.models import StoryIndexPage, StoryPage

    index = StoryIndexPage.objects.get(locale__language_code="fi")
    there = StoryPage.objects.count()
    pages = _rows(index, range(there, number))
    _say_yes(pages)
    type(index).objects.filter(pk=index.pk).update(numchild=number)


def _rows(index: Any, numbers: range) -> list[Any]:
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page

    from content.models import Picture, StoryPage

    kind = ContentType.objects.get_for_model(StoryPage)
    now, pictures = timezone.now(), list(Picture.objects.order_by("pk"))
    known = {"content_type": kind, "depth": index.depth + 1, "locale": index.locale, "live": False}
    rows = [
        Page(
            path=f"{index.path}{Page._int2str(at + 1).rjust(4, '0')}",
            title=texts.title(at),
            draft_title=texts.title(at),
            slug=f"tarina-{at}",
            url_path=f"{index.url_path}tarina-{at}/",
            first_published_at=now - datetime.timedelta(days=90, seconds=-at),
            **known,
        )
        for at in numbers
    ]
    Page.objects.bulk_create(rows, batch_size=AT_ONCE)
    made = {row.slug: row for row in Page.objects.filter(content_type=kind, live=False)}
    return [_story(made[f"tarina-{at}"], at, pictures[at % len(pictures)]) for at in numbers]


def _story(row: Any, at: int, picture: Any) -> Any:
    from content.models import StoryPage

    page = StoryPage(page_ptr=row, storyteller_id=picture.owner_id, byline="Oiva", summary=texts.summary(at))
    page.__dict__.update({name: value for name, value in row.__dict__.items() if name != "_state"})
    first, *rest = texts.paragraphs(at)
    page.body = [
        ("picture", {"picture": picture, "caption": ""}),
        ("paragraph", first),
        ("heading", "Aamu"),
        *(("paragraph", words) for words in rest),
    ]
    page.save_base(raw=True)
    return page


def _say_yes(pages: list[Any]) -> None:
    from wagtail.models import Page

    from content.digest import digest_of
    from content.held_numbers import numbers_in
    from content.models import Consent, Picture, StoryPage

    numbers = [page.pk for page in pages]
    for start in range(0, len(numbers), AT_ONCE):
        found = StoryPage.objects.filter(pk__in=numbers[start : start + AT_ONCE])
        given = Consent.objects.bulk_create(
            Consent(page=page, storyteller_id=page.storyteller_id, digest=digest_of(page), byline="Oiva")
            for page in found
        )
        joins = Consent.pictures.through
        joins.objects.bulk_create(
            joins(consent_id=each.pk, picture_id=number)
            for each in given
            for number in numbers_in(each.page, Picture)
        )
    Page.objects.filter(pk__in=numbers).update(live=True)
