"""The pages of events: one tells of an event in one language, the list tells of all."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, prefetch_related_objects
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, PageChooserPanel
from wagtail.models import PageQuerySet
from wagtail.search import index

from content.code_lists import CodesField
from content.event_policy import Door
from content.partial_dates import in_words
from content.regions import Region
from content.regions import in_words as regions_in_words
from content.themes import Theme
from portal.kit import clock
from portal.kit.languages import words_of

from .events import Event
from .public import PublicPage, list_panels, page_of
from .sign_ups import NOBODY, EventQuestion, SignUp
from .twins import easier, listed

PAST_A_PAGE = 12
PARAGRAPHS = _("Write one paragraph on each line.")


class EventPage(PublicPage):
    """One event in one language. Its days and its place are in the event itself."""

    event = models.ForeignKey(Event, verbose_name=_("Event"), on_delete=models.PROTECT, related_name="pages")
    summary = models.TextField(_("In short"), max_length=300, blank=True)
    about = models.TextField(_("What happens there"), blank=True, help_text=PARAGRAPHS)
    for_whom = models.TextField(_("For whom"), max_length=300, blank=True)
    cost = models.CharField(_("What it costs"), max_length=200, blank=True)
    getting_there = models.TextField(_("How to get there"), blank=True, help_text=PARAGRAPHS)
    regions: "models.Field[tuple[str, ...], tuple[str, ...]]" = CodesField(
        _("Regions"), choices=Region.choices, blank=True
    )
    themes = CodesField(_("What it helps with"), choices=Theme.choices, blank=True)
    trial = models.ForeignKey(
        "content.TrialPage",
        verbose_name=_("Trial"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("An invented event. The page says so.")
    )

    is_full = False  # the list says so where one can only wait for a place
    template = "content/event.html"
    parent_page_types: ClassVar[list[str]] = ["content.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        HelpPanel(content=_("Days, place and signing up are under Events. Choose the event here.")),
        *PublicPage.content_panels,
        FieldPanel("event"),
        *(FieldPanel(name) for name in ("summary", "about", "for_whom", "cost", "getting_there")),
        FieldPanel("regions"),
        FieldPanel("themes"),
        PageChooserPanel("trial"),
        FieldPanel("is_example"),
    ]
    search_fields = [
        *PublicPage.search_fields,
        *(
            kind(name)
            for name in ("summary", "about", "for_whom", "place_and_organiser")
            for kind in (index.SearchField, index.AutocompleteField)
        ),
    ]
    page_description = _("One event, in one language.")

    class Meta:
        verbose_name = _("event page")
        verbose_name_plural = _("events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The event, how its sign-up stands, and the questions that were answered in this language."""
        prefetch_related_objects([self.event], "days")
        shown = EventQuestion.State.SHOWN
        asked = self.event.questions.filter(state=shown, language=words_of(self.locale.language_code))
        return {
            **super().get_context(request, *args, **kwargs),
            "event": self.event,
            "days": list(self.event.days.all()),
            "sign_up": self.event.door,
            "questions": list(asked),
            "trial": easier([self.trial])[0] if self.trial is not None and self.trial.live else None,
        }

    @property
    def place_and_organiser(self) -> str:
        """Where it is and who holds it, for the search."""
        with translation.override(self.locale.language_code):
            places = dict.fromkeys((self.event.place_in_words, self.event.place))
            return " ".join([*places, self.event.address, self.event.organiser])

    @property
    def region_names(self) -> list[str]:
        """The names of its regions."""
        return regions_in_words(self.regions)

    @property
    def about_when(self) -> str:
        """The month or year, where no day is known."""
        return in_words(self.event.about_when)


class EventIndexPage(PublicPage):
    """All events of one language: what comes, the next first; then what has been, the newest first."""

    intro = models.TextField(
        _("Introduction"), max_length=300, blank=True, help_text=_("One or two short sentences.")
    )

    is_shared = False
    template = "content/event_index.html"
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["content.EventPage"]
    content_panels = list_panels(PublicPage)
    page_description = _("The list of events. One for each language.")

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What comes, and one page of what has been; of one region when the address asks for it."""
        pages = listed(EventPage.objects.live(), self).exclude(self.private).select_related("event")
        used = {code for codes in pages.values_list("regions", flat=True) for code in codes}
        region = request.GET.get("region", "")
        region = region if region in used else ""
        pages = pages.filter(regions__has=region) if region else pages
        next_ones, gone = list(coming(pages)), page_of(past(pages), request, PAST_A_PAGE)
        gone.object_list = list(gone.object_list)
        prefetch_related_objects([*next_ones, *gone.object_list], "event__days")
        mark_full(next_ones)
        return {
            **super().get_context(request, *args, **kwargs),
            "coming": next_ones,
            "past": gone,
            "region": region,
            "regions": [(code, str(name)) for code, name in Region.choices if code in used],
            "query": f"region={region}&" if region else "",
        }


def mark_full(pages: list[EventPage]) -> None:
    """Writes on each page whether one can only wait for a place, by one question for all of them."""
    limited = [
        page.event_id for page in pages if page.event.takes_sign_ups and page.event.capacity is not None
    ]
    counts = SignUp.objects.counted_by_event(limited) if limited else {}
    for page in pages:
        counted = counts.get(page.event_id, NOBODY)
        page.is_full = page.event.door_with(taken=counted.taken, waiting=counted.waiting) == Door.FULL


def coming(pages: PageQuerySet) -> PageQuerySet:
    """Those of the pages whose event is not over, the next first."""
    later = pages.exclude(event__until__lt=clock.today())
    return later.order_by(F("event__begins_on").asc(nulls_last=True), "pk")


def past(pages: PageQuerySet) -> PageQuerySet:
    """Those whose last day is gone, the newest first."""
    return pages.filter(event__until__lt=clock.today()).order_by("-event__begins_on", "pk")
