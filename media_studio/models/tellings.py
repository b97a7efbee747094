"""How a story is being told: its kind, the way its teller chose, and what they said of the people in it."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from content.models import StoryPage


class Kind(models.TextChoices):
    """What sort of story it is. Each kind has guiding questions of its own."""

    MY_PATH = "my path", _("My path")
    A_DAY = "a day", _("A day at work")
    WHAT_HELPED = "what helped", _("What helped me")
    INTERVIEW = "interview", _("An interview")
    NEWS = "news", _("A news item")
    PHOTOS = "photos", _("A photo story")


class Way(models.TextChoices):
    """How the teller wants to write; it may be changed at any time."""

    QUESTIONS = "questions", _("One question at a time")
    PAGE = "page", _("Everything on one page")


class TellingManager(models.Manager["Telling"]):
    """Finds the telling of a story."""

    def of(self, story: "StoryPage") -> "Telling":
        """What the studio knows about this story. An older story gets its row now."""
        return self.get_or_create(story_id=story.pk)[0]


class Telling(models.Model):
    """What the studio knows about one story besides its text. Nothing here is shown to the public."""

    story = models.OneToOneField("content.StoryPage", on_delete=models.CASCADE, related_name="telling")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.MY_PATH)
    way = models.CharField(_("way"), max_length=10, choices=Way.choices, default=Way.PAGE)
    step = models.CharField(_("where the teller is"), max_length=40, blank=True)
    # The teller said that nobody but themselves can be recognised in it.
    nobody_else_at = models.DateTimeField(null=True, blank=True)
    # The version that was saved by a press, and how many words went with merged ones since one stayed.
    kept_version = models.PositiveBigIntegerField(null=True, blank=True)
    words_let_go = models.PositiveSmallIntegerField(default=0)
    # The newsroom's proposal only: what is planned is `content.models.planned.plan_of`.
    proposed_for = models.DateTimeField(_("proposed for"), null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    # A draft that rests for a year goes: when its teller was told so, and when they said that it stays.
    rests_told_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = TellingManager()

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()
        verbose_name = _("telling")
        verbose_name_plural = _("tellings")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
