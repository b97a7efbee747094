"""The fixed pages: home, the list of stories, and standard pages such as About."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from content.blocks.page_body import StandardBody
from content.tested_pages import statement_facts
from portal.kit.languages import FINNISH, reads_easy

from .news import NewsRows, StoryNumbers, story_numbers
from .public import PublicPage, list_panels, page_of
from .stories import StoryPage

STORIES_A_PAGE = 12


class HomePage(PublicPage):
    """The first page of one language: what this is, the newest story, the three doors, news."""

    lead = models.TextField(
        _("What this is"),
        max_length=300,
        help_text=_("Two short sentences: what this place is, and what one can do."),
    )

    door = ""
    is_shared = False
    template = "content/home.html"
    max_count_per_parent = 4  # one for each language
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "content.StoryIndexPage",
        "content.NewsIndexPage",
        "content.TrialIndexPage",
        "content.ServiceIndexPage",
        "content.EventIndexPage",
        "content.NewsletterIndexPage",
        "content.StandardPage",
    ]
    content_panels = [
        HelpPanel(content=_("Stories and news come here by themselves.")),
        *PublicPage.content_panels,
        FieldPanel("lead"),
    ]
    page_description = _("The first page of one language.")

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page at an address. What easy Finnish has not is looked for among the Finnish pages."""
        try:
            return super().route(request, path_components)
        except Http404:
            finnish = self._finnish_home() if path_components and reads_easy() else None
            if finnish is None:
                raise
            return finnish.route(request, path_components)

    def _finnish_home(self) -> Page | None:
        """None for the Finnish one itself: it was asked already."""
        locale = Locale.objects.filter(language_code=FINNISH).exclude(pk=self.locale_id).first()
        home = self.get_translation_or_none(locale) if locale else None
        return home.specific if home and home.live else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The newest story large, two more, and the newest news, all in this language."""
        stories = story_numbers(self.locale_id)[:4]
        return {
            **super().get_context(request, *args, **kwargs),
            "newest": stories[0] if stories else None,
            "more_stories": stories[1:],
            "news": NewsRows(self.locale_id)[:3],
        }


class StoryIndexPage(PublicPage):
    """All stories of one language, the newest first."""

    intro = models.TextField(
        _("Introduction"), max_length=300, blank=True, help_text=_("One or two short sentences.")
    )

    is_shared = False
    template = "content/story_index.html"
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["content.StoryPage"]
    content_panels = list_panels(PublicPage)
    page_description = _("The list of stories. One for each language.")

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        things = page_of(self._stories(), request, STORIES_A_PAGE)
        return {**super().get_context(request, *args, **kwargs), "stories": things}

    def _stories(self) -> StoryNumbers:
        if reads_easy():
            return story_numbers(self.locale_id)
        return StoryNumbers(("below", self.pk), lambda: StoryPage.shown().child_of(self))


class StandardPage(PublicPage):
    """A page of plain text: about us, privacy, accessibility, or any other."""

    class Section(models.TextChoices):
        """What the footer links to; each language has one of each."""

        ABOUT = "about", _("About us")
        PRIVACY = "privacy", _("Privacy")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")

    section = models.CharField(
        _("Which page the footer means by this"),
        max_length=20,
        blank=True,
        choices=Section.choices,
        help_text=_("Leave this empty, unless the footer links here."),
    )
    intro = models.TextField(
        _("Introduction"), max_length=400, blank=True, help_text=_("One or two short sentences.")
    )
    body = StreamField(StandardBody(), verbose_name=_("Text"), blank=True)

    door = ""
    template = "content/standard.html"
    parent_page_types: ClassVar[list[str]] = ["content.HomePage", "content.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["content.StandardPage"]
    content_panels = [
        HelpPanel(content=_("Write short sentences. Put a heading over every few paragraphs.")),
        *PublicPage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
        FieldPanel("section"),
    ]
    search_fields = [
        *PublicPage.search_fields,
        index.SearchField("intro"),
        index.AutocompleteField("intro"),
        index.SearchField("body"),
        index.AutocompleteField("body"),
    ]
    page_description = _("A page of text, such as About us.")

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """The accessibility statement has a page of its own."""
        if self.section == self.Section.ACCESSIBILITY:
            return "content/accessibility.html"
        return str(super().get_template(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The statement also tells of the tests, and whom to ask."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if self.section != self.Section.ACCESSIBILITY:
            return context
        changed = self.last_published_at
        return {
            **context,
            **statement_facts(),
            "changed_on": timezone.localdate(changed) if changed else None,
        }
