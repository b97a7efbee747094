"""Who supports whom."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.kit import clock

if TYPE_CHECKING:
    from content.models import StoryPage


class SupportQuerySet(models.QuerySet["Support"]):
    """Supports, asked for by what they cover."""

    def current(self) -> "SupportQuerySet":
        """Those that have not ended."""
        return self.filter(ended_at__isnull=True)

    def covering(self, story: "StoryPage") -> "SupportQuerySet":
        """The current ones for this story: for it alone, or for all its storyteller's stories."""
        return (
            self.current()
            .filter(storyteller_id=story.storyteller_id)
            .filter(Q(story__isnull=True) | Q(story_id=story.pk))
        )


class Support(models.Model):
    """A storyteller asked somebody to help, with one story or with all. A relation, not a role."""

    storyteller = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="supports_asked",
        verbose_name=_("storyteller"),
    )
    supporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="supports_given",
        verbose_name=_("supporter"),
    )
    story = models.ForeignKey(
        "content.StoryPage",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="supports",
        verbose_name=_("story"),
        help_text=_("Empty means all stories."),
    )
    begun_at = models.DateTimeField(_("begun at"), default=clock.now)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects: ClassVar[models.Manager["Support"]] = SupportQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        default_permissions = ()
        permissions = [("tell_story", "Can tell a story")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(storyteller=F("supporter")), name="nobody_supports_themselves"
            ),
            models.UniqueConstraint(
                fields=["storyteller", "supporter", "story"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="one_current_support",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supporter} → {self.storyteller}"
