"""Consents: a storyteller's yes to exactly what was shown, under one name, in named places."""

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from portal.kit import clock
from portal.kit.one_answer import announce, many, once

from ..digest import announce_things, digest_of
from ..recording_use import wordless
from .page_telling import update_and_tell
from .people_in import PersonIn, announce_people, people_missing

AnyPage = TypeVar("AnyPage", bound=Page)


class ConsentMissing(PermissionDenied):
    """What would be shown is not what its storyteller said yes to."""


class Place(models.TextChoices):
    """Where a story may be shown, and where a person in it may be."""

    SITE = "site", _("This site")
    NEWSLETTER = "newsletter", _("The newsletter")
    PRINT = "print", _("On paper")
    PODCAST = "podcast", _("Podcast programs")


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Consents, asked for by what they are worth now."""

    def standing(self) -> "ConsentQuerySet":
        """Those that hold now: not taken back, not ended by a newer yes or by taking the page down."""
        return self.filter(withdrawn_at=None, replaced_at=None)

    def update(self, **values: Any) -> int:
        """As Django's own. Pages that are kept hear of it, as of every saving."""
        return update_and_tell(self, super().update, values)

    def for_now(self) -> "ConsentQuerySet":
        """Those that wait for no later day."""
        return self.filter(Q(not_before=None) | Q(not_before__lte=clock.now()))


class Consent(models.Model):
    """One yes. It covers a page only while the page's digest is the one that was shown."""

    page = models.ForeignKey(Page, verbose_name=_("page"), related_name="consents", on_delete=models.CASCADE)
    storyteller = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("storyteller"),
        related_name="consents",
        on_delete=models.PROTECT,
    )
    revision = models.ForeignKey(
        Revision, verbose_name=_("version"), related_name="+", null=True, on_delete=models.SET_NULL
    )
    digest = models.CharField(_("digest of what was shown"), max_length=64)
    byline = models.CharField(_("byline"), max_length=80)
    places = models.JSONField(_("places"), default=list)
    pictures = models.ManyToManyField(
        "content.Picture", verbose_name=_("pictures"), related_name="consents", blank=True
    )
    recordings = models.ManyToManyField(
        "content.Recording", verbose_name=_("recordings"), related_name="consents", blank=True
    )
    # Of newsletters, only these may tell of it; with the place NEWSLETTER every other one may too.
    newsletters = models.ManyToManyField("content.NewsletterPage", related_name="+", blank=True)
    # The numbers of the people named as helpers by this yes, each by their own wish.
    helpers = models.JSONField(default=list, blank=True, editable=False)
    # One of them does not wish it any more: from then on the line with the names is shown to nobody.
    helpers_unnamed_at = models.DateTimeField(null=True, blank=True, editable=False)
    given_at = models.DateTimeField(_("given"), default=clock.now)
    replaced_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    # While the story waits for its day: nothing of it is public before.
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    # The waiting ended before anything was public, and the yes with it: its reading waits for a new yes.
    unplanned_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[Any] = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        permissions = [("see_consents", "Can read the register of consents")]
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=Q(withdrawn_at=None, replaced_at=None),
                name="one_standing_consent_for_a_page",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def stands(self) -> bool:
        """Whether it was neither taken back nor ended by a newer yes or by taking the page down."""
        return self.withdrawn_at is None and self.replaced_at is None

    def is_for_newsletter(self, newsletter: Page) -> bool:
        """Whether it holds for this one: by itself, or as for every later one."""
        return Place.NEWSLETTER in self.places or self.newsletters.filter(pk=newsletter.pk).exists()

    def is_for_any_newsletter(self) -> bool:
        """Whether there is a newsletter for which it holds."""
        return Place.NEWSLETTER in self.places or self.newsletters.exists()


def is_tellable(page: Page) -> bool:
    """Whether pages of this kind may tell somebody's story."""
    return hasattr(page, "storyteller_id")


def is_practice(page: Page) -> bool:
    """Whether somebody only tries the studio out with it. It is never public."""
    return bool(getattr(page, "is_practice", False))


def needs_consent(page: Page) -> bool:
    """Whether the page may be shown only with a yes: it has a storyteller, or has ever had a yes."""
    if not is_tellable(page):
        return False
    if page.always_needs_consent or page.storyteller_id:
        return True
    return page.pk is not None and bool(_consents_of(page.pk))


