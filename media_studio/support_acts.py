"""What supporters did, line by line, for the storyteller to see."""

import datetime

from django.db import transaction
from django.db.models import QuerySet

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock

from .beside_state import support_of
from .models import SupportAct

ONE_SITTING = datetime.timedelta(minutes=30)
WORDS_LENGTH = 2000


@transaction.atomic
def note_act(
    actor: User, *, story: StoryPage, act: SupportAct.Act, block_id: str = "", words: str = ""
) -> None:
    """One line for the storyteller. Typing on in the same place stays one line until it was seen."""
    support = support_of(actor, story)
    if support is None:
        return
    said = {"words": words[:WORDS_LENGTH], "at": clock.now()}
    if act in {SupportAct.Act.TYPED, SupportAct.Act.TRANSCRIBED}:
        since = clock.now() - ONE_SITTING
        same = support.acts.filter(story=story, act=act, block_id=block_id, at__gt=since, seen_at=None)
        if (last := same.first()) is not None:
            support.acts.filter(pk=last.pk).update(**said, revision_id=_newest(story))
            return
    support.acts.create(story_id=story.pk, act=act, block_id=block_id, revision_id=_newest(story), **said)


def note_visit(person: User, *, story: StoryPage) -> None:
    """A supporter looked at the draft: once a sitting. Nothing for anybody else."""
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
