"""What programmes, projects and trials have in common: a state, a time, what came of it, whom to ask."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from content.blocks.contacts import Contact, holding
from content.blocks.materials import Material
from content.blocks.milestones import Milestone
from content.blocks.trial_parts import Figure
from content.partial_date_fields import PartialDateField
from content.partial_dates import in_words, is_before
from portal.kit import clock

from .public import PublicPage
from .twins import borrows

ONE_A_LINE = _("Write one on each line.")
PARTIAL = _("A year, a month or a day: 2019, 2017-04 or 2017-04-01.")


class Undertaking(PublicPage):
    """Something that begins, runs and ends, and may be followed by another."""

    class State(models.TextChoices):
        """Where it is now."""

        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running now")
        ENDED = "ended", _("Ended")

    summary = models.TextField(
        _("In short"), max_length=400, blank=True, help_text=_("At most three short lines.")
    )
    official_name = models.CharField(_("Official name"), max_length=200, blank=True)
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.ENDED)
    start = PartialDateField(_("Began"), blank=True, help_text=PARTIAL)
    end = PartialDateField(_("Ended"), blank=True, help_text=PARTIAL)
    figures = StreamField([("figure", Figure())], verbose_name=_("In numbers"), blank=True)
    results_intro = models.TextField(_("What came of it"), blank=True)
    successor = models.ForeignKey(
        Page,
        verbose_name=_("What followed it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    milestones = StreamField([("milestone", Milestone())], verbose_name=_("Milestones"), blank=True)
    materials = StreamField([("material", Material())], verbose_name=_("Materials"), blank=True)
    contacts = StreamField([("contact", Contact())], verbose_name=_("Whom to ask"), blank=True)
    source = models.CharField(_("Where the facts come from"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """What it belongs to and what followed it are shown in its own language, or not at all."""
        super().clean()
        for name in ("part_of", "successor"):
            setattr(self, name, in_language_of(self, getattr(self, name)))

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Refuses an end before the beginning. What a form has refused already is not compared."""
        super().clean_fields(exclude=exclude)
        if {"start", "end"}.isdisjoint(exclude or ()) and is_before(self.end, self.start):
            raise ValidationError({"end": _("The end is before the beginning. Check both.")})

    @property
    def began_in_words(self) -> str:
        """When it began, as exactly as is known."""
        return in_words(self.start)

    @property
    def ended_in_words(self) -> str:
        """When it ended, as exactly as is known."""
        return in_words(self.end)

    @property
    def is_ended(self) -> bool:
        """Whether it is over, so that it is told in the past tense."""
        return self.state == self.State.ENDED

    @property
    def shown_contacts(self) -> list[Any]:
        """The contacts that hold today: a past one is hidden when somebody reads, not by a job."""
        return holding(self.contacts, clock.today())

    @property
    def shown_asked(self) -> Page | None:
        """The nearest page above whose contact holds today: who answers when the own contacts are past."""
        above = self.shown_parent
        while above is not None and not above.shown_contacts:
            above = above.shown_parent
        return above

    @property
    def shown_successor(self) -> Page | None:
        """What followed it, when anybody may read that in this language."""
        return _shown(in_language_of(self, self.successor))

    @property
    def shown_parent(self) -> Page | None:
        """What it is part of, when anybody may read that in this language."""
        return _shown(in_language_of(self, getattr(self, "part_of", None)))


def _shown(page: Page | None) -> Page | None:
    return page if page is not None and page.live else None


def in_language_of(page: Page, other: Page | None) -> Page | None:
    """The other page in the language of this one: itself, its translation, or nothing.

    Easy Finnish borrows the Finnish one.
    """
    if other is None or page.locale_id is None or other.locale_id == page.locale_id:
        return other
    return other.get_translation_or_none(page.locale) or (other if borrows(page, other) else None)


def time_and_successor() -> MultiFieldPanel:
    """The panel for state, time, and what came after."""
    return MultiFieldPanel(
        [
            FieldPanel("state"),
            FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
            FieldPanel("milestones"),
            PageChooserPanel("successor", ["content.TrialPage", "content.ProgrammePage"]),
        ],
        heading=_("State and time"),
    )


def to_know_more() -> MultiFieldPanel:
    """The panel for documents, contacts and the source."""
    return MultiFieldPanel(
        [FieldPanel("materials"), FieldPanel("contacts"), FieldPanel("source")], heading=_("To know more")
    )
