"""What storytellers are asked for a newsletter."""

from django.conf import settings
from django.db import models

from portal.kit import clock


class NewsletterAsk(models.Model):
    """May this newsletter tell of this story? Its storyteller answers; a no needs no reason and is final."""

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open"
        YES = "yes"
        NO = "no"

    newsletter = models.ForeignKey("content.NewsletterPage", on_delete=models.CASCADE, related_name="asks")
    story = models.ForeignKey("content.StoryPage", on_delete=models.CASCADE, related_name="newsletter_asks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # The editors' words before the piece, as the storyteller is shown them.
    words = models.TextField(blank=True, max_length=300)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["newsletter", "story"], name="a_story_is_asked_once_a_newsletter")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
