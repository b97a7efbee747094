"""Saying yes to exactly what was shown, and taking the yes back. Only the storyteller does either."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision, TaskState

from portal.kit import clock
from portal.kit.text import plain

from .digest import digest_of, pictures_of, recordings_of
from .ledger import note_withdrawal
from .models import Consent, ConsentMissing, Picture, Recording, TellablePage
from .models.consents import Place, is_practice, is_tellable
from .models.planned import clear_day
from .models.seals import is_sealed
from .picture_sizes import drop_sizes
from .picture_viewing import is_public
from .purging import forget
from .recording_use import has_a_strange_recording, wordless, words_missing

__all__ = [
    "ConsentMissing",
    "ConsentRefused",
    "ShownChanged",
    "give",
    "give_again",
    "give_elsewhere",
    "revision_shown",
    "withdraw",
]

BYLINE_LENGTH = 80


class ConsentRefused(ValidationError):
    """The yes cannot be taken as it was sent. The message says why, in words for the storyteller."""


class ShownChanged(ConsentRefused):
    """What was shown is not what would be published: look again before saying yes."""

    def __init__(self) -> None:
        super().__init__(_("Your story has changed. Look at it again before you say yes."), code="changed")


def revision_shown(page: Page) -> Revision | None:
    """The version to say yes to: the one read in the newest review; without a review, the newest."""
    steps = TaskState.objects.filter(workflow_state__in=page.workflow_states.all())
    step = steps.order_by("-workflow_state_id", "-pk").select_related("revision").first()
    return step.revision if step else page.get_latest_revision()


@transaction.atomic
def give(
    actor: Any,
    *,
    page: Page,
    revision_id: int,
    byline: str,
    places: Iterable[str],
    supporters_named: str = "",
    helpers: Iterable[int] = (),
    not_before: datetime.datetime | None = None,
) -> Consent:
    """A yes to this version, under this byline, in these places. The byline is written into the version.

    With `not_before` it holds from that moment on: a story that is not public waits for it.

    So are the names of those who helped (`supporters_named`), or that there are none; `helpers` are the
    numbers of the same people, each of whom wishes to be named.

    Publishes nothing: `Revision.publish` of this version passes the guard from now on. The older yes ends,
    so a live page is not shown until the version is published; do both in one transaction.
    """
    fresh = own_page(actor, page)
    _refuse_closed(fresh)
    revision = revision_shown(fresh)
    if revision is None or revision.pk != revision_id:
        raise ShownChanged
    if not_before is not None:
        _check_day(fresh, not_before)
    shown = _with_names(fresh, revision, _checked_byline(byline), supporters_named)
    given = _record(actor, fresh, revision, shown, _checked_places(places), sorted(set(helpers)))
    given.not_before = not_before
    given.save(update_fields=["not_before"])
    return given


@transaction.atomic
def give_again(actor: Any, *, page: Page, revision: Revision) -> Consent:
    """A yes to a corrected version of what stands: the same byline, places and people.

    For a small correction that the storyteller was shown; no review had it. Refused without a standing yes.
    """
    fresh = own_page(actor, page)
    _refuse_closed(fresh)
    standing = Consent.objects.standing().filter(page_id=fresh.pk, storyteller=actor).first()
    if standing is None or str(revision.object_id) != str(fresh.pk):
        raise ShownChanged
    shown = _with_names(fresh, revision, standing.byline, getattr(fresh, "supporters_named", ""))
    given = _record(actor, fresh, revision, shown, standing.places, standing.helpers)
    given.newsletters.set(standing.newsletters.all())
    # Whoever wished not to be named any more stays unnamed.
    given.helpers_unnamed_at = standing.helpers_unnamed_at
    given.save(update_fields=["helpers_unnamed_at"])
    return given


def give_elsewhere(
    actor: Any, fresh: TellablePage, standing: Consent, *, places: Iterable[str], newsletters: Iterable[int]
) -> Consent:
    """The same yes in these places and newsletters. `fresh` is locked; what is public is not touched."""
    given = _record(actor, fresh, standing.revision, fresh, _checked_places(places), standing.helpers)
    given.newsletters.set(newsletters)
    given.not_before, given.helpers_unnamed_at = standing.not_before, standing.helpers_unnamed_at
    given.save(update_fields=["not_before", "helpers_unnamed_at"])
    return given


def _refuse_closed(page: Page) -> None:
    if is_sealed(page):
        raise ConsentRefused(_("You took this story back. Undo that first."), code="sealed")
    if is_practice(page):
        raise ConsentRefused(_("This is practice. It is never public."), code="practice")


def _record(
    actor: Any,
    fresh: TellablePage,
    revision: Revision | None,
    shown: TellablePage,
    places: list[str],
    helpers: list[int],
) -> Consent:
    pictures = _checked_pictures(actor, shown)
    recordings = _checked_recordings(shown)
    now = clock.now()
    Consent.objects.standing().filter(page_id=fresh.pk).update(replaced_at=now)
    consent = Consent.objects.create(
        page_id=fresh.pk,
        storyteller=actor,
        revision=revision,
        digest=digest_of(shown),
        byline=shown.byline,
        places=places,
        helpers=helpers,
        given_at=now,
    )
    consent.pictures.set(pictures)
    consent.recordings.set(recordings)
    log(fresh, "content.consent", user=actor, revision=revision, data={"consent": consent.pk})
    return consent


@transaction.atomic
def withdraw(actor: Any, *, page: Page) -> None:
    """Takes back the yes to this page and its translations: at once nothing of them is public.

    Also clears dates, ends readings that go on, empties search and caches, drops the sizes of pictures,
    and logs. Taking back twice changes nothing more.
    """
    fresh = own_page(actor, page)
    pages = this_and_translations(fresh)
    _end(actor, pages)
    # The line comes last but before the commit: one line too many only takes back what is taken back.
    note_withdrawal(page_ids=[each.pk for each in pages], translation_key=str(fresh.translation_key))


@transaction.atomic
def withdraw_again(pages: Iterable[TellablePage]) -> None:
    """The same after a restore, for pages of which the ledger says that they were taken back."""
    _end(None, list(pages))


def _end(actor: Any, pages: list[TellablePage]) -> None:
    consents = Consent.objects.filter(page__in=pages, withdrawn_at=None)
    pictures = list(Picture.objects.filter(consents__page__in=pages).distinct())
    consents.update(withdrawn_at=clock.now())
    for each in pages:
        _take_away(actor, each)
    drop_sizes(picture for picture in pictures if not is_public(picture))
    forget(pages)


def own_page(actor: Any, page: Page) -> TellablePage:
    """The page as it stands now, its row locked; refused to anybody but its storyteller."""
    specific = page.specific
    if not is_tellable(specific):
        raise PermissionDenied
    fresh: TellablePage = type(specific).objects.select_for_update().get(pk=page.pk)
    if not actor.is_active or actor.pk is None or fresh.storyteller_id != actor.pk or fresh.alias_of_id:
        raise PermissionDenied
    return fresh


def _check_day(page: TellablePage, day: datetime.datetime) -> None:
    if day <= clock.now():
        raise ConsentRefused(_("This time is over. Choose a later one."), code="day")
    if page.live:
        raise ConsentRefused(_("Your story is public now. A new version cannot wait for a day."), code="day")


def _checked_byline(byline: str) -> str:
    name = plain(byline, max_length=BYLINE_LENGTH).replace("\n", " ")
    if not name:
        raise ConsentRefused(_("Choose the name under which your story is shown."), code="byline")
    return name


def _checked_places(places: Iterable[str]) -> list[str]:
    chosen = sorted(set(places))
    if Place.SITE not in chosen or not set(chosen) <= set(Place.values):
        raise ConsentRefused(_("Choose where your story may be shown."), code="places")
    return chosen


def _checked_pictures(actor: Any, shown: TellablePage) -> list[Picture]:
    pictures: list[Picture] = pictures_of(shown)
    if any(not picture.is_house and picture.owner_id != actor.pk for picture in pictures):
        raise ConsentRefused(_("A picture in your story is not yours. Take it out first."), code="picture")
    return pictures


def _checked_recordings(shown: TellablePage) -> list[Recording]:
    if has_a_strange_recording(shown):
        raise ConsentRefused(
            _("A recording in your story is not yours. Take it out first."), code="recording"
        )
    if missing := wordless(shown):
        raise ConsentRefused(words_missing(missing), code="recording")
    recordings: list[Recording] = recordings_of(shown)
    return recordings


def _with_names(page: TellablePage, revision: Revision, byline: str, helped: str) -> TellablePage:
    # At once and without an end: a date that somebody else set must not hide or delay what was said yes to.
    # Nor are there words that only search engines and the name of a tab would show.
    unseen = {"seo_title": "", "search_description": ""}
    names = {"byline": byline} | ({"supporters_named": helped} if hasattr(page, "supporters_named") else {})
    revision.content |= names | {"go_live_at": None, "expire_at": None} | unseen
    revision.save(update_fields=["content"])
    return Revision.objects.get(pk=revision.pk).as_object()


def this_and_translations(page: TellablePage) -> list[TellablePage]:
    """The page, the same story in other languages by the same storyteller, and aliases of these."""
    kind = type(page)
    same_story = kind.objects.filter(translation_key=page.translation_key, storyteller_id=page.storyteller_id)
    return [*same_story, *kind.objects.filter(alias_of__in=same_story).exclude(pk__in=same_story)]


def _take_away(actor: Any, page: TellablePage) -> None:
    if state := page.current_workflow_state:
        state.cancel(user=actor)
    clear_day(page)
    fresh = type(page).objects.get(pk=page.pk)
    # Taking back is the storyteller's own right: it needs no right to publish.
    UnpublishPageAction(fresh, user=actor).execute(skip_permission_checks=True)
    log(fresh, "content.withdraw", user=actor)
