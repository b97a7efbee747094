"""Who comes to an event, who waits for a place, and what was asked ahead."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from content.code_lists import CodesField
from portal.kit import clock
from portal.kit.languages import WRITTEN

from .events import Event

NAME_LENGTH = 60
WORDS_LENGTH = 500
QUESTION_LENGTH = 500
SALT_LENGTH = 22


class Need(models.TextChoices):
    """What somebody may need in order to take part."""

    STEP_FREE = "step-free", _("I come without steps")
    LOOP = "loop", _("I use an induction loop")
    SIGN = "sign", _("I use sign language")
    PLAIN = "plain", _("I want the texts in easy language")
    QUIET = "quiet", _("I need a quiet place for a rest")
    ASSISTANT = "assistant", _("My assistant comes along")
    FOOD = "food", _("I cannot eat everything")


@dataclass(frozen=True)
class Counted:
    """How many have a place, and how many wait for one."""

    taken: int
    waiting: int


NOBODY = Counted(0, 0)


class SignUpQuerySet(models.QuerySet["SignUp"]):
    """Sign-ups of one event or of several."""

    def coming(self) -> "SignUpQuerySet":
        """Those who have a place."""
        return self.filter(state=SignUp.State.COMING)

    def waiting(self) -> "SignUpQuerySet":
        """Those who wait for one, the first first."""
        return self.filter(state=SignUp.State.WAITING).order_by("pk")

    def counted(self) -> Counted:
        """How many of each, by one question to the database."""
        waits = Q(state=SignUp.State.WAITING)
        found = self.aggregate(taken=Count("pk", filter=~waits), waiting=Count("pk", filter=waits))
        return Counted(found["taken"], found["waiting"])

    def counted_by_event(self, numbers: list[int]) -> dict[int, Counted]:
        """How many of each for several events, by one question; who has nobody is not among them."""
        waits = Q(state=SignUp.State.WAITING)
        events = self.filter(event__in=numbers).order_by().values("event_id")
        rows = events.annotate(taken=Count("pk", filter=~waits), waiting=Count("pk", filter=waits))
        return {row["event_id"]: Counted(row["taken"], row["waiting"]) for row in rows}


class SignUp(models.Model):
    """One person who wants to come. Read by the organisers alone; erased soon after the event."""

    class State(models.TextChoices):
        """Whether the person has a place."""

        COMING = "coming", _("Has a place")
        WAITING = "waiting", _("Waits for a place")

    event = models.ForeignKey(
        Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="sign_ups"
    )
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=12, choices=WRITTEN, default=settings.LANGUAGE_CODE)
    needs: "models.Field[tuple[str, ...], tuple[str, ...]]" = CodesField(
        _("needs"), choices=Need.choices, blank=True
    )
    words = models.TextField(_("other needs"), max_length=WORDS_LENGTH, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices)
    made_at = models.DateTimeField(_("signed up"), default=clock.now)
    # What the person was last told by mail: a state, or that the event is called off.
    told = models.CharField(max_length=12, blank=True, editable=False)
    mailed_at = models.DateTimeField(null=True, editable=False)
    # When a mail last said that the address is there already, and that nothing newer was kept.
    again_at = models.DateTimeField(null=True, editable=False)
    # With it the link of the mails is signed: another sign-up has another link.
    salt = models.CharField(max_length=SALT_LENGTH, editable=False, default="")

    objects: ClassVar[Any] = SignUpQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # nothing of it is work for the queue, and it may go at any time

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        ordering = ["event", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "email"], name="one_sign_up_for_an_address")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new one gets its salt."""
        self.salt = self.salt or get_random_string(SALT_LENGTH)
        super().save(*args, **kwargs)

    @admin.display(description=_("needs"))
    def needs_in_words(self) -> str:
        """What was ticked, in the language of the moment."""
        names = dict(Need.choices)
        return ", ".join(str(names[code]) for code in self.needs if code in names)


class EventQuestion(models.Model):
    """What somebody asked before an event. Public once the organisers say so, and have answered it."""

    class State(models.TextChoices):
        """Where the question is."""

        WAITS = "waits", _("Waits to be read")
        SHOWN = "shown", _("On the page, with its answer")
        PUT_AWAY = "put away", _("Put away")

    event = models.ForeignKey(
        Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="questions"
    )
    words = models.TextField(
        _("question"),
        max_length=QUESTION_LENGTH,
        help_text=_("Take out names, and what tells who somebody is."),
    )
    language = models.CharField(_("language"), max_length=12, choices=WRITTEN, default=settings.LANGUAGE_CODE)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITS)
    made_at = models.DateTimeField(_("asked"), default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("question about an event")
        verbose_name_plural = _("questions about events")
        ordering = ["event", "made_at", "pk"]
        constraints = [
            # Nothing stands on a page without an answer.
            models.CheckConstraint(
                condition=~Q(state="shown", answer=""), name="a_shown_question_has_an_answer"
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def clean(self) -> None:
        """On the page it stands with its answer."""
        super().clean()
        if self.state == self.State.SHOWN and not self.answer.strip():
            raise ValidationError({"answer": _("Answer it first. Then it can be on the page.")})
