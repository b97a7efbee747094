"""Programmes and their projects: what a ministry or another owner wanted, and the trials under it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from content.blocks.programme_body import ProgrammeBody

from .public import PublicPage
from .twins import beside, finnish_of
from .undertakings import ONE_A_LINE, Undertaking, time_and_successor, to_know_more


class ProgrammePage(Undertaking):
    """A programme, or a project of one. Projects and trials say themselves what they are part of."""

    class Kind(models.TextChoices):
        """Where it stands in the tree."""

        PROGRAMME = "programme", _("Programme")
        PROJECT = "project", _("Project of a programme")

    kind = models.CharField(_("Kind"), max_length=10, choices=Kind.choices, default=Kind.PROGRAMME)
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("Part of this programme"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="projects",
        help_text=_("Only a project is part of a programme."),
    )
    sort = models.CharField(
        _("What it is"),
        max_length=120,
        blank=True,
        help_text=_("For example: a key project of the government."),
    )
    owner_name = models.CharField(_("Who owns it"), max_length=200, blank=True)
    coordinator = models.CharField(_("Who coordinates the trials"), max_length=200, blank=True)
    hashtag = models.CharField(_("Hashtag"), max_length=60, blank=True)
    goals = models.TextField(_("Goals"), blank=True, help_text=ONE_A_LINE)
    body = StreamField(ProgrammeBody(), verbose_name=_("Text"), blank=True)

    template = "content/programme.html"
    parent_page_types: ClassVar[list[str]] = ["content.TrialIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        HelpPanel(content=_("The page shows its projects and trials by itself. They name it as theirs.")),
        *PublicPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), PageChooserPanel("part_of", "content.ProgrammePage")]),
                FieldPanel("official_name"),
                FieldPanel("sort"),
                FieldPanel("owner_name"),
                FieldPanel("coordinator"),
                FieldPanel("hashtag"),
                FieldPanel("figures"),
            ],
            heading=_("Facts"),
        ),
        time_and_successor(),
        MultiFieldPanel(
            [FieldPanel("goals"), FieldPanel("body"), FieldPanel("results_intro")],
            heading=_("What it is about, and what came of it"),
        ),
        to_know_more(),
    ]
    search_fields = [
        *PublicPage.search_fields,
        *(
            kind(name)
            for name in ("summary", "official_name", "owner_name", "hashtag", "goals", "body")
            for kind in (index.SearchField, index.AutocompleteField)
        ),
        index.SearchField("results_intro"),
    ]
    page_description = _("A programme or one of its projects, with its trials.")

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def clean(self) -> None:
        """The tree stays three deep: a programme, its projects, their trials."""
        super().clean()
        if self.kind == self.Kind.PROGRAMME and self.part_of is not None:
            raise ValidationError(
                {"part_of": _("A programme is part of nothing. Choose that it is a project.")}
            )
        if self.part_of is not None and self.part_of.kind != self.Kind.PROGRAMME:
            raise ValidationError({"part_of": _("Choose a programme. A project has no projects.")})
        if self.kind == self.Kind.PROJECT and self.pk and self.projects.exists():
            raise ValidationError({"kind": _("This one has projects. It stays a programme.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page with the tree below it."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "branches": branches_of(self)}


@dataclass(frozen=True)
class Branch:
    """One project and its trials; without a project, the trials that belong straight to the programme."""

    project: ProgrammePage | None
    trials: list[Page]


def branches_of(programme: ProgrammePage) -> list[Branch]:
    """What stands below a programme or project, as far as anybody may read it: two questions in all."""
    trial: Any = programme.trials.model  # its file stands on this one
    here = ProgrammePage.objects.live().filter(beside(programme.locale_id)).exclude(programme.private)
    tops = {programme.pk, *finnish_of(ProgrammePage, [programme])}
    projects = list(here.filter(part_of__in=tops).order_by("path"))
    easy = finnish_of(ProgrammePage, [programme, *projects])
    below = trial.objects.live().filter(beside(programme.locale_id)).exclude(programme.private)
    parts = {programme.pk, *(project.pk for project in projects), *easy}
    trials = list(below.filter(part_of__in=parts).order_by("regions", "title"))
    part_of = {one.pk: easy.get(one.part_of_id, one.part_of_id) for one in trials}
    found = [Branch(None, [one for one in trials if part_of[one.pk] == programme.pk])]
    for project in projects:
        found.append(Branch(project, [one for one in trials if part_of[one.pk] == project.pk]))
    return [branch for branch in found if branch.project or branch.trials]
