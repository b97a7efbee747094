"""Services: what there is for whom, how one gets in, and what happens on the first visit."""

from collections.abc import Collection, Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Q, Value, When
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageQuerySet
from wagtail.search import index

from content import regions as region_list
from content import themes as theme_list
from content.blocks.service_parts import PathPart, VisitStep
from content.code_lists import CodesField
from content.regions import Region
from content.role_words import holds_contacts
from content.themes import Theme
from portal.kit import clock

from .public import PublicPage, list_panels, page_of
from .trials import TrialPage
from .twins import easier, listed
from .undertakings import ONE_A_LINE

SERVICES_A_PAGE = 24
A_PARAGRAPH_A_LINE = _("Write one paragraph on each line.")
OLDEST = 120
NO_CONTACTS = [
    _("Write the role alone, without a phone number or an e-mail address."),
    _("The mailbox for questions is with the organisation."),
]
FOR_EMPLOYERS = ("employer_summary", "employer_gets", "employer_cost", "employer_source")


class ServicePage(PublicPage):
    """One service: everything that somebody asks before the first visit."""

    class ForJob(models.TextChoices):
        """Whether having a job matters for getting in."""

        EITHER = "", _("For people with a job and without one")
        WITH = "yes", _("For people who have a job")
        WITHOUT = "no", _("For people who have no job")

    summary = models.TextField(_("In short"), max_length=400, help_text=_("At most three short lines."))
    is_example = models.BooleanField(_("An example, not a real place"), default=False)
    what = models.TextField(_("What it is"), help_text=A_PARAGRAPH_A_LINE)
    for_whom = models.TextField(_("For whom"), blank=True, help_text=ONE_A_LINE)
    get_in = models.TextField(_("How to get in"), blank=True, help_text=ONE_A_LINE)
    visit = StreamField([("step", VisitStep())], verbose_name=_("The first visit"), blank=True)
    path_read = StreamField([("part", PathPart())], verbose_name=_("The path, read by two"), blank=True)
    cost = models.TextField(_("What it costs"), blank=True, max_length=400)
    employer_summary = models.TextField(_("In short, for an employer"), blank=True, max_length=400)
    employer_gets = models.TextField(_("What an employer gets"), blank=True, help_text=ONE_A_LINE)
    employer_cost = models.TextField(
        _("What it costs an employer"), blank=True, max_length=600, help_text=ONE_A_LINE
    )
    employer_source = models.CharField(
        _("Where this is from"), blank=True, max_length=250, help_text=_("Whose words, and of which day.")
    )
    place = models.TextField(_("Where it is"), blank=True, max_length=400)
    hours = models.TextField(_("When it is open"), blank=True, max_length=400)
    access = models.TextField(_("Accessibility of the place"), blank=True, help_text=ONE_A_LINE)
    answers = models.CharField(
        _("Who answers"), max_length=150, blank=True, help_text=_("A role, never a person's name.")
    )
    organisation = models.ForeignKey(
        "content.Organisation",
        verbose_name=_("Organisation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="service_pages",
    )
    regions = CodesField(
        _("Regions"), choices=Region.choices, blank=True, help_text=_("None ticked means all of Finland.")
    )
    needs = CodesField(_("What it helps with"), choices=Theme.choices)
    for_job = models.CharField(
        _("Job"), max_length=3, blank=True, default=ForJob.EITHER, choices=ForJob.choices
    )
    youngest = models.PositiveSmallIntegerField(_("From which age"), null=True, blank=True)
    oldest = models.PositiveSmallIntegerField(_("To which age"), null=True, blank=True)
    last_checked = models.DateField(_("Last checked"), null=True, blank=True)
    next_check = models.DateField(_("Next check due"), null=True, blank=True)

    door = "find"
    pictures_in = "visit"
    template = "content/service.html"
    parent_page_types: ClassVar[list[str]] = ["content.ServiceIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        HelpPanel(content=_("Write as you would tell it to one person. Short sentences help.")),
        *PublicPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("is_example"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("what", "for_whom", "get_in", "visit", "path_read")],
            heading=_("What it is and how it goes"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("cost", "place", "hours", "access", "answers", "organisation")],
            heading=_("Practical things"),
        ),
        MultiFieldPanel([FieldPanel(name) for name in FOR_EMPLOYERS], heading=_("For an employer")),
        MultiFieldPanel(
            [
                FieldPanel("regions"),
                FieldPanel("needs"),
                FieldPanel("for_job"),
                FieldRowPanel([FieldPanel("youngest"), FieldPanel("oldest")]),
            ],
            heading=_("How it is found"),
        ),
        InlinePanel("trial_links", heading=_("Trials that used it"), label=_("Trial")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("last_checked"), FieldPanel("next_check")])], heading=_("Checked")
        ),
    ]
    search_fields = [
        *PublicPage.search_fields,
        *(
            kind(name)
            for name in ("summary", "what", "for_whom", "get_in", "employer_gets")
            for kind in (index.SearchField, index.AutocompleteField)
        ),
    ]
    page_description = _("One service: what, for whom, how to get in.")

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Refuses a next check before the last one, and a number or an address where a role is named."""
        super().clean_fields(exclude=exclude)
        refused, wrong = set(exclude or ()), {}
        if refused.isdisjoint({"last_checked", "next_check"}) and self._is_checked_backwards():
            wrong["next_check"] = [_("The next check is before the last one. Check both days.")]
        if "answers" not in refused and holds_contacts(self.answers):
            wrong["answers"] = NO_CONTACTS
        if wrong:
            raise ValidationError(wrong)

    def _is_checked_backwards(self) -> bool:
        return bool(self.last_checked and self.next_check and self.next_check < self.last_checked)

    @property
    def region_names(self) -> list[str]:
        """The regions in words, in the language of the moment; nothing for the whole country."""
        return region_list.in_words(tuple(self.regions))

    @property
    def only_region(self) -> str:
        """The code of its region, when it has just one."""
        return self.regions[0] if len(self.regions) == 1 else ""

    @property
    def first_need(self) -> str:
        """The code of what it helps with first; a new page has none yet."""
        return self.needs[0] if self.needs else ""

    @property
    def wish_query(self) -> str:
        """What the wish box is told ahead: topic, region and this service. A preview has no number yet."""
        about = {"about": self.pk} if self.pk else {}
        return urlencode({"theme": self.first_need, "region": self.only_region, **about})

    @property
    def need_names(self) -> list[str]:
        """What it helps with, in words."""
        return theme_list.in_words(tuple(self.needs))

    @property
    def is_overdue(self) -> bool:
        """Whether the day of the next check is past."""
        return self.next_check is not None and self.next_check < clock.today()

    @property
    def takes_questions(self) -> bool:
        """Whether a question from this page reaches somebody."""
        return self.organisation is not None and bool(self.organisation.mailbox)

    @cached_property
    def trials(self) -> list[TrialPage]:
        """The trials that used it and that anybody may read."""
        links = self.trial_links.select_related("trial")
        return easier([link.trial for link in links if link.trial.live])


class ServiceTrial(Orderable):
    """A trial that used a service."""

    service = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="trial_links")
    trial = models.ForeignKey(
        TrialPage, verbose_name=_("Trial"), on_delete=models.CASCADE, related_name="service_links"
    )

    panels = [FieldPanel("trial")]

    class Meta(Orderable.Meta):
        verbose_name = _("trial that used it")


class ServiceIndexPage(PublicPage):
    """The directory of one language: every service, by region and need."""

    intro = models.TextField(
        _("Introduction"), max_length=400, blank=True, help_text=_("Two or three short sentences.")
    )

    door = "find"
    is_shared = False
    template = "content/service_index.html"
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["content.ServicePage"]
    content_panels = list_panels(PublicPage)
    page_description = _("The directory of services. One for each language.")

    class Meta:
        verbose_name = _("directory of services")
        verbose_name_plural = _("directories of services")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of what fits the address: `?region=06&need=work`. An unknown code asks for nothing."""
        region = _known(request.GET.get("region"), Region.values)
        need = _known(request.GET.get("need"), Theme.values)
        found = listed(ServicePage.objects.live(), self).exclude(self.private)
        found = fitting(found, region=region, need=need)
        asked = {name: code for name, code in (("region", region), ("need", need)) if code}
        shown = page_of(nearest_first(found, region), request, SERVICES_A_PAGE)
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "found": shown,
            "groups": _groups(shown, region),
            "total": shown.paginator.count,
            "region": region,
            "need": need,
            "region_name": Region(region).label if region else "",
            "need_name": Theme(need).label if need else "",
            "regions": sorted(Region.choices, key=lambda choice: str(choice[1]).lower()),
            "needs": Theme.choices,
            "query": urlencode(asked) + "&" if asked else "",
        }


def fitting(found: PageQuerySet, *, region: str = "", need: str = "") -> PageQuerySet:
    """Services that are given in the region, or everywhere, and help with the need."""
    if region:
        found = found.filter(Q(regions__has=region) | Q(regions=()))
    return found.filter(needs__has=need) if need else found


def nearest_first(found: PageQuerySet, region: str) -> PageQuerySet:
    """By title; with a region, first what is given there alone or among others, then what is everywhere."""
    is_everywhere = Case(When(regions=(), then=1), default=0) if region else Value(0)
    return found.alias(is_everywhere=is_everywhere).order_by("is_everywhere", "title")


def _groups(shown: Iterable[ServicePage], region: str) -> list[dict[str, Any]]:
    """Those of the region under its name, then those of the whole country; no names without a region."""
    if not region:
        return [{"label": "", "services": list(shown)}]
    of_region = [service for service in shown if service.regions]
    everywhere = [service for service in shown if not service.regions]
    both = ((Region(region).label, of_region), (_("All of Finland"), everywhere))
    return [{"label": label, "services": services} for label, services in both if services]


def _known(code: str | None, codes: list[str]) -> str:
    return code if code in codes else ""
