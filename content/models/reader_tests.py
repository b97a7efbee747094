"""Reader tests: does a page say what it should? Readers answer a few questions; nobody's name is asked."""

import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from portal.kit import clock

QUESTION_LENGTH = 200
ANSWER_LENGTH = 1000
SALT_LENGTH = 22


class ReaderTest(models.Model):
    """One test of one text of one page. Its answers are about that text alone."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    # The version that is tested; none where the page was never saved as one.
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    text_digest = models.CharField(max_length=64)
    until = models.DateField(_("last day"))
    ended_at = models.DateTimeField(null=True, blank=True)
    # With it the link is signed: nothing in the database opens it.
    salt = models.CharField(max_length=SALT_LENGTH, editable=False, default="")
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # What the page says in public, once an editor says so: how many readers, and the day of the last answer.
    shown_readers = models.PositiveIntegerField(default=0)
    shown_day = models.DateField(null=True, blank=True)

    wagtail_reference_index_ignore = True  # answers come at any time; nothing of it is work for the queue

    class Meta:
        verbose_name = _("reader test")
        verbose_name_plural = _("reader tests")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(shown_readers__gt=0), name="one_shown_test_of_a_page"
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new one gets its salt."""
        self.salt = self.salt or get_random_string(SALT_LENGTH)
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        """Whether its link takes answers today. The page itself may still have gone."""
        return self.ended_at is None and clock.today() <= self.until

    @property
    def last_day(self) -> datetime.date:
        """The day on which it ended, or will."""
        return self.until if self.ended_at is None else min(self.until, timezone.localdate(self.ended_at))


class ReaderQuestion(models.Model):
    """One question, and how it is answered."""

    class Kind(models.TextChoices):
        """Ways to answer."""

        TEXT = "text", _("In own words")
        SYMBOLS = "symbols", _("With pictures")
        YES_NO = "yes_no", _("Yes, no or not sure")
        HARD = "hard", _("By writing hard words")

    test = models.ForeignKey(ReaderTest, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(_("question"), max_length=QUESTION_LENGTH)
    kind = models.CharField(_("how it is answered"), max_length=8, choices=Kind.choices)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("question of a reader test")
        verbose_name_plural = _("questions of reader tests")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["test", "number"], name="one_question_at_a_number")
        ]

    def __str__(self) -> str:
        return self.words


class AnswerSheet(models.Model):
    """What one reader answers. Only who holds its key comes back to it; its digest is kept."""

    test = models.ForeignKey(ReaderTest, on_delete=models.CASCADE, related_name="sheets")
    key_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answers of one reader")
        verbose_name_plural = _("answers of readers")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["made_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["test", "key_hash"], name="one_sheet_for_a_key")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class ReaderAnswer(models.Model):
    """One answer. A question that was skipped has none."""

    class Choice(models.TextChoices):
        """The short answers."""

        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNSURE = "unsure", _("I am not sure")

    class Understood(models.TextChoices):
        """What an editor says of it."""

        YES = "yes", _("Understood")
        PARTLY = "partly", _("Partly understood")
        NO = "no", _("Not understood")

    sheet = models.ForeignKey(AnswerSheet, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(ReaderQuestion, on_delete=models.CASCADE, related_name="answers")
    words = models.TextField(max_length=ANSWER_LENGTH, blank=True)
    symbols = models.JSONField(default=list, blank=True)
    choice = models.CharField(max_length=6, choices=Choice.choices, blank=True)
    understood = models.CharField(max_length=6, choices=Understood.choices, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer in a reader test")
        verbose_name_plural = _("answers in reader tests")
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["made_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["sheet", "question"], name="one_answer_to_a_question")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
