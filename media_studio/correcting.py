"""Small corrections of a public story: an editor proposes, and only its storyteller's yes makes them public.

A correction is made from what is public, never from the draft. What the storyteller has written since is kept
as the newest version: it is not published by the yes, and gets the same correction where it says the same.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision
from wagtail.search import index

from content import consenting
from content.digest import digest_of
from content.models import Recording, StoryPage
from content.models.people_in import people_missing
from content.models.seals import is_sealed
from content.picture_drawing import draw_anew
from content.picture_editing import Edits
from content.recording_intake import copy_recording
from portal.accounts.models import User
from portal.kit import clock, text

from . import correctable, corrections, queries
from .models import Correction, Notice
from .models.notices import Kind
from .permissions import may_write
from .policy.corrections import is_small
from .refusals import AlreadyDecided, NotReady, Refused, Sealed

State = Correction.State
WORDS_LENGTH, NOTE_LENGTH = 1000, 200


@transaction.atomic
def propose(
    actor: User, *, story: StoryPage, part: str, seen: str, after: str, reason: str, note: str
) -> Correction:
    """A small change of one paragraph, the title, the summary, or of the words of a picture or recording.

    It waits for the storyteller's yes.
    `seen` is what the editor had before them. `note` is what readers will read under the story.
    """
    live = _locked(story)
    if not corrections.may_correct(actor, live):
        raise PermissionDenied
    if not corrections.is_at_rest(live):
        raise Refused(_("A newer version is on its way. Ask for the change there."))
    before = correctable.parts_of(live).get(part)
    if before is None or before != seen:
        raise AlreadyDecided(_("The story has changed. Look at it again."))
    after = correctable.as_stored(part, before, after)
    reason, note = _line(reason, WORDS_LENGTH), _line(note, NOTE_LENGTH).replace("\n", " ")
    _refuse_unfit(live, part, before, after, reason, note)
    _make_room(live)
    made = Correction.objects.create(
        story=live,
        by=actor,
        part=part,
        base_digest=digest_of(live),
        before=before,
        after=after,
        reason=reason,
        note=note,
    )
    if live.storyteller:
        Notice.objects.tell(live.storyteller, Kind.CORRECTION, story=live, by=actor, words=reason)
    return made


@transaction.atomic
def answer(actor: User, *, correction: Correction, yes: bool) -> Correction:
    """The storyteller's yes or no. With a yes exactly what was shown is public; with a no nothing changes.

    Gives the correction back as `OVERTAKEN`, with nothing changed, when the story is another one by now.
    """
    live, fresh = _locked(correction.story), _fresh(correction)
    if is_sealed(live) and live.storyteller_id == actor.pk:
        raise Sealed(live)
    if not may_write(actor, live):
        raise PermissionDenied
    if fresh.state != State.OPEN:
        raise AlreadyDecided(_("This correction does not wait for you any more."))
    if not corrections.may_be_said_yes_to(fresh, live):
        Notice.objects.settle(actor, live)
        return _end(fresh, State.OVERTAKEN, by=actor)
    if yes:
        _publish(actor, live, fresh)
    Notice.objects.settle(actor, live)
    return _end(fresh, State.ACCEPTED if yes else State.DECLINED, by=actor)


@transaction.atomic
def take_back(actor: User, *, correction: Correction) -> None:
    """The editor who proposed it does not want it any more."""
    live, fresh = _locked(correction.story), _fresh(correction)
    if fresh.by_id != actor.pk or not actor.is_active:
        raise PermissionDenied
    if fresh.state != State.OPEN:
        raise AlreadyDecided(_("The storyteller has answered already."))
    fresh.state, fresh.answered_at = State.TAKEN_BACK, clock.now()
    fresh.save(update_fields=["state", "answered_at"])
    Notice.objects.filter(person=live.storyteller, story=live, kind=Kind.CORRECTION, seen_at=None).update(
        seen_at=clock.now()
    )


def _publish(actor: User, live: StoryPage, correction: Correction) -> None:
    newest = queries.draft_of(live)
    has_draft = digest_of(newest) != digest_of(live)
    note = {"date": clock.today().isoformat(), "words": correction.note}
    thing = _said_anew(actor, live, correction)
    corrections.apply(live, correction, note, thing=thing)
    revision = live.save_revision(user=actor, changed=True)
    if people_missing(revision.as_object()):
        raise Refused(_("Somebody in the story said yes to the old words. Ask them first."))
    try:
        consenting.give_again(actor, page=live, revision=revision)
    except consenting.ConsentRefused as refusal:
        raise Refused(" ".join(refusal.messages)) from refusal
    Revision.objects.get(pk=revision.pk).publish(user=actor, skip_permission_checks=True)
    index.insert_or_update_object(StoryPage.objects.get(pk=live.pk))
    correction.revision = revision
    if has_draft:
        # What the storyteller wrote since is the newest version again, and knows of the correction.
        corrections.apply(newest, correction, note, thing=thing)
        newest.save_revision(user=actor, changed=True)


def _said_anew(actor: User, live: StoryPage, correction: Correction) -> tuple[int, int] | None:
    """A copy of the picture or recording with the new words: the old one is what somebody said yes to."""
    where = correctable.place_of(live, correction.part)
    thing = correctable.thing_at(live, where) if where else None
    if where is None or where.what == correctable.CAPTION or thing is None:
        return None
    after = correction.after
    if isinstance(thing, Recording):
        copy = copy_recording(thing, transcript=thing.transcript)
        facts: dict[str, Any] = {correctable.OF_THINGS[where.kind][where.what]: after}
        facts |= {"transcript_by": correction.by, "transcript_at": clock.now()}
        for name, value in facts.items():
            setattr(copy, name, value)
        copy.save(update_fields=list(facts))
        return thing.pk, copy.pk
    edits = Edits.from_plain(thing.edits)
    drawn = draw_anew(actor, picture=thing, edits=edits, alt=after, decorative=False, credit=thing.credit)
    return thing.pk, drawn.pk


def _refuse_unfit(live: StoryPage, part: str, before: str, after: str, reason: str, note: str) -> None:
    said: list[tuple[bool, Callable[[], str]]] = [
        (before == after or not after, lambda: _("Change something first.")),
        (not is_small(before, after), lambda: _("This is a large change. Ask the storyteller to write it.")),
        (not reason, lambda: _("Write why. The storyteller reads it.")),
        (not note, lambda: _("Write the note that readers will see.")),
    ]
    for is_so, words in said:
        if is_so:
            raise NotReady(words())
    changed = StoryPage.objects.get(pk=live.pk)
    people = list(correctable.people_shown_at(changed, part))
    correctable.put(changed, part, after)
    if people or people_missing(changed):
        raise Refused(_("Somebody said yes to these words. Ask the storyteller to change them."))


def _make_room(live: StoryPage) -> None:
    waiting = Correction.objects.select_for_update().filter(story=live, state=State.OPEN).first()
    if waiting is None:
        return
    if corrections.may_be_said_yes_to(waiting, live):
        raise AlreadyDecided(_("A correction waits already. One at a time."))
    _end(waiting, State.OVERTAKEN, by=None)


def _end(correction: Correction, state: Correction.State, *, by: User | None) -> Correction:
    correction.state, correction.answered_at = state, clock.now()
    correction.save(update_fields=["state", "answered_at", "revision"])
    kind = {
        State.ACCEPTED: Kind.CORRECTION_YES,
        State.DECLINED: Kind.CORRECTION_NO,
        State.OVERTAKEN: Kind.CORRECTION_OVER,
    }[state]
    if correction.by:
        Notice.objects.tell(correction.by, kind, story=correction.story, by=by)
    return correction


def _locked(story: StoryPage) -> StoryPage:
    return StoryPage.objects.select_for_update().get(pk=story.pk)


def _fresh(correction: Correction) -> Correction:
    return (
        Correction.objects.select_for_update(of=("self",)).select_related("by", "story").get(pk=correction.pk)
    )


def _line(words: str, length: int) -> str:
    return text.plain(words, max_length=length).strip()
