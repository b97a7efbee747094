"""The list of trials under their programmes, all of them or those of one region or theme."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from content.regions import Region
from content.themes import Theme

from .programme import ProgrammePage
from .public import PublicPage, list_panels
from .trials import TrialPage
from .twins import finnish_of, listed


@dataclass(frozen=True)
class Wanted:
    """What the address asks for. A code that nobody knows asks for nothing."""

    region: str = ""
    theme: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """What `?region=04&theme=work` asks for."""
        region, theme = query.get("region", ""), query.get("theme", "")
        return cls(region if region in Region.values else "", theme if theme in Theme.values else "")

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.region or self.theme)

    @property
    def in_words(self) -> list[str]:
        """The names of what is asked for."""
        named = (
            Region(self.region).label if self.region else "",
            Theme(self.theme).label if self.theme else "",
        )
        return [str(name) for name in named if name]

    def takes(self, trial: TrialPage) -> bool:
        """Whether a trial is among what is asked for."""
        return (not self.region or self.region in trial.regions) and (
            not self.theme or self.theme in trial.themes
        )


@dataclass
class Group:
    """The trials of one programme; without one, those that belong to none."""

    programme: ProgrammePage | None
    trials: list[TrialPage] = field(default_factory=list)

    @property
    def grants(self) -> int:
        """The state grants of these trials together."""
        return sum(trial.state_grant_eur or 0 for trial in self.trials)


class TrialIndexPage(PublicPage):
    """All trials of one language, by programme."""

    intro = models.TextField(
        _("Introduction"), max_length=400, blank=True, help_text=_("Two or three short sentences.")
    )

    is_shared = False
    template = "content/trial_index.html"
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["content.ProgrammePage", "content.TrialPage"]
    content_panels = list_panels(PublicPage)
    page_description = _("The list of trials. One for each language.")

    class Meta:
        verbose_name = _("list of trials")
        verbose_name_plural = _("lists of trials")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The trials that the address asks for under their programmes, and what else one can ask for."""
        wanted = Wanted.of(request.GET)
        trials = list(
            listed(TrialPage.objects.live(), self).exclude(self.private).order_by("regions", "title")
        )
        programmes = listed(ProgrammePage.objects.live(), self).exclude(self.private).order_by("path")
        found = [trial for trial in trials if wanted.takes(trial)]
        groups = by_programme(found, programmes)
        return {
            **super().get_context(request, *args, **kwargs),
            "groups": [group for group in groups if group.trials or not wanted],
            "wanted": wanted,
            "total": len(found),
            "regions": choices_in(Region, (trial.regions for trial in trials)),
            "themes": choices_in(Theme, (trial.themes for trial in trials)),
        }


def by_programme(trials: Iterable[TrialPage], programmes: Iterable[ProgrammePage]) -> list[Group]:
    """Trials under the programme at the top of their branch; those of none come last."""
    known = {programme.pk: programme for programme in programmes}
    easy = finnish_of(ProgrammePage, known.values())
    above = {pk: easy.get(one.part_of_id, one.part_of_id) for pk, one in known.items()}
    groups = {pk: Group(one) for pk, one in known.items() if _top(pk, above) == pk}
    others = Group(None)
    for trial in trials:
        part_of = easy.get(trial.part_of_id, trial.part_of_id)
        groups.get(_top(part_of, above) or 0, others).trials.append(trial)
    return [*groups.values(), *([others] if others.trials else [])]


def choices_in(choices: type[models.TextChoices], used: Iterable[tuple[str, ...]]) -> list[tuple[str, str]]:
    """Of a list of codes those that something has, so that nobody is led to an empty list."""
    found = {code for codes in used for code in codes}
    return [(code, str(label)) for code, label in choices.choices if code in found]


def _top(number: int | None, above: dict[int, int | None]) -> int | None:
    """The number of the programme at the top: a project's own programme, where anybody may read it."""
    if number not in above:
        return None
    return above[number] if above[number] in above else number
