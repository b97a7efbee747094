"""What the public side reads."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import translation
from wagtail.models import Locale, Page, Site
from wagtail.query import PageQuerySet

from portal.kit.languages import EASY, FINNISH, easy_address, reads_easy
from portal.kit.page_changes import told_by
from portal.kit.remembered import remembered

from .models import Consent, HomePage, Report, ServicePage, StoryPage, TellablePage, TrialPage
from .models.consents import Place, announce_pages
from .models.framing import frame_pages, kinds_of_parts, live_at, private
from .models.news import News, shown_stories, story_numbers
from .models.public import PublicPage
from .models.recordings import AUDIO
from .models.seals import sealed_numbers
from .models.twins import readable_in
from .picture_sizes import announce_printed
from .service_guide import Facts

OTHERS = 3


def section_urls(language: str) -> dict[str, str]:
    """The address of each part of the site in one language; parts without a live page are left out."""
    return remembered(("parts", language), lambda: _section_urls(language))


def _section_urls(language: str) -> dict[str, str]:
    kinds = kinds_of_parts()
    found = [(page.section or kinds[page.content_type_id], page.url) for page in frame_pages(language)]
    return {name: easy_address(url) if language == EASY else url for name, url in found}


def page_at(path: str) -> Page | None:
    """The live page at an address, in few questions; None where Wagtail's own way has to look.

    As Wagtail: below the home page of the language that is spoken, and only while that is live.
    """
    language = translation.get_language() or ""
    with told_by():
        sites = Site.get_site_root_paths()
    root = next((site.root_path for site in sites if site.language_code == language), None)
    if root is None or len({site.site_id for site in sites}) != 1:
        return None
    if all(page.url_path != root for page in frame_pages(language)):
        return None
    return live_at(f"{root}{path}")


def gather(page: Page) -> None:
    """Announces what a page shows beside itself, so that all of it is looked at together."""
    if not isinstance(page, PublicPage):
        return
    if isinstance(page, TellablePage):
        announce_printed(page)
    announce_pages([page])


def home_of(language: str) -> HomePage | None:
    """The first page of a language, when there is one."""
    return HomePage.objects.live().filter(locale__language_code=language).first()


def shown_pages() -> PageQuerySet:
    """Every page that anybody may read now. One with a storyteller and no consent is not among them.

    Whoever prints something of a page passes it through `only_covered` last: that compares digests.
    """
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return Page.objects.none()
    roots = Page.objects.filter(pk=site.root_page_id) | site.root_page.get_translations()
    pages = Page.objects.live().exclude(private()).filter(depth__gt=1)
    within = Page.objects.none()
    for root in roots:
        within = within | pages.descendant_of(root, inclusive=True)
    return within.exclude(pk__in=not_covered().values("pk"))


def not_covered() -> QuerySet[Page]:
    """Pages that say they are live, though no consent of their storyteller stands. There should be none."""
    found = Q(pk__in=[])
    for kind in TellablePage.__subclasses__():
        found |= Q(pk__in=kind.objects.live().exclude(pk__in=kind.shown().values("pk")).values("pk"))
    return Page.objects.filter(found)


def not_covered_among(numbers: Sequence[int]) -> set[int]:
    """The same among these pages alone, asked of each kind by itself: quick however many there are in all."""
    found: set[int] = set()
    for kind in TellablePage.__subclasses__():
        live = set(kind.objects.filter(pk__in=numbers, live=True).values_list("pk", flat=True))
        if live:
            found |= live - set(kind.shown().filter(pk__in=live).order_by().values_list("pk", flat=True))
    return found


def is_told(page: Page) -> bool:
    """Whether somebody tells the page: its words in another language are theirs to give."""
    return isinstance(page, StoryPage) or getattr(page, "storyteller_id", None) is not None


def told_by_others(person: Any) -> QuerySet[Page]:
    """Pages that somebody else tells, drafts and public ones."""
    found = Q(pk__in=[])
    for kind in TellablePage.__subclasses__():
        others = kind.objects.exclude(storyteller=None).exclude(storyteller=person)
        found |= Q(pk__in=others.values("pk"))
    return Page.objects.filter(found)


def newest_stories(language: str, how_many: int) -> QuerySet[StoryPage]:
    """The newest stories of one language."""
    locale = Locale.objects.filter(language_code=language).first()
    return shown_stories(locale.pk if locale else 0)[:how_many]


def stories_with_sound(language: str, how_many: int) -> QuerySet[StoryPage]:
    """Of the stories of one language, the newest whose yes covers a recording, and names the podcast.

    Whoever tells them on asks `is_covered_in_podcast` too: somebody else in a story has a say.
    """
    locale = Locale.objects.filter(language_code=language).first()
    said = Consent.objects.standing().filter(recordings__type=AUDIO).values_list("page_id", "places")
    heard = {number for number, places in said if Place.PODCAST in places}
    return shown_stories(locale.pk if locale else 0).filter(pk__in=heard)[:how_many]


def newest_news(language: str, how_many: int) -> list[TellablePage]:
    """The newest news of one language, the house's and those that storytellers tell."""
    locale = Locale.objects.filter(language_code=language).first()
    return News(locale_id=locale.pk if locale else 0)[:how_many]


def other_stories(story: StoryPage, how_many: int = OTHERS) -> list[int]:
    """What else one can read after this story, by number."""
    newest = story_numbers(story.locale_id)[: how_many + 1]
    return [number for number in newest if number != story.pk][:how_many]


def open_reports() -> QuerySet[Report]:
    """Reports that wait for an editor, the oldest first; none of what its storyteller or owner took back."""
    waiting = Report.objects.filter(handled_at__isnull=True).exclude(page__in=sealed_numbers())
    waiting = waiting.exclude(portfolio__name="")
    return waiting.select_related("page", "portfolio", "wish").order_by("made_at")


def service_at(number: int) -> ServicePage | None:
    """A service that anybody may read now."""
    found = shown_pages().filter(pk=number)
    return ServicePage.objects.filter(pk__in=found.values("pk")).select_related("organisation").first()


def services_of(trial: TrialPage) -> PageQuerySet:
    """The services that a trial used and that anybody may read, by name."""
    used = Q(locale_id=trial.locale_id, trial_links__trial=trial)  # an easy twin has the links of its page
    if reads_easy():
        used = readable_in(EASY) & Q(trial_links__trial__translation_key=trial.translation_key)
    return ServicePage.objects.live().exclude(private()).filter(used).order_by("title").distinct()


def guide_facts(language: str) -> list[Facts]:
    """What the guide knows of every service of one language."""
    names = ("translation_key", "pk", "path", "needs", "regions", "for_job", "youngest", "oldest")
    live = ServicePage.objects.live().exclude(private()).filter(readable_in(language))
    finnish = ServicePage.objects.filter(locale__language_code=FINNISH)
    places = dict(finnish.values_list("translation_key", "path"))
    return [Facts(pk, places.get(key, path), *rest) for key, pk, path, *rest in live.values_list(*names)]


def services_by_number(numbers: list[int]) -> dict[int, ServicePage]:
    """Some services, by their numbers."""
    return {page.pk: page for page in ServicePage.objects.live().filter(pk__in=numbers)}
