"""The main pages in easy Finnish: twins of the Finnish ones, with their facts and with words of their own."""

from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from content.models import (
    EventIndexPage,
    EventPage,
    HomePage,
    NewsIndexPage,
    NewsletterIndexPage,
    NewsPage,
    ProgrammePage,
    ServiceIndexPage,
    ServicePage,
    StandardPage,
    StoryIndexPage,
    TrialIndexPage,
    TrialPage,
)
from content.permissions import grant_editors
from portal.kit.languages import EASY, FINNISH

from . import stories, trials
from .links import with_links
from .texts import blocks, blocks_without_lists, lines, told

SECTIONS: dict[str, type[Page]] = {
    "stories": StoryIndexPage,
    "news": NewsIndexPage,
    "trials": TrialIndexPage,
    "services": ServiceIndexPage,
    "events": EventIndexPage,
    "newsletters": NewsletterIndexPage,
}
KINDS: dict[str, type[Page]] = {
    "programmes": ProgrammePage,
    "news": NewsPage,
    "trials": TrialPage,
    "services": ServicePage,
    "events": EventPage,
}
# What a twin says in its own words, or not at all: a long page does not become easy by staying long.
OWN_WORDS = {
    "programmes": ("goals", "body"),
    "trials": (
        *("background", "idea", "goals", "target_groups", "strands", "measures", "expected", "effects"),
        *("results_intro", "gains", "outputs", "lessons", "afterwards", "vision", "open_question"),
    ),
    "services": ("path_read",),
    "events": (),
    "news": (),
}

BLOCKS = {"milestones", "visit", "body", "results"}


@transaction.atomic
def build() -> str | None:
    """After everything else, because each twin belongs to a Finnish page."""
    if HomePage.objects.filter(locale__language_code=EASY).exists():
        return None
    Locale.objects.get_or_create(language_code=EASY)
    world = told("easy")
    _twin(HomePage.objects.get(locale__language_code=FINNISH), world["home"], slug=EASY)
    for name, kind in SECTIONS.items():
        index = _twin(kind.objects.get(locale__language_code=FINNISH), world["sections"][name])
        if kind is not StoryIndexPage:  # a draft is its storyteller's
            grant_editors(index)
    for name, text in world["standard"].items():
        page = StandardPage.objects.get(section=name, locale__language_code=FINNISH)
        grant_editors(_twin(page, {**text, "body": with_links(blocks(text["body"]), EASY)}))
    for name, kind in reversed(KINDS.items()):  # what leads to trials comes after them
        for key, text in world[name].items():
            page = kind.objects.get(slug=key, locale__language_code=FINNISH)
            _twin(page, dict.fromkeys(OWN_WORDS[name], "") | _fields(name, page, text))
    _tell(world["stories"])
    return f"{Page.objects.filter(locale__language_code=EASY).count()} pages are told in easy Finnish."


def _tell(texts: dict[str, Any]) -> None:
    """Each by its teller, with a reading and a yes of its own."""
    known = {item["key"]: item for item in told("stories")["stories"]}
    for key, text in texts.items():
        stories.tell({**known[key], "texts": {EASY: text}}, EASY)


def _twin(page: Any, words: dict[str, Any], *, slug: str = "") -> Any:
    twin = page.copy_for_translation(Locale.objects.get(language_code=EASY))
    for name, value in words.items():
        setattr(twin, name, value)
    twin.slug = slug or page.slug
    twin.first_published_at = page.first_published_at
    twin.save()
    twin.save_revision().publish()
    return type(twin).objects.get(pk=twin.pk)


def _fields(name: str, page: Any, text: dict[str, Any]) -> dict[str, Any]:
    """The words of yaml as the fields of a page: lists are lines, and some are blocks."""
    made = {
        key: lines(value) if key not in BLOCKS and isinstance(value, list) else value
        for key, value in text.items()
    }
    if "milestones" in text:
        made["milestones"] = _milestones(page, text["milestones"])
    if "results" in text:
        made["results"] = _results(page, made.pop("results_heading"), text["results"])
    if "visit" in text:
        made["visit"] = _visit(page, text["visit"])
    if name == "programmes" and "body" in text:
        made["body"] = [_way(*part) for part in blocks(text["body"])]
    if name == "news":
        made["body"] = with_links(blocks_without_lists(text["body"]), EASY)
    return made


def _results(page: Any, heading: str, names: list[Any]) -> list[tuple[str, Any]]:
    """The numbers of the Finnish page, each with an easier name."""
    facts = next(trial["facts"] for trial in told("trials")["trials"] if trial["key"] == page.slug)
    return trials.results(facts, {"results_heading": heading, "results": names}, FINNISH)


def _milestones(page: Any, sentences: list[str]) -> list[tuple[str, Any]]:
    dates = [block.value["date"] for block in page.milestones]
    rows = zip(dates, sentences, strict=True)
    return [("milestone", {"date": date, "words": words}) for date, words in rows]


def _visit(page: Any, steps: list[list[str]]) -> list[tuple[str, Any]]:
    """The steps with the pictures of the Finnish ones."""
    pictures = [block.value["picture"] for block in page.visit]
    rows = zip(steps, pictures, strict=True)
    return [("step", {"name": name, "text": text, "picture": shown}) for (name, text), shown in rows]


def _way(kind: str, value: Any) -> tuple[str, Any]:
    if kind != "way":
        return kind, value
    trials = TrialPage.objects.filter(locale__language_code=EASY)
    return kind, {**value, "trials": [trials.get(slug=key) for key in value["trials"]]}
