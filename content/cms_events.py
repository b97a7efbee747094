"""Events in the CMS: their facts, who signed up, and questions that wait."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.admin.utils import label_for_field
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.messages import button
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from portal.kit.languages import EASY
from portal.kit.spreadsheet import Row, as_csv, name_of

from .models import Event, EventIndexPage, EventQuestion, SignUp
from .signing_up import how_many_hear, take_in_change, when_and_where


def page_links(event: Event, person: Any) -> list[tuple[str, str]]:
    """Where this person goes on from an event: to its pages, and where one is made in a language without."""
    pages = list(event.pages.select_related("locale"))
    lists = EventIndexPage.objects.exclude(locale__language_code=EASY).select_related("locale")
    missing = lists.exclude(locale__in=[page.locale_id for page in pages]).order_by("pk")
    return [
        *(_link(_("Its page"), "edit", page) for page in pages if _rights(page, person).can_edit()),
        *(
            _link(_("Make its page"), "add", index)
            for index in missing
            if _rights(index, person).can_add_subpage()
        ),
    ]


def _rights(page: Page, person: Any) -> Any:
    return page.permissions_for_user(person)


def _link(words: Any, view: str, page: Page) -> tuple[str, str]:
    """The address and its words, with the language."""
    parts = ["content", "eventpage", page.pk] if view == "add" else [page.pk]
    language = dict(settings.LANGUAGES)[page.locale.language_code]
    return reverse(f"wagtailadmin_pages:{view}", args=parts), f"{words}: {language}"


class LeadsToPages:
    """After an event was saved: whether readers see it, and the way to its pages."""

    request: HttpRequest
    object: Event

    def get_success_message(self, *args: Any) -> str:
        """What was done; where no page is public, also that readers do not see it yet."""
        done: str = super().get_success_message(*args)  # type: ignore[misc]
        if self.object.pages.filter(live=True).exists():
            return done
        not_yet = _("Readers see it when it has a public page.")
        return f"{done} {not_yet}"

    def get_success_buttons(self) -> list[Any]:
        """With each page, and each that is missing."""
        first: list[Any] = super().get_success_buttons()  # type: ignore[misc]
        return [*first, *(button(*link) for link in page_links(self.object, self.request.user))]


class EventCreateView(LeadsToPages, CreateView):
    """A new event has no page yet."""


class EventEditView(LeadsToPages, EditView):
    """Saving an event tells calendars and who signed up, and fills places that became free."""

    @property
    def header_more_buttons(self) -> list[Button]:
        """With the pages of the event, and those that are missing."""
        links = page_links(self.object, self.request.user)
        return [
            *super().header_more_buttons,
            *(Button(words, url=url, icon_name="doc-empty") for url, words in links),
        ]

    def get_form(self, form_class: Any = None) -> Any:
        """Beside the tick for calling off stands how many hear of it."""
        form = super().get_form(form_class)
        if number := how_many_hear(self.object):
            form.fields["is_called_off"].help_text = called_off_help(number)
        return form

    def save_instance(self) -> Event:
        """Everything at once or nothing."""
        with transaction.atomic():
            stored = Event.objects.select_for_update().get(pk=self.object.pk)
            before = when_and_where(stored)
            event: Event = super().save_instance()
            take_in_change(self.request.user, event=event, before=before)
        return event


def called_off_help(number: int) -> str:
    """What a tick at “Called off” does, for this many people."""
    words = ngettext(
        "Tick this and save: %(number)s person gets a mail at once.",
        "Tick this and save: %(number)s people get a mail at once.",
        number,
    )
    return words % {"number": number}


class EventViewSet(SnippetViewSet):
    """The facts of events. Their words are on pages."""

    model = Event
    icon = "calendar-alt"
    menu_label = _("Events")
    add_view_class = EventCreateView
    edit_view_class = EventEditView
    copy_view_enabled = False
    list_display = ("name", "called_off_in_words", "begins_on", "place", "people_in_words")
    list_filter = ("takes_sign_ups", "takes_questions", "is_called_off")
    ordering = ("-begins_on", "name")


def rows_of(people: QuerySet[SignUp]) -> list[Row]:
    """The list as it is taken along to the event."""
    heads = ("event", "state", "name", "email", "needs", "words", "language")
    first = [str(label_for_field(name, SignUp)) for name in heads]
    found = people.select_related("event").order_by("event", "state", "pk")
    return [first, *(_row(one) for one in found)]


def _row(one: SignUp) -> list[str]:
    state = one.get_state_display()
    return [one.event.name, state, one.name, one.email, one.needs_in_words(), one.words, one.language]


class SignUpIndexView(IndexView):
    """The list of those who come and wait; as a table to take away too."""

    @property
    def header_more_buttons(self) -> list[Button]:
        """With the table, of what the filters leave."""
        query = self.request.GET.copy()
        query["table"] = "csv"
        url = f"{self.request.path}?{query.urlencode()}"
        return [
            *super().header_more_buttons,
            Button(_("Download the list (CSV)"), url=url, icon_name="download"),
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or the table."""
        if request.GET.get("table") != "csv":
            return super().get(request, *args, **kwargs)
        answer = as_csv(rows_of(self.get_queryset()), name=name_of("sign-ups"))
        answer["Cache-Control"] = "private, no-store"
        return answer


class SignUpViewSet(SnippetViewSet):
    """Who signed up: read here, changed by nobody but the person."""

    model = SignUp
    icon = "group"
    menu_label = _("Sign-ups")
    index_view_class = SignUpIndexView
    inspect_view_enabled = True
    inspect_view_fields: ClassVar[list[str]] = [
        "event",
        "state",
        "name",
        "email",
        "needs_in_words",
        "words",
        "language",
        "made_at",
    ]
    copy_view_enabled = False
    list_display = ("name", "event", "state", "needs_in_words", "made_at")
    list_filter = ("event", "state")
    ordering = ("event", "pk")


class QuestionViewSet(SnippetViewSet):
    """Questions: read, answered, put on the page or put away."""

    model = EventQuestion
    icon = "help"
    menu_label = _("Questions")
    copy_view_enabled = False
    list_display = ("words", "event", "state", "made_at")
    list_filter = ("state", "event")
    ordering = ("-made_at",)
    panels: ClassVar[list[Any]] = [
        FieldPanel("event", read_only=True),
        FieldPanel("words"),
        FieldPanel("language", read_only=True),
        FieldPanel("answer"),
        FieldPanel("state"),
    ]


class EventsGroup(SnippetViewSetGroup):
    """All of it together in the menu."""

    items = (EventViewSet, SignUpViewSet, QuestionViewSet)
    menu_icon = "calendar-alt"
    menu_label = _("Events")
    menu_name = "events"
    menu_order = 260


def register() -> None:
    """Called once, when the CMS gathers its parts."""
    register_snippet(EventsGroup)
