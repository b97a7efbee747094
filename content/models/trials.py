"""Trials: what regions tried in order to open ways into work. Facts, told plainly."""

from typing import ClassVar

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from content.blocks.counts import CountTree, Target
from content.blocks.trial_parts import Effect, Strand
from content.code_lists import CodesField
from content.not_known import Gap, Told, gaps_of
from content.regions import Region
from content.regions import in_words as regions_in_words
from content.themes import Theme

from .programme import ProgrammePage
from .public import PublicPage
from .twins import ordinary
from .undertakings import ONE_A_LINE, Undertaking, time_and_successor, to_know_more


class TrialPage(Undertaking):
    """One trial: who, where, when, with what money; its idea, goals and what was learnt."""

    part_of = models.ForeignKey(
        ProgrammePage,
        verbose_name=_("Part of this programme or project"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="trials",
    )
    regions = CodesField(_("Regions"), choices=Region.choices)
    area = models.TextField(
        _("A smaller area"), blank=True, help_text=_("A town or a part of a region. Write one on each line.")
    )
    themes = CodesField(_("What it helps with"), choices=Theme.choices, blank=True)
    organiser = models.CharField(_("Organiser"), max_length=200)
    funder = models.CharField(_("Who paid"), max_length=200, blank=True)
    partners = models.TextField(_("Partners"), blank=True, help_text=ONE_A_LINE)
    state_grant_eur = models.PositiveIntegerField(_("State grant, euros"), null=True, blank=True)
    budget_eur = models.PositiveIntegerField(_("Whole budget, euros"), null=True, blank=True)
    background = models.TextField(
        _("Why it was needed"), blank=True, help_text=_("Write one paragraph on each line.")
    )
    idea = models.TextField(_("Idea"), help_text=_("Write one paragraph on each line."))
    goals = models.TextField(_("Goals"), blank=True, help_text=ONE_A_LINE)
    target_groups = models.TextField(_("For whom"), blank=True, help_text=ONE_A_LINE)
    strands = StreamField([("strand", Strand())], verbose_name=_("Themes of the work"), blank=True)
    measures = models.TextField(_("What the trial did"), blank=True, help_text=ONE_A_LINE)
    expected = models.TextField(_("What the trial hoped for"), blank=True, help_text=ONE_A_LINE)
    effects = StreamField([("effect", Effect())], verbose_name=_("What it hoped to change"), blank=True)
    results = StreamField(
        [("target", Target()), ("counts", CountTree())], verbose_name=_("Target and results"), blank=True
    )
    gains = models.TextField(_("What clients got"), blank=True, help_text=ONE_A_LINE)
    outputs = models.TextField(_("What the trial made"), blank=True, help_text=ONE_A_LINE)
    lessons = models.TextField(_("What was learnt"), blank=True, help_text=ONE_A_LINE)
    afterwards = models.TextField(_("What stayed after it"), blank=True, help_text=ONE_A_LINE)
    vision = models.TextField(_("What it dreamed of"), blank=True)
    open_question = models.TextField(_("A question that stayed open"), blank=True)

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
                PageChooserPanel("part_of", "content.ProgrammePage"),
                FieldPanel("regions"),
                FieldPanel("area"),
                FieldPanel("themes"),
                FieldPanel("organiser"),
                FieldPanel("partners"),
                FieldPanel("funder"),
                FieldRowPanel([FieldPanel("state_grant_eur"), FieldPanel("budget_eur")]),
                FieldPanel("figures"),
            ],
            heading=_("Facts"),
        ),
        time_and_successor(),
        MultiFieldPanel(
            [
                FieldPanel("background"),
                FieldPanel("idea"),
                FieldPanel("goals"),
                FieldPanel("target_groups"),
                FieldPanel("strands"),
                FieldPanel("measures"),
                FieldPanel("expected"),
                FieldPanel("effects"),
            ],
            heading=_("What the trial was"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("results_intro"),
                FieldPanel("results"),
                FieldPanel("gains"),
                FieldPanel("outputs"),
                FieldPanel("lessons"),
                FieldPanel("afterwards"),
                FieldPanel("vision"),
                FieldPanel("open_question"),
            ],
            heading=_("What came of it"),
        ),
        to_know_more(),
    ]
    search_fields = [
        *PublicPage.search_fields,
        *(
            kind(name)
            for name in (
                *("summary", "official_name", "places_searched", "organiser", "background", "idea", "goals"),
                *("measures", "outputs", "lessons"),
            )
            for kind in (index.SearchField, index.AutocompleteField)
        ),
        *map(
            index.SearchField,
            (
                *("target_groups", "expected", "strands", "effects", "partners", "money_searched"),
                *("results_intro", "results", "gains", "afterwards", "vision", "open_question"),
            ),
        ),
    ]
    page_description = _("One trial with its facts.")

    class Meta:
        verbose_name = _("trial")
        verbose_name_plural = _("trials")

    @property
    def shown_parent(self) -> Page | None:
        """Its project or programme, and what that is part of, by one question."""
        if self.part_of_id:
            self.part_of = ProgrammePage.objects.select_related("part_of").get(pk=self.part_of_id)
        return super().shown_parent

    @property
    def region_names(self) -> list[str]:
        """The regions, one by one, in the language of the moment; then the smaller area."""
        return [*regions_in_words(tuple(self.regions)), *self.areas]

    @property
    def areas(self) -> list[str]:
        """The smaller areas, one by one."""
        return [line.strip() for line in self.area.splitlines() if line.strip()]

    @property
    def region_links(self) -> list[tuple[str, str]]:
        """Each region's code and name: its list is one link away."""
        return named(tuple(self.regions), Region)

    @property
    def theme_links(self) -> list[tuple[str, str]]:
        """Each theme's code and name."""
        return named(tuple(self.themes), Theme)

    @property
    def not_known(self) -> list[str]:
        """What the papers do not tell of a trial that is over, in short sentences for its readers."""
        ordinary_page = ordinary(self)
        return [str(NOT_KNOWN[gap]) for gap in gaps_of(told_by(ordinary_page), is_over=self.is_ended)]

    def money_searched(self) -> str:
        """Who paid, under the words by which somebody asks for it, in the page's own language."""
        with translation.override(self.locale.language_code):
            grant = str(_("State grant")) if self.state_grant_eur else ""
            payers = ". ".join(part for part in (self.funder, grant) if part)
            return f"{_('Who paid')}: {payers}" if payers else ""

    def places_searched(self) -> str:
        """Regions and areas as the search finds them, in the page's own language."""
        with translation.override(self.locale.language_code):
            return " · ".join(self.region_names)


NOT_KNOWN = {
    Gap.FOR_WHOM: _("We do not know more exactly for whom the trial was."),
    Gap.WHAT_IT_DID: _("We do not know more exactly what was done in the trial."),
    Gap.OUTCOME: _("We do not know what came of the trial."),
}


def told_by(page: TrialPage) -> Told:
    """What a trial's page tells. A target with an unknown result says itself that it is unknown."""
    did = (page.measures, page.strands, page.outputs, page.results.blocks_by_name("counts"))
    came = (page.results, page.results_intro, page.gains, page.outputs, page.lessons, page.afterwards)
    return Told(for_whom=bool(page.target_groups), what_it_did=any(did), outcome=any(came))


def named(codes: tuple[str, ...], choices: type[models.TextChoices]) -> list[tuple[str, str]]:
    """Codes with their names; one that nobody knows is left out."""
    names = dict(choices.choices)
    return [(code, str(names[code])) for code in codes if code in names]
