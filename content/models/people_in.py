"""The people in a story who are not its storyteller, and the yes of each."""

import datetime
from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.kit import clock
from portal.kit.languages import WRITTEN
from portal.kit.one_answer import announce, many
from portal.kit.page_changes import told_by

from ..recognising import digest_of_person, is_recognised
from .page_telling import update_and_tell

NOON = datetime.time(12)
SITE = "site"  # of `consents.Place`, which stands above this


class What(models.TextChoices):
    """What of a person is in a story."""

    NAME = "name", _("Name")
    FACE = "face", _("Face")
    VOICE = "voice", _("Voice")
    PLACE = "place", _("A place that tells who it is")


class How(models.TextChoices):
    """How the yes was given."""

    LINK = "link", _("By the link")
    SPOKEN = "spoken", _("By word of mouth")
    PAPER = "paper", _("On paper")


class PersonInQuerySet(models.QuerySet["PersonIn"]):
    """People in stories, asked for by what their yes is worth now."""

    def update(self, **values: Any) -> int:
        """As Django's own. Pages that are kept hear of it, as of every saving."""
        return update_and_tell(self, super().update, values)

    def counted(self) -> "PersonInQuerySet":
        """Those who are in the story now: not taken out of the list again."""
        return self.filter(removed_at=None)

    def standing(self) -> "PersonInQuerySet":
        """Those whose yes holds today: given, not taken back, not past its day."""
        in_time = Q(until=None) | Q(until__gte=clock.today())
        return self.counted().filter(in_time, given_at__isnull=False, withdrawn_at=None, declined_at=None)

    def missing(self) -> "PersonInQuerySet":
        """Those without whose yes the story is not public: not asked, not answered, no, back, or lapsed."""
        no = Q(given_at=None) | ~Q(withdrawn_at=None) | ~Q(declined_at=None)
        return self.counted().filter(no | Q(until__lt=clock.today()))


class PersonIn(models.Model):
    """Somebody who can be recognised in a story: what of them, where, until when, and their yes.

    The yes holds to `digest`: of what was asked, with the files of the pictures and the words shown.
    Nothing here is ever shown to the public.
    """

    page = models.ForeignKey(Page, verbose_name=_("page"), related_name="people_in", on_delete=models.CASCADE)
    name = models.CharField(_("what you call them"), max_length=80)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=12, choices=WRITTEN, default=settings.LANGUAGE_CODE)
    what = models.JSONField(_("what of them"), default=list)
    places = models.JSONField(_("places"), default=list)
    until = models.DateField(_("until"), null=True, blank=True)
    how = models.CharField(_("how"), max_length=8, choices=How.choices, default=How.LINK)
    pictures = models.ManyToManyField("content.Picture", related_name="people_in", blank=True)
    passage = models.TextField(_("the words about them"), blank=True, max_length=40_000)
    # Who heard the yes, or keeps the paper.
    witness = models.CharField(_("who heard it, or keeps the paper"), max_length=80, blank=True)
    question = models.TextField(_("what they ask first"), max_length=1000, blank=True)
    answer = models.TextField(_("what they were answered"), max_length=1000, blank=True)
    # SHA-256 of the key in the link; the key itself is kept nowhere.
    key_hash = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(default=clock.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_again_at = models.DateTimeField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = PersonInQuerySet.as_manager()

    class Meta:
        verbose_name = _("person in a story")
        verbose_name_plural = _("people in stories")
        default_permissions = ()
        indexes = [models.Index(fields=["page", "removed_at"])]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def last_day(self) -> datetime.datetime | None:
        """The noon of the last day, for saying it in words."""
        return timezone.make_aware(datetime.datetime.combine(self.until, NOON)) if self.until else None

    @property
    def said_no(self) -> bool:
        """Whether they said no, or took their yes back."""
        return self.declined_at is not None or self.withdrawn_at is not None

    @property
    def is_over(self) -> bool:
        """Whether the last day of the yes is past."""
        return self.until is not None and self.until < clock.today()

    @property
    def stands(self) -> bool:
        """Whether the yes holds today, to whatever it was said."""
        return self.given_at is not None and not self.said_no and not self.is_over

    def covers(self, page: Page) -> bool:
        """Whether the yes holds today to what this version of the page shows of the person, on this site."""
        return self.stands and SITE in self.places and self.digest == digest_of_person(self, page)


def people_missing(page: Page) -> list[PersonIn]:
    """Those without whose yes this version of the page may not be public.

    Who said no or took a yes back, or whose time is over, stops the story in every language. Who said no
    and is no longer on the list stops each version in which they still are.
    """
    told = many(PersonIn, [page.translation_key], _people_by_key)[page.translation_key] or []
    return [person for person in told if _stops(person, page)]


def announce_people(pages: Iterable[Page]) -> None:
    """Who is in these pages will be asked."""
    announce(PersonIn, [page.translation_key for page in pages])


def _people_by_key(keys: list[Any]) -> dict[Any, list[PersonIn]]:
    """Everybody who is in a page or in a translation of it, by the key of the translations."""
    found: dict[Any, list[PersonIn]] = {}
    told = PersonIn.objects.filter(page__translation_key__in=keys)
    told = told.annotate(told_in=F("page__translation_key"))
    with told_by(*(f"key:{key}" for key in keys)):
        people = list(told.prefetch_related("pictures").order_by("pk"))
    for person in people:
        found.setdefault(person.told_in, []).append(person)
    return found


def _stops(person: PersonIn, page: Page) -> bool:
    if person.removed_at is not None:
        return person.said_no and is_recognised(person, page)
    if person.page_id != page.pk:
        return person.said_no or (person.given_at is not None and person.is_over)
    return not person.covers(page)
