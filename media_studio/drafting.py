"""Writing a story: begin, save, hand in, pull back. Only the storyteller does these."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Revision

from content.models import Consent, NewsIndexPage, StoryIndexPage, StoryPage
from portal.accounts.models import User
from portal.kit import clock, text
from portal.kit.languages import words_now

from . import manuscript, picture_list, placing, queries
from .keeping_captions import unsaved_films
from .keeping_looks import unsaved_in
from .models import Notice, Telling
from .models.notices import Kind
from .models.tellings import Kind as StoryKind
from .models.tellings import Way
from .permissions import may_tell, may_write
from .policy import merging
from .policy.stages import IN_READING, Stage
from .refusals import AlreadyDecided, NotReady
from .spoken import not_ready, recordings_in
from .workflows import reading_workflow

KEPT_EVERY = datetime.timedelta(minutes=10)  # of one sitting, at least one version in ten minutes stays
TITLE_LENGTH = 120
SUMMARY_LENGTH = 400


@dataclass(frozen=True)
class Draft:
    """The three things that a storyteller writes."""

    title: str
    summary: str
    text: str


@dataclass(frozen=True)
class Saved:
    """The text is safe; `revision_id` is what the next save must have seen."""

    revision_id: int
    at: datetime.datetime


@dataclass(frozen=True)
class Conflict:
    """Somebody, or another window, saved in between. Nothing was overwritten; here are both texts."""

    revision_id: int
    mine: Draft
    stored: Draft


def written(story: StoryPage) -> Draft:
    """What the newest version of the story says."""
    return draft_in(queries.draft_of(story))


def draft_in(page: StoryPage) -> Draft:
    """What this version of a story says."""
    return Draft(title=page.title, summary=page.summary, text=manuscript.text_of(page.body))


@transaction.atomic
def begin_story(
    actor: User,
    *,
    title: str = "",
    kind: StoryKind = StoryKind.MY_PATH,
    way: Way = Way.PAGE,
    is_practice: bool = False,
) -> StoryPage:
    """A new story of the actor's own: a page that is not live, with its first version.

    Without a name it is called by its kind, in its own language. A news item is begun among the news.
    With `is_practice` it is for trying out, and can never leave the studio.
    """
    if not may_tell(actor):
        raise PermissionDenied
    index = _index(kind)
    title = text.plain(title, max_length=TITLE_LENGTH).replace("\n", " ") or _default_title(
        kind, index.locale
    )
    story = StoryPage(title=title, slug=uuid.uuid4().hex, live=False, owner=actor, storyteller=actor)
    story.is_practice = is_practice
    story.locale = index.locale
    index.add_child(instance=story)
    story.slug = _slug(story, title)
    story.save_revision(user=actor, log_action="wagtail.create")
    Telling.objects.create(story=story, kind=kind, way=way)
    return story


@transaction.atomic
def save_draft(
    actor: User,
    *,
    story: StoryPage,
    fields: Mapping[str, str],
    seen_revision: int | None,
    also_seen: Mapping[str, str] | None = None,
) -> Saved | Conflict:
    """Keeps `title`, `summary` and `text`; what is missing stays as it is. An empty title keeps the old one.

    `seen_revision` is the version that the writer had before them. When the stored text is another one,
    nothing is written and both texts come back. `also_seen` is a text that the writer sent before without
    hearing an answer: when it did arrive, it is no stranger's.
    """
    story = _own(actor, story)
    stored = written(story)
    mine = _draft(fields, stored)
    if mine == stored:
        return Saved(revision_id=story.latest_revision_id, at=clock.now())
    is_known = also_seen is not None and _draft(also_seen, stored) == stored
    if not is_known and not _is_same_text(story, seen_revision, stored):
        return Conflict(revision_id=story.latest_revision_id, mine=mine, stored=stored)
    page = queries.draft_of(story)
    page.title, page.summary = mine.title, mine.summary
    page.body = manuscript.body_of(mine.text, before=page.body)
    return keep(actor, page)


def keep(actor: User, page: StoryPage, *, makes_room: bool = True) -> Saved:
    """The page as a new version. An own version of the same ten minutes, nearly all of whose words are in
    the new one and that nobody refers to, makes room for it.
    """
    before = page.get_latest_revision()
    if page.first_published_at is None:
        page.slug = _slug(page, page.title)
    revision = page.save_revision(user=actor)
    telling = Telling.objects.of(page)
    makes_room = makes_room and actor.pk == page.storyteller_id  # each wording of a supporter stays
    if makes_room and before is not None and _makes_room(before, revision, telling):
        lost = len(merging.words_lost(_all_words(before), _all_words(revision)))
        Telling.objects.filter(pk=telling.pk).update(words_let_go=telling.words_let_go + lost)
        before.delete()
    else:
        Telling.objects.filter(pk=telling.pk).update(words_let_go=0)
    return Saved(revision_id=revision.pk, at=revision.created_at)


@transaction.atomic
def keep_version(actor: User, *, story: StoryPage, saved: Saved) -> None:
    """What was saved by a press of the storyteller's stays a version of its own, whatever is written next."""
    fresh = _own(actor, story)
    Telling.objects.filter(story=fresh).update(kept_version=saved.revision_id)


def has_words(page: StoryPage) -> bool:
    """Whether there is something to read or to hear in this version."""
    return bool(manuscript.text_of(page.body) or _has_captions(page) or recordings_in(page))