def is_covered(page: Page) -> bool:
    """Whether the public may see the page as it stands in `page`; pages without a storyteller are free.

    Its storyteller said yes to exactly this, and so did everybody else who is in it. No page is public with
    a recording whose words do not stand in writing, and no practice is. A yes for a later
    day covers nothing before.
    """
    # The page stands beside its answer: its number in memory is nobody else's while that is known.
    return once(("covered", id(page)), lambda: (page, _is_covered(page)))[1]


def _is_covered(page: Page) -> bool:
    if is_practice(page) or (is_tellable(page) and wordless(page)):
        return False
    if not needs_consent(page):
        return True
    given = yes_to(page)
    is_later = given is not None and given.not_before is not None and given.not_before > clock.now()
    return given is not None and not is_later and not people_missing(page)


def is_covered_in_newsletter(page: Page, newsletter: Page) -> bool:
    """Whether this newsletter may tell of the page: an excerpt is a publication of its own.

    Its storyteller's yes is for this newsletter, or for every one. Everybody in it said yes to newsletters.
    """
    if not is_covered(page):
        return False
    if not needs_consent(page):
        return True
    given = yes_to(page)
    if given is None or not given.is_for_newsletter(newsletter):
        return False
    return _everybody_says(page, Place.NEWSLETTER)


def is_covered_in_podcast(page: Page) -> bool:
    """Whether programs for podcasts may be told of the sound of the page: they save it, so a yes names them.

    So does the yes of everybody in it.
    """
    given = yes_to(page) if is_covered(page) else None
    return given is not None and Place.PODCAST in given.places and _everybody_says(page, Place.PODCAST)


def _everybody_says(page: Page, place: Place) -> bool:
    in_it = PersonIn.objects.counted().filter(page_id=page.pk)
    return all(place in each.places for each in in_it)


def yes_to(page: Page) -> Consent | None:
    """The storyteller's standing yes to exactly this version, also one for a later day."""
    if page.pk is None or not page.storyteller_id or page.alias_of_id or is_practice(page):
        return None
    given = _standing_for(page.pk)
    if given is None or given.storyteller_id != page.storyteller_id:
        return None
    return given if given.digest == digest_of(page) else None


def helpers_named(page: Page) -> str:
    """Those who helped, as the standing yes names them; nothing when one of them wishes it no more, or left.

    The storyteller sees a version before the yes with the names that were just chosen (`shows_names`).
    """
    names: str = getattr(page, "supporters_named", "")
    if not names or getattr(page, "shows_names", False):
        return names
    given = _standing_for(page.pk)
    if given is None or given.helpers_unnamed_at is not None:
        return ""
    here = get_user_model().objects.filter(pk__in=given.helpers, is_active=True).count()
    return names if here == len(given.helpers) else ""


def only_covered(pages: Iterable[AnyPage]) -> list[AnyPage]:
    """The live pages among these that the public may see. Every list, feed and search asks this last."""
    live = [page for page in pages if page.live]
    announce_pages(live)
    return [page for page in live if is_covered(page.specific)]


def announce_pages(pages: Iterable[Page]) -> None:
    """These pages will be looked at: in one answer all that decides about them comes together."""
    told = [page for page in pages if is_tellable(page)]
    announce(Consent, [page.pk for page in told])
    announce_people(told)
    announce_things(told)


def _consents_of(number: int) -> list[Consent]:
    """Every yes that was ever said to a page, also those that stand no more."""
    return many(Consent, [number], _consents_by_page)[number] or []


def _standing_for(number: int) -> Consent | None:
    """The yes that stands for a page. There is one at most: the database holds that."""
    return next((each for each in _consents_of(number) if each.stands), None)


def _consents_by_page(numbers: list[int]) -> dict[int, list[Consent]]:
    found: dict[int, list[Consent]] = {}
    for each in Consent.objects.filter(page_id__in=numbers).order_by("pk"):
        found.setdefault(each.page_id, []).append(each)
    return found


def had_a_consent() -> Exists:
    """For querysets of pages: somebody once said yes to it, standing or not."""
    return Exists(Consent.objects.filter(page_id=OuterRef("pk")))


def with_standing_consent() -> Q:
    """For querysets of pages with a storyteller: their yes stands, and nobody's in the story is missing."""
    standing = Consent.objects.standing().for_now()
    given = standing.filter(page_id=OuterRef("pk"), storyteller_id=OuterRef("storyteller_id"))
    return Q(Exists(given)) & ~Q(Exists(PersonIn.objects.missing().filter(page_id=OuterRef("pk"))))
