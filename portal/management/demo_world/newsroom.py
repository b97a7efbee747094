"""What goes on in the newsroom: ideas, wishes, who does what, the calendar; as newsroom.yaml says."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from content import marking_hard, wishing
from content.models import ServicePage
from content.paragraphs import paragraphs_of
from media_studio import assigning, ideas, occasions, wishes
from media_studio.models import Idea
from portal.kit import clock

from .people import person
from .texts import told


@transaction.atomic
def build() -> str | None:
    """Ideas in every state, a wish that waits, assignments given and open, and days relative to today."""
    if Idea.objects.exists():
        return None
    plan = told("newsroom")
    with translation.override("fi"):
        for item in plan["ideas"]:
            _bring(item)
        for item in plan["wishes"]:
            _wish(item)
        _find_hard()
        for item in plan["assignments"]:
            _assign(item)
        for item in plan["occasions"]:
            _plan(item)
    return f"{len(plan['ideas'])} ideas and {len(plan['assignments'])} assignments are in the newsroom."


def _bring(item: Mapping[str, str]) -> None:
    idea = ideas.bring_idea(person(item["by"]), title=item["title"], words=item["words"])
    if item["state"] == "kept":
        ideas.keep_idea(person("eeva"), idea=idea)
    elif item["state"] == "declined":
        ideas.decline_idea(person("eeva"), idea=idea, reason=item["reason"])


def _wish(item: Mapping[str, str]) -> None:
    wish = wishing.leave_wish(None, words=item["words"])
    if "title" in item:
        wishes.take_up_wish(person("eeva"), wish=wish, title=item["title"])


def _find_hard() -> None:
    """Three readers found the same paragraph of a service too hard."""
    service = ServicePage.objects.live().filter(locale__language_code="fi").order_by("pk").first()
    if service is None:
        return
    longest = max(paragraphs_of(service), key=lambda each: len(each.words))
    for _reader in range(3):
        marking_hard.mark_hard(None, page=service, digest=longest.digest)


def _assign(item: Mapping[str, Any]) -> None:
    terms = assigning.Terms(
        role=item["role"], due=_day(item["due"]), place=item.get("place", ""), note=item.get("note", "")
    )
    who = person(item["person"]) if "person" in item else None
    idea = Idea.objects.get(title=item["idea"])
    made = assigning.make_assignment(person("eeva"), idea=idea, terms=terms, person=who)
    if who is not None and item.get("begun"):
        assigning.begin_from(who, assignment=made)


def _plan(item: Mapping[str, Any]) -> None:
    begins, ends = (
        timezone.make_aware(datetime.datetime.combine(_day(item["day"]), datetime.time(hour)))
        for hour in item["hours"]
    )
    words = {name: item[name] for name in ("kind", "title", "place", "note")}
    plan = occasions.Plan(begins_at=begins, ends_at=ends, **words)
    occasions.plan_occasion(person("eeva"), plan=plan)


def _day(away: int) -> datetime.date:
    return clock.today() + datetime.timedelta(days=away)
