"""Stories and news as lists show them, written once for all pages that show them.

Each is written from what the public may see, and goes as soon as its page, its yes or its picture is another.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from portal.kit.one_answer import one_answer
from portal.kit.page_changes import told_by
from portal.kit.remembered import remembered_many

from .models import NewsPage, StoryPage, TellablePage
from .models.consents import only_covered
from .models.framing import live_at, private
from .queries import other_stories

Seen = Callable[[list[int]], list[Any]]


def story_cards(numbers: Iterable[int], level: int) -> list[SafeString]:
    """The stories with these numbers, those that the public may see, as cards."""
    return _written("content/parts/story_card.html", numbers, _stories, level)


def lead_story(number: int) -> SafeString:
    """One story, large; nothing when the public may not see it."""
    return next(iter(_written("content/parts/lead_story.html", [number], _stories, 3)), SafeString())


def news_cards(numbers: Iterable[int], level: int) -> list[SafeString]:
    """News with these numbers, the house's and those of storytellers, as cards."""
    return _written("content/parts/news_card.html", numbers, _news, level)


def news_rows(numbers: Iterable[int]) -> list[SafeString]:
    """The same as rows of a list."""
    return _written("content/parts/news_row.html", numbers, _news, 2)


def write_ahead(page: TellablePage) -> None:
    """What the first reader of a page that was just published would wait for: the new list, the new card."""
    with translation.override(page.locale.language_code), one_answer():
        live_at(page.url_path)
        page.live_translations()
        if isinstance(page, StoryPage):
            story_cards([page.pk], 3)
            story_cards(other_stories(page), 3)


def _stories(numbers: list[int]) -> list[Any]:
    return _seen(StoryPage, numbers)


def _news(numbers: list[int]) -> list[Any]:
    return [*_seen(NewsPage, numbers), *_stories(numbers)]


def _seen(kind: type[TellablePage], numbers: list[int]) -> list[Any]:
    """Those that the public may see. All is asked of each page, so the query need not ask for its yes."""
    pages = kind.objects.live().exclude(private()).filter(pk__in=numbers).select_related("locale")
    return only_covered(pages)


def _written(template: str, numbers: Iterable[int], seen: Seen, level: int) -> list[SafeString]:
    def ask(wanted: list[int]) -> dict[int, SafeString]:
        with told_by(*(f"page:{number}" for number in wanted)):
            pages = {page.pk: page for page in seen(wanted)}
            return {
                number: render_to_string(template, {"page": pages[number], "level": level})
                if number in pages
                else SafeString()
                for number in wanted
            }

    found = remembered_many((template, level), numbers, ask)
    return [card for card in found.values() if card]