@transaction.atomic
def hand_in(actor: User, *, story: StoryPage, through_supporter: bool) -> None:
    """The newest version goes to be read: by a supporter first if so chosen, then by the media team."""
    story = _own(actor, story)
    _refuse_on_its_way(story)
    if not queries.is_said_who_is_in(story):
        raise NotReady(_("Say first who else is in your story."))
    page = queries.draft_of(story)
    if not has_words(page):
        raise NotReady(_("Your story has no text yet. Write something first."))
    _refuse_unsaved(story)
    _refuse_unready(page)
    supporters = queries.supporters_of(story) if through_supporter else []
    if through_supporter and not supporters:
        raise NotReady(_("You have no supporter now. Hand in straight to the media team."))
    if state := story.current_workflow_state:
        state.cancel(user=actor)
    by_two = queries.is_read_by_two(story)
    reading_workflow(through_supporter=through_supporter, by_two=by_two).start(story, user=actor)
    Telling.objects.filter(story=story).update(proposed_for=None, proposed_by=None)
    Notice.objects.settle(actor, story)
    for person in supporters:
        Notice.objects.tell(person, Kind.ASKED_TO_READ, story=story, by=actor)


@transaction.atomic
def take_back_handing_in(actor: User, *, story: StoryPage) -> None:
    """The storyteller pulls the story back from reading; the text stays theirs to write."""
    story = _own(actor, story)
    state = story.current_workflow_state
    if state is None:
        raise AlreadyDecided(_("Nobody is reading your story now."))
    state.cancel(user=actor)


def _refuse_on_its_way(story: StoryPage) -> None:
    if story.is_practice:
        raise NotReady(_("This is practice. It is never handed in."))
    stage = queries.stage(story)
    if stage in IN_READING:
        raise AlreadyDecided(_("Your story is already being read."))
    if stage is Stage.PLANNED:
        raise AlreadyDecided(_("Your story waits for its day. End that first."))


def _refuse_unsaved(story: StoryPage) -> None:
    """Nobody would read what is not saved, or see a cover; and each picture is described, or decoration."""
    if unsaved_in(story, picture_list.pictures_in(story)):
        raise NotReady(_("A picture has changes that you have not saved. Save them first."))
    if picture_list.without_words(story):
        raise NotReady(_("A picture waits for your words. Tell what it shows."))
    if unsaved_films(story):
        raise NotReady(_("A video has captions that you have not saved. Save them first."))


def _refuse_unready(page: StoryPage) -> None:
    """A reader hears every recording; what is said in it may be written down later, by a reader too."""
    waiting = not_ready(page)
    refused = [spoken.recording for spoken in waiting if spoken.recording.refused]
    if any(recording.is_film for recording in refused):
        raise NotReady(_("A video could not be taken. Take it out first."))
    if refused:
        raise NotReady(_("A recording could not be taken. Take it out first."))
    if any(spoken.recording.is_film for spoken in waiting):
        raise NotReady(_("We still prepare a video. Hand in a little later."))
    if waiting:
        raise NotReady(_("We still prepare a recording. Hand in a little later."))


def _has_captions(page: StoryPage) -> bool:
    """A story told in pictures may have all its words under them."""
    pictures = placing.blocks_of(page.body, manuscript.PICTURE)
    return any(block["value"].get("caption") for block in pictures)


def _own(actor: User, story: StoryPage) -> StoryPage:
    """The story as it stands now, its row locked; refused to anybody but its storyteller."""
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write(actor, fresh):
        raise PermissionDenied
    return fresh


def _draft(fields: Mapping[str, str], stored: Draft) -> Draft:
    title = text.plain(fields.get("title", ""), max_length=TITLE_LENGTH).replace("\n", " ")
    summary = text.plain(fields.get("summary", stored.summary), max_length=SUMMARY_LENGTH)
    # Through the blocks and back, so that two ways to write the same thing are the same.
    body = manuscript.body_of(fields.get("text", stored.text), before=[])
    return Draft(title=title or stored.title, summary=summary, text=manuscript.text_of(body))


def _is_same_text(story: StoryPage, seen_revision: int | None, stored: Draft) -> bool:
    """Whether the version that was seen is the newest, or says the same (only the picture changed, say)."""
    if seen_revision == story.latest_revision_id:
        return True
    seen = story.revisions.filter(pk=seen_revision).first()
    return seen is not None and draft_in(seen.as_object()) == stored


def _makes_room(old: Revision, new: Revision, telling: Telling) -> bool:
    def slot(revision: Revision) -> int:
        return int(revision.created_at.timestamp() // KEPT_EVERY.total_seconds())

    return (
        old.user_id == new.user_id
        and slot(old) == slot(new)
        and telling.kept_version != old.pk
        and merging.may_be_one(_all_words(old), _all_words(new), lost_already=telling.words_let_go)
        and not old.task_states.exists()
        and not Consent.objects.filter(revision_id=old.pk).exists()
    )


def _all_words(revision: Revision) -> str:
    draft = draft_in(revision.as_object())
    return "\n".join((draft.title, draft.summary, draft.text))


def _index(kind: StoryKind) -> NewsIndexPage | StoryIndexPage:
    """Where a story of this kind begins: in the language of the studio; easy Finnish begins in Finnish."""
    model: type[NewsIndexPage | StoryIndexPage] = NewsIndexPage if kind == StoryKind.NEWS else StoryIndexPage
    indexes = model.objects.live()
    found = indexes.filter(locale__language_code=words_now()).first() or indexes.first()
    if found is None:
        raise NotReady(_("There is no place for stories yet. Tell the media team."))
    return found


def _default_title(kind: StoryKind, locale: Locale) -> str:
    with override(locale.language_code):
        return str(StoryKind(kind).label)


def _slug(story: StoryPage, title: str) -> str:
    """From the present title, with a number that makes it the only one."""
    return f"{slugify(title)[:60].strip('-') or 'story'}-{story.pk}"
