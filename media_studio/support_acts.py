"""What supporters did, line by line, for the storyteller to see."""

import datetime
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import QuerySet

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock

from .beside_state import support_of
from .models import SupportAct

ONE_SITTING = datetime.timedelta(minutes=30)
WORDS_LENGTH = 2000
LOOKED_AT = 500
COUNTED = {SupportAct.Act.TYPED, SupportAct.Act.TRANSCRIBED, SupportAct.Act.VISITED}


@dataclass(frozen=True)
class Line:
    """What was done last in a place, in words, and how many times since the first of the sitting."""

    act: SupportAct
    sentence: str
    times: int
    since: datetime.datetime


@transaction.atomic
def note_act(
    actor: User, *, story: StoryPage, act: SupportAct.Act, block_id: str = "", words: str = ""
) -> None:
    """One line for the storyteller. Each wording stays a line of its own: none is written over."""
    support = support_of(actor, story)
    if support is None:
        return
    support.acts.create(
        story_id=story.pk,
        act=act,
        block_id=block_id,
        words=words[:WORDS_LENGTH],
        at=clock.now(),
        revision_id=_newest(story),
    )


def note_visit(person: User, *, story: StoryPage) -> None:
    """A supporter opened the draft: each time is a line. Nothing for anybody else."""
    if person.pk != story.storyteller_id:
        note_act(person, story=story, act=SupportAct.Act.VISITED)


def note_presence(person: User, *, story: StoryPage) -> None:
    """A supporter listens on an open page. A line when no visit of the same sitting says so already."""
    if person.pk == story.storyteller_id or (support := support_of(person, story)) is None:
        return
    since = clock.now() - ONE_SITTING
    visits = support.acts.filter(story_id=story.pk, act=SupportAct.Act.VISITED, at__gt=since)
    if not visits.exists():
        note_act(person, story=story, act=SupportAct.Act.VISITED)


def acts_for(storyteller: User, *, story: StoryPage | None = None) -> "QuerySet[SupportAct]":
    """What this person's supporters did, the newest first."""
    acts = SupportAct.objects.filter(support__storyteller=storyteller)
    acts = acts.filter(story_id=story.pk) if story else acts
    found: QuerySet[SupportAct] = acts.select_related("support__supporter", "story")
    return found


def lines_for(storyteller: User, *, story: StoryPage | None = None, most: int) -> list[Line]:
    """The same for reading: what was done again in one place and sitting is one line that says how often."""
    lines: dict[tuple[object, ...], Line] = {}
    for act in acts_for(storyteller, story=story)[:LOOKED_AT]:
        place = (act.support_id, act.story_id, act.act, act.block_id, act.seen_at is None)
        above = lines.get(place)
        if act.act in COUNTED and above is not None and above.since - act.at < ONE_SITTING:
            lines[place] = replace(above, times=above.times + 1, since=act.at)
            continue
        if above is not None:
            lines[(*place, above.act.pk)] = above
            lines.pop(place)
        lines[place] = Line(act, sentence_of(act), 1, act.at)
    newest_first = sorted(lines.values(), key=lambda line: (line.act.at, line.act.pk), reverse=True)
    return newest_first[:most]


@transaction.atomic
def see_acts(actor: User, *, upto: datetime.datetime) -> None:
    """The storyteller has seen what their supporters did up to a moment."""
    new = SupportAct.objects.unseen().filter(support__storyteller=actor, at__lte=upto)
    new.update(seen_at=clock.now())


def sentence_of(act: SupportAct) -> str:
    """The line in words, in the language of whoever reads."""
    title = (act.story.draft_title or act.story.title) if act.story else ""
    return str(SupportAct.Act(act.act).label) % {"name": act.support.supporter, "title": title}


def _newest(story: StoryPage) -> int | None:
    return StoryPage.objects.values_list("latest_revision_id", flat=True).get(pk=story.pk)
