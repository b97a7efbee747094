"""Trials: what regions tried in order to open ways into work. Facts, told plainly."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.blocks.counts import CountTree, Target
from content.blocks.trial_parts import Figure
from content.partial_dates import in_words, validate_partial_date

from .public import PublicPage

ONE_A_LINE = _("Write one on each line.")
PARTIAL = _("A year, a month or a day: 2019, 2017-04 or 2017-04-01.")


class TrialPage(PublicPage):
    """One trial: who, where, when, with what money; its idea, goals and what was learnt."""

    class State(models.TextChoices):
        """Where the trial is now."""

        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running now")
        ENDED = "ended", _("Ended")

    summary = models.TextField(
        _("In short"), max_length=400, blank=True, help_text=_("At most three short lines.")
    )
    official_name = models.CharField(_("Official name"), max_length=200, blank=True)
    programme_name = models.CharField(_("Programme"), max_length=120)
    programme_owner = models.CharField(_("Who owned the programme"), max_length=200, blank=True)
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.ENDED)
    regions = models.TextField(_("Regions"), help_text=ONE_A_LINE)
    organiser = models.CharField(_("Organiser"), max_length=200)
    funder = models.CharField(_("Who paid"), max_length=200, blank=True)
    partners = models.TextField(_("Partners"), blank=True, help_text=ONE_A_LINE)
    state_grant_eur = models.PositiveIntegerField(_("State grant, euros"), null=True, blank=True)
    budget_eur = models.PositiveIntegerField(_("Whole budget, euros"), null=True, blank=True)
    start = models.CharField(
        _("Began"), max_length=10, blank=True, validators=[validate_partial_date], help_text=PARTIAL
    )
    end = models.CharField(
        _("Ended"), max_length=10, blank=True, validators=[validate_partial_date], help_text=PARTIAL
    )
    idea = models.TextField(_("Idea"), help_text=_("Write one paragraph on each line."))
    goals = models.TextField(_("Goals"), blank=True, help_text=ONE_A_LINE)
    target_groups = models.TextField(_("For whom"), blank=True, help_text=ONE_A_LINE)
    measures = models.TextField(_("What the trial did"), blank=True, help_text=ONE_A_LINE)
    expected = models.TextField(_("What the trial hoped for"), blank=True, help_text=ONE_A_LINE)
    results_intro = models.TextField(_("What came of it"), blank=True)
    results = StreamField(
        [("target", Target()), ("counts", CountTree())], verbose_name=_("Target and results"), blank=True
    )
    figures = StreamField([("figure", Figure())], verbose_name=_("The trial in numbers"), blank=True)
    lessons = models.TextField(_("What was learnt"), blank=True, help_text=ONE_A_LINE)
    open_question = models.TextField(_("A question that stayed open"), blank=True)
    source = models.CharField(_("Where the facts come from"), max_length=300, blank=True)

    template = "content/trial.html"
    parent_page_types: ClassVar[list[str]] = ["content.TrialIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        HelpPanel(content=_("The title is the short name. The official name has its own field.")),
        *PublicPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("official_name"),
                FieldRowPanel([FieldPanel("programme_name"), FieldPanel("programme_owner")]),
                FieldPanel("state"),
                FieldPanel("regions"),
                FieldPanel("organiser"),
                FieldPanel("funder"),
                FieldPanel("partners"),
                FieldRowPanel([FieldPanel("state_grant_eur"), FieldPanel("budget_eur")]),
                FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
                FieldPanel("figures"),
            ],
            heading=_("Facts"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("idea"),
                FieldPanel("goals"),
                FieldPanel("target_groups"),
                FieldPanel("measures"),
                FieldPanel("expected"),
            ],
            heading=_("What the trial was"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("results_intro"),
                FieldPanel("results"),
                FieldPanel("lessons"),
                FieldPanel("open_question"),
                FieldPanel("source"),
            ],
            heading=_("What came of it"),
        ),
    ]
    search_fields = [
        *PublicPage.search_fields,
        *(
            kind(name)
            for name in ("summary", "official_name", "regions", "organiser", "idea", "goals", "lessons")
            for kind in (index.SearchField, index.AutocompleteField)
        ),
        *map(
            index.SearchField,
            (
                *("target_groups", "measures", "expected", "partners", "funder"),
                *("results_intro", "results", "open_question"),
            ),
        ),
    ]
    page_description = _("One trial with its facts.")

    class Meta:
        verbose_name = _("trial")

    @property
    def began_in_words(self) -> str:
        """When the trial began, as exactly as is known."""
        return in_words(self.start)

    @property
    def ended_in_words(self) -> str:
        """When the trial ended, as exactly as is known."""
        return in_words(self.end)

    @property
    def is_ended(self) -> bool:
        """Whether the trial is over, so that it is told in the past tense."""
        return self.state == self.State.ENDED

    @property
    def region_names(self) -> list[str]:
        """The regions, one by one."""
        return [line.strip() for line in self.regions.splitlines() if line.strip()]


class TrialIndexPage(PublicPage):
    """All trials of one language, by programme."""

    intro = models.TextField(
        _("Introduction"), max_length=400, blank=True, help_text=_("Two or three short sentences.")
    )

    template = "content/trial_index.html"
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["content.TrialPage"]
    content_panels = [*PublicPage.content_panels, FieldPanel("intro")]
    page_description = _("The list of trials. One for each language.")

    class Meta:
        verbose_name = _("list of trials")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The trials under their programmes, by region."""
        trials = (
            TrialPage.objects.child_of(self).live().public().order_by("programme_name", "regions", "title")
        )
        return {**super().get_context(request, *args, **kwargs), "programmes": by_programme(trials)}


def by_programme(trials: Iterable[TrialPage]) -> list[dict[str, Any]]:
    """Trials in groups of one programme each, with the state grants of the group added up."""
    groups = []
    for name, group in groupby(trials, key=lambda trial: trial.programme_name):
        members = list(group)
        grants = sum(trial.state_grant_eur or 0 for trial in members)
        groups.append(
            {"name": name, "owner": members[0].programme_owner, "trials": members, "grants": grants}
        )
    return groups
