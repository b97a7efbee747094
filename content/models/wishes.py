"""Wishes and barriers: what readers wish for, and where they got stuck. No account is needed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from content.regions import Region
from content.themes import Theme
from portal.kit import clock

from .hearing_back import HearsBack

WORDS_LENGTH = 1000
ANSWER_LENGTH = 1000
OWNER_LENGTH = 120
REASON_LENGTH = 300
HEADING_LENGTH = 100
ANSWER_DAYS = 30  # from the day on which it is shown
REMINDER_DAYS = 7  # so long before the last day somebody is reminded


class WishQuerySet(models.QuerySet["Wish"]):
    """Wishes, by where they are on their way."""

    def waiting(self) -> "WishQuerySet":
        """Those that nobody has looked at, the oldest first."""
        return self.filter(handled_at=None).order_by("made_at", "pk")

    def shown(self) -> "WishQuerySet":
        """Those that anybody may read, the newest first."""
        return self.filter(shown_at__isnull=False, taken_down_at=None).order_by("-shown_at", "-pk")

    def unanswered(self) -> "WishQuerySet":
        """Those of them that have no answer, the one that is due first first."""
        return self.shown().filter(state="").order_by("answer_due", "pk")


class Wish(HearsBack):
    """One wish or barrier. The newsroom reads it first; what readers see is `shown_words` alone."""

    class Kind(models.TextChoices):
        """What somebody says with it."""

        WISH = "wish", _("I wish")
        STUCK = "stuck", _("I got stuck here")

    class State(models.TextChoices):
        """What the owner answers."""

        WAITS = "", _("Waits for an answer")
        PLANNED = "planned", _("Planned")
        CHANGED = "changed", _("Changed now")
        NOT_POSSIBLE = "not possible", _("Not possible")

    kind = models.CharField(_("what it is"), max_length=6, choices=Kind.choices, default=Kind.WISH)
    # One of each and not several: a short form is answered, a long one is not.
    region = models.CharField(_("region"), max_length=2, choices=Region.choices, blank=True)
    theme = models.CharField(_("topic"), max_length=20, choices=Theme.choices, blank=True)
    about = models.ForeignKey(
        "content.ServicePage",
        verbose_name=_("service"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_example = models.BooleanField(_("an example, not from a reader"), default=False)
    # What the reader wrote. Nobody but the newsroom reads it; erased some time after somebody handled it.
    words = models.TextField(_("wish"), max_length=WORDS_LENGTH, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    shown_words = models.TextField(_("words that readers see"), max_length=WORDS_LENGTH, blank=True)
    is_changed = models.BooleanField(default=False)
    shown_at = models.DateTimeField(null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)
    answer_due = models.DateField(null=True, blank=True)
    state = models.CharField(_("answer"), max_length=12, choices=State.choices, blank=True)
    owner = models.CharField(_("who answers"), max_length=OWNER_LENGTH, blank=True)
    answer = models.TextField(_("answer in words"), max_length=ANSWER_LENGTH, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[WishQuerySet] = WishQuerySet.as_manager()  # type: ignore[assignment]
    wagtail_reference_index_ignore = True  # wishes come at any time; nothing of it is work for the queue

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        default_permissions = ()
        ordering = ["made_at"]
        indexes = [models.Index(fields=["language", "-shown_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_at=None) | ~Q(shown_words=""), name="a_shown_wish_has_words"
            ),
            models.CheckConstraint(
                condition=Q(state="", answer="", answered_at=None)
                | (~Q(state="") & ~Q(answer="") & Q(answered_at__isnull=False)),
                name="a_wish_is_answered_in_words",
            ),
        ]

    @property
    def is_shown(self) -> bool:
        """Whether anybody may read it now."""
        return self.shown_at is not None and self.taken_down_at is None

    @property
    def heading(self) -> str:
        """Its first words, for headings and links."""
        return str(Truncator(" ".join(self.shown_words.split())).chars(HEADING_LENGTH))

    @property
    def first_words(self) -> str:
        """The same for the newsroom, also before anybody else reads it."""
        words = self.shown_words or self.words
        return str(Truncator(" ".join(words.split())).chars(HEADING_LENGTH))

    @property
    def is_long(self) -> bool:
        """Whether the heading holds only a part of it."""
        return self.heading != self.shown_words

    @property
    def why_taken_down(self) -> str:
        """The reason that was given last."""
        last = self.steps.filter(act=WishStep.Act.TAKEN_DOWN).last()
        return last.words if last else ""

    @cached_property
    def place_and_topic(self) -> list[str]:
        """The region and the topic in words; what was left open is left out."""
        known = (
            self.get_region_display() if self.region else "",
            self.get_theme_display() if self.theme else "",
        )
        return [str(name) for name in known if name]

    def get_absolute_url(self) -> str:
        """Its own page, while it is shown."""
        return reverse("content:wish_shown", args=[self.pk])


class WishStep(models.Model):
    """One line of a wish's log: who decided what, and why. It holds nothing of what the reader wrote."""

    class Act(models.TextChoices):
        """What somebody did with it."""

        SHOWN = "shown", _("Shown to everybody")
        WORDS_CHANGED = "words", _("Shown to everybody, with changed words")
        PUT_AWAY = "away", _("Put away with thanks")
        IDEA = "idea", _("Made an idea for a story")
        ANSWERED = "answered", _("Answered")
        TAKEN_DOWN = "down", _("Taken down")

    wish = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=8, choices=Act.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=REASON_LENGTH, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("step of a wish")
        verbose_name_plural = _("steps of wishes")
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.wish_id} {self.act}"
