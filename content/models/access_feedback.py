"""Feedback on accessibility: the law gives us fourteen days to answer it."""

import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .hearing_back import HearsBack

WORDS_LENGTH = 2000
WHERE_LENGTH = 300
ANSWER_DAYS = 14  # act 306/2019, section 9
REMINDER_DAYS = 10


class FeedbackQuerySet(models.QuerySet["AccessFeedback"]):
    """Feedback, by whether somebody has answered."""

    def waiting(self) -> "FeedbackQuerySet":
        """What has no answer yet, the oldest first."""
        return self.filter(answered_at=None).order_by("made_at", "pk")


class AccessFeedback(HearsBack):
    """What one reader could not use, and the answer. Erased some time after the answer."""

    words = models.TextField(_("feedback"), max_length=WORDS_LENGTH)
    where = models.CharField(_("where it was"), max_length=WHERE_LENGTH, blank=True)
    answer = models.TextField(_("answer"), max_length=WORDS_LENGTH, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[FeedbackQuerySet] = FeedbackQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("feedback on accessibility")
        verbose_name_plural = _("feedback on accessibility")
        default_permissions = ()
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(answer=""), name="answered_feedback_has_an_answer"
            )
        ]

    @property
    def due(self) -> datetime.date:
        """The last day for an answer."""
        return timezone.localdate(self.made_at) + datetime.timedelta(days=ANSWER_DAYS)
