"""Editors make a newsletter: they pick what it tells, and ask storytellers whose yes is for the site."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.models import Page

from content import newsletter_yes
from content.consenting import ConsentRefused
from content.models import NewsletterIndexPage, NewsletterItem, NewsletterPage, StoryPage
from content.models.consents import needs_consent
from content.models.seals import is_sealed
from content.permissions import may_send_newsletters
from portal.accounts.models import User
from portal.kit import clock, text

from . import letters
from .models import NewsletterAsk, Notice
from .models.notices import Kind
from .permissions import may_write
from .policy.newsletters import Verdict
from .refusals import AlreadyDecided, NotReady, Refused, Sealed

TITLE_LENGTH, INTRO_LENGTH, WORDS_LENGTH = 120, 400, 300
State = NewsletterAsk.State


@transaction.atomic
def begin_newsletter(actor: User, *, language: str, title: str, intro: str = "") -> NewsletterPage:
    """A new one, which nobody else sees yet."""
    _check(actor)
    index = NewsletterIndexPage.objects.filter(locale__language_code=language).first()
    if index is None:
        raise Refused(_("There is no place for newsletters in this language."))
    Page.objects.select_for_update().get(pk=index.pk)
    index.refresh_from_db()
    taken = set(index.get_children().values_list("slug", flat=True))
    slug = next(str(number) for number in range(1, len(taken) + 2) if str(number) not in taken)
    made = NewsletterPage(slug=slug, live=False, locale=index.locale, owner=actor, **_words(title, intro))
    index.add_child(instance=made)
    made.save_revision(user=actor)
    return made


@transaction.atomic
def change_newsletter(actor: User, *, newsletter: NewsletterPage, title: str, intro: str) -> None:
    """Another name and greeting."""
    fresh = _locked(actor, newsletter)
    for name, value in _words(title, intro).items():
        setattr(fresh, name, value)
    fresh.draft_title = fresh.title
    fresh.save()
    fresh.save_revision(user=actor)


@transaction.atomic
def pick(actor: User, *, newsletter: NewsletterPage, page: Page, words: str = "") -> NewsletterItem:
    """The newsletter tells of this page. Refused without every yes that it needs. Twice is as once.

    Before a story stand an editor's words only where its teller was asked and saw them (`ask_teller`).
    """
    fresh = _locked(actor, newsletter)
    _check_language(fresh, page)
    Page.objects.select_for_update().get(pk=page.pk)
    if letters.verdict_on(fresh, page.specific) is not Verdict.MAY_BE_PICKED:
        raise Refused(_("This text may not be in the newsletter now."))
    if _line(words) and needs_consent(page.specific):
        raise Refused(_("Its storyteller has not seen your words. Leave them out."))
    return _add(fresh, page, words)


@transaction.atomic
def drop(actor: User, *, item: NewsletterItem) -> None:
    """The newsletter does not tell of it."""
    _locked(actor, item.newsletter)
    NewsletterItem.objects.filter(pk=item.pk).delete()


@transaction.atomic
def move(actor: User, *, item: NewsletterItem, by: int) -> None:
    """The piece stands so many places later; below nought earlier."""
    fresh = _locked(actor, item.newsletter)
    order = list(NewsletterItem.objects.filter(newsletter=fresh).values_list("pk", flat=True))
    if item.pk not in order:
        return
    at = order.index(item.pk)
    order.insert(max(at + by, 0), order.pop(at))
    for place, number in enumerate(order):
        NewsletterItem.objects.filter(pk=number).update(place=place)


@transaction.atomic
def ask_teller(
    actor: User, *, newsletter: NewsletterPage, story: StoryPage, words: str = ""
) -> NewsletterAsk:
    """The storyteller is asked whether this newsletter may tell of it, and sees what would be mailed."""
    fresh = _locked(actor, newsletter)
    _check_language(fresh, story)
    live = StoryPage.objects.select_for_update().get(pk=story.pk)
    if letters.verdict_on(fresh, live) is not Verdict.MAY_BE_ASKED:
        raise Refused(_("This cannot be asked now."))
    told = {"by": actor, "words": _line(words), "state": State.OPEN, "answered_at": None}
    asked, _new = NewsletterAsk.objects.update_or_create(newsletter=fresh, story=live, defaults=told)
    if live.storyteller:
        Notice.objects.tell(live.storyteller, Kind.NEWSLETTER_ASKED, story=live, by=actor)
    return asked


@transaction.atomic
def answer(actor: User, *, asked: NewsletterAsk, yes: bool, seen: str, later: bool = False) -> NewsletterAsk:
    """The storyteller's yes to exactly what was shown (`seen` is its digest), or no.

    The yes is for this newsletter. Only with `later` may later ones tell of the story without asking.
    """
    # The newsletter first, as every editor's act does: two never wait for each other.
    Page.objects.select_for_update().get(pk=asked.newsletter_id)
    story = StoryPage.objects.select_for_update().get(pk=asked.story_id)
    fresh = NewsletterAsk.objects.select_related("newsletter", "by").get(pk=asked.pk)
    if story.storyteller_id == actor.pk and is_sealed(story):
        raise Sealed(story)
    if not may_write(actor, story):
        raise PermissionDenied
    if fresh.state != State.OPEN or not letters.may_be_changed(fresh.newsletter):
        raise AlreadyDecided(_("This question does not wait for you any more."))
    if yes:
        _give(actor, fresh, story, seen, later)
    fresh.state, fresh.answered_at = State.YES if yes else State.NO, clock.now()
    fresh.save(update_fields=["state", "answered_at"])
    Notice.objects.filter(person=actor, story=story, kind=Kind.NEWSLETTER_ASKED, seen_at=None).update(
        seen_at=clock.now()
    )
    if fresh.by:
        kind = Kind.NEWSLETTER_YES if yes else Kind.NEWSLETTER_NO
        Notice.objects.tell(fresh.by, kind, story=story, by=actor)
    return fresh


@transaction.atomic
def ask_each_time(actor: User, *, story: StoryPage) -> None:
    """Every newsletter that comes asks first. What went out, or was said yes to by itself, stays."""
    newsletter_yes.end_later_newsletters(actor, page=story)


@transaction.atomic
def take_out(actor: User, *, story: StoryPage) -> None:
    """The yes holds for no newsletter any longer; on the site nothing changes."""
    newsletter_yes.take_newsletters_back(actor, page=story)


def _give(actor: User, asked: NewsletterAsk, story: StoryPage, seen: str, later: bool) -> None:
    try:
        newsletter_yes.give_newsletter(actor, page=story, newsletter=asked.newsletter, seen=seen, later=later)
    except ConsentRefused as refusal:
        raise Refused(" ".join(refusal.messages)) from refusal
    _add(asked.newsletter, story, asked.words)


def _add(newsletter: NewsletterPage, page: Page, words: str) -> NewsletterItem:
    last = NewsletterItem.objects.filter(newsletter=newsletter).aggregate(last=Max("place"))["last"]
    told = {"words": _line(words), "place": 0 if last is None else last + 1}
    return NewsletterItem.objects.get_or_create(newsletter=newsletter, page_id=page.pk, defaults=told)[0]


def _check(actor: User) -> None:
    if not may_send_newsletters(actor):
        raise PermissionDenied


def _check_language(newsletter: NewsletterPage, page: Page) -> None:
    if page.locale_id != newsletter.locale_id:
        raise Refused(_("This text is in another language."))


def _locked(actor: User, newsletter: NewsletterPage) -> NewsletterPage:
    _check(actor)
    Page.objects.select_for_update().get(pk=newsletter.pk)
    fresh = NewsletterPage.objects.get(pk=newsletter.pk)
    if not letters.may_be_changed(fresh):
        raise AlreadyDecided(_("This newsletter goes out already. It does not change any more."))
    return fresh


def _words(title: str, intro: str) -> dict[str, str]:
    name = text.plain(title, max_length=TITLE_LENGTH).replace("\n", " ")
    if not name:
        raise NotReady(_("Give the newsletter a name."))
    return {"title": name, "intro": text.plain(intro, max_length=INTRO_LENGTH)}


def _line(words: str) -> str:
    return text.plain(words, max_length=WORDS_LENGTH)
