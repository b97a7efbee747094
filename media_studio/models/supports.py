"""Who supports whom."""

from typing import TYPE_CHECKING, Any, ClassVar

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

    objects: ClassVar[Any] = SupportQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        permissions = [("tell_story", "Can tell a story")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(storyteller=F("supporter")), name="nobody_supports_themselves"
            ),
            models.UniqueConstraint(
                fields=["storyteller", "supporter"],
                condition=Q(ended_at=None, story=None),
                name="one_current_support_for_all_stories",
            ),
            models.UniqueConstraint(
                fields=["storyteller", "supporter", "story"],
                condition=Q(ended_at=None, story__isnull=False),
                name="one_current_support_for_a_story",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supporter} → {self.storyteller}"
