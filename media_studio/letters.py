"""What can be told of in a newsletter, and what waits for an answer."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page

from content.models import (
    Mailing,
    NewsletterItem,
    NewsletterPage,
    NewsPage,
    PersonIn,
    StandardPage,
    StoryPage,
    TrialPage,
)
from content.models.consents import Place, is_covered, yes_to
from content.models.newsletters import mailing_of, may_tell_of
from content.models.seals import sealed_numbers
from portal.accounts.models import User

from .models import NewsletterAsk
from .policy.newsletters import Answer, Facts, Verdict, verdict

KINDS: tuple[Any, ...] = (StoryPage, NewsPage, TrialPage, StandardPage)
MOST_OF_A_KIND = 20


@dataclass(frozen=True)
class Candidate:
    """A page that everybody reads, and what holds for it in one newsletter."""

    page: Page
    verdict: Verdict
    is_in_it: bool


@dataclass(frozen=True)
class ItemRow:
    """One piece of a newsletter as editors see it. Of what is not public any more not even the name."""

    item: NewsletterItem
    title: str
    is_shown: bool


def newsletters() -> QuerySet[NewsletterPage]:
    """All of them, the newest first."""
    return NewsletterPage.objects.select_related("locale", "mailing").order_by("-pk")


def may_be_changed(newsletter: NewsletterPage) -> bool:
    """Until it begins to go out."""
    return mailing_of(newsletter) is None


def candidates(newsletter: NewsletterPage, words: str = "") -> list[Candidate]:
    """Pages of the newsletter's language that everybody reads, the newest of each kind first."""
    picked = set(NewsletterItem.objects.filter(newsletter=newsletter).values_list("page_id", flat=True))
    found = []
    for kind in KINDS:
        pages = kind.shown().filter(locale_id=newsletter.locale_id, title__icontains=words)
        found += [
            Candidate(page, verdict_on(newsletter, page), page.pk in picked)
            for page in pages[:MOST_OF_A_KIND]
        ]
    return found


def candidate(newsletter: NewsletterPage, number: int) -> Page | None:
    """One page that a newsletter of this language could tell of; None for what nobody reads."""
    for kind in KINDS:
        page = kind.shown().filter(locale_id=newsletter.locale_id, pk=number).first()
        if page is not None:
            return page
    return None


def verdict_on(newsletter: NewsletterPage, page: Any) -> Verdict:
    """Whether it may be picked, or its storyteller asked."""
    is_story = isinstance(page, StoryPage)
    asked = NewsletterAsk.objects.filter(newsletter=newsletter, story=page.pk).first() if is_story else None
    people = PersonIn.objects.counted().filter(page_id=page.pk)
    return verdict(
        Facts(
            is_public=page.live and is_covered(page),
            is_covered=may_tell_of(newsletter, page),
            people_said_yes=all(Place.NEWSLETTER in each.places for each in people),
            can_be_asked=is_story,
            answer=Answer(asked.state) if asked else Answer.NONE,
        )
    )


def items_of(newsletter: NewsletterPage) -> list[ItemRow]:
    """What was picked, in its order."""
    rows = []
    for item in NewsletterItem.objects.filter(newsletter=newsletter).select_related("page"):
        page = item.page.specific
        is_read = page.live and is_covered(page)
        rows.append(ItemRow(item, page.title if is_read else "", may_tell_of(newsletter, page)))
    return rows


def asks_of(newsletter: NewsletterPage) -> list[NewsletterAsk]:
    """What was asked for it; nothing of what was taken back since."""
    asked = NewsletterAsk.objects.filter(newsletter=newsletter).exclude(story__in=sealed_numbers())
    return [one for one in asked.select_related("story") if one.story.live and is_covered(one.story)]


def asks_for(person: User) -> list[NewsletterAsk]:
    """The questions that wait for this storyteller."""
    asked = NewsletterAsk.objects.filter(story__storyteller=person, state=NewsletterAsk.State.OPEN)
    waiting = asked.exclude(story__in=sealed_numbers()).exclude(newsletter__mailing__isnull=False)
    return list(waiting.select_related("story", "newsletter"))


def mailings_of(story: StoryPage) -> list[Any]:
    """When newsletters told of the story by mail."""
    told = NewsletterItem.objects.filter(page=story.pk, mailed_at__isnull=False)
    return list(told.order_by("mailed_at").values_list("mailed_at", flat=True))


def is_for_newsletters(story: StoryPage) -> bool:
    """Whether its storyteller's yes stands for a newsletter, or for all."""
    given = yes_to(story)
    return given is not None and given.is_for_any_newsletter()


def is_for_later_newsletters(story: StoryPage) -> bool:
    """Whether its storyteller said yes to every later newsletter too."""
    given = yes_to(story)
    return given is not None and Place.NEWSLETTER in given.places


def counts_of(mailing: Mailing) -> dict[str, int]:
    """How many have it, and how many wait."""
    waits = mailing.newsletter.deliveries.filter(state="waits").count()
    return {"mailed": mailing.mailed, "waits": waits}
