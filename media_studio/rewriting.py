"""What the newsroom does with paragraphs that readers found too hard: each is answered once."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.hard_mail import tell_listeners
from content.models import HardParagraph
from content.models.consents import only_covered
from content.paragraphs import paragraph_of
from content.queries import shown_pages
from portal.accounts.models import User
from portal.kit import clock, text

from .permissions import may_work_in_newsroom
from .refusals import AlreadyDecided, NotReady

REASON_LENGTH = 500


@dataclass(frozen=True)
class ToRewrite:
    """A paragraph that waits, with its page; `words` is nothing when it has changed since it was marked."""

    task: HardParagraph
    page: Page
    words: str | None


def to_rewrite() -> list[ToRewrite]:
    """What readers found too hard and nobody has answered, most marked first. Of public pages only."""
    tasks = HardParagraph.objects.filter(closed_at=None).order_by("-marks", "made_at", "pk")
    return _with_words(list(tasks))


def one_to_rewrite(number: int) -> ToRewrite | None:
    """One of them; None when it is answered, or its page is not public now."""
    return next(iter(_with_words(list(HardParagraph.objects.filter(pk=number, closed_at=None)))), None)


@transaction.atomic
def answer_mended(actor: User, *, task: HardParagraph) -> HardParagraph:
    """The paragraph is easier now; who asked to hear gets one mail, and their addresses are gone.

    `NotReady` while the same words stand on the public page: a reader would be told what is not so.
    """
    fresh = _locked(actor, task)
    if paragraph_of(fresh.page.specific, fresh.digest) is not None:
        raise NotReady(_("The text is still the same. Change it first, and publish."))
    return _answered(fresh, actor, HardParagraph.Answer.MENDED, "")


@transaction.atomic
def answer_stays(actor: User, *, task: HardParagraph, reason: str) -> HardParagraph:
    """The paragraph stays as it is, because of `reason`: who asked to hear reads it."""
    why = text.plain(reason, max_length=REASON_LENGTH)
    if not why:
        raise NotReady(_("Write why it stays. Readers get it by mail."))
    return _answered(_locked(actor, task), actor, HardParagraph.Answer.STAYS, why)


def _with_words(tasks: list[HardParagraph]) -> list[ToRewrite]:
    if not tasks:
        return []
    numbers = {task.page_id for task in tasks}
    pages = {page.pk: page for page in only_covered(shown_pages().filter(pk__in=numbers).specific())}
    return [_task(task, pages[task.page_id]) for task in tasks if task.page_id in pages]


def _task(task: HardParagraph, page: Page) -> ToRewrite:
    found = paragraph_of(page, task.digest)
    return ToRewrite(task, page, found.words if found else None)


def _locked(actor: User, task: HardParagraph) -> HardParagraph:
    if not may_work_in_newsroom(actor):
        raise PermissionDenied
    fresh = HardParagraph.objects.select_for_update().filter(pk=task.pk, closed_at=None).first()
    if fresh is None:
        raise AlreadyDecided(_("Somebody has already answered this."))
    return fresh


def _answered(task: HardParagraph, actor: User, answer: HardParagraph.Answer, reason: str) -> HardParagraph:
    task.closed_at, task.closed_by, task.answer, task.reason = clock.now(), actor, answer, reason
    task.save(update_fields=["closed_at", "closed_by", "answer", "reason"])
    tell_listeners(task)
    return task
