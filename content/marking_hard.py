"""Readers mark a paragraph as too hard. Nobody needs an account; several marks make one task."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.kit import clock, sweeping
from portal.kit.languages import words_now

from .models.hard_paragraphs import HardParagraph, WantsToHear
from .paragraphs import paragraph_of

MOST_LISTENERS = 50  # for one paragraph; more would be a machine
ADDRESSES_FOR = timedelta(days=180)


class NotThere(Exception):
    """The page has no such paragraph, or has it no more."""


@transaction.atomic
def mark_hard(actor: Any, *, page: Page, digest: str) -> HardParagraph:
    """The paragraph waits in the newsroom; a further mark is counted. `actor` may be nobody and is not kept.

    The page is the specific one. `NotThere` when it has no such paragraph now.
    """
    if paragraph_of(page, digest) is None:
        raise NotThere
    task = _counted(page, digest)
    if task is None:
        try:
            with transaction.atomic():
                return HardParagraph.objects.create(page_id=page.pk, digest=digest)
        except IntegrityError:  # somebody was quicker by a moment
            task = _counted(page, digest)
    assert task is not None  # noqa: S101  it is there, or it was just made
    return task


@transaction.atomic
def ask_to_hear(actor: Any, *, paragraph: HardParagraph, mail: str) -> None:
    """One mail goes to this address when the newsroom has answered. Asking twice asks once."""
    waiting = WantsToHear.objects.filter(paragraph=paragraph)
    if paragraph.closed_at is not None or waiting.count() >= MOST_LISTENERS:
        raise ValidationError(_("We cannot take more addresses for this paragraph."))
    WantsToHear.objects.get_or_create(
        paragraph=paragraph, email=mail.strip().lower(), defaults={"language": words_now()}
    )


def open_task(page: Page, digest: str) -> HardParagraph | None:
    """The task of this paragraph that the newsroom has not answered yet."""
    return HardParagraph.objects.filter(page_id=page.pk, digest=digest, closed_at=None).first()


def old_addresses() -> QuerySet[WantsToHear]:
    """Addresses that waited half a year, answered or not."""
    return WantsToHear.objects.filter(made_at__lt=clock.now() - ADDRESSES_FOR)


def forget_old_addresses() -> int:
    """By the clock: these are gone."""
    return sweeping.erase(old_addresses())


def _counted(page: Page, digest: str) -> HardParagraph | None:
    waiting = HardParagraph.objects.filter(page_id=page.pk, digest=digest, closed_at=None)
    waiting.update(marks=F("marks") + 1, marked_at=clock.now())
    return waiting.first()
