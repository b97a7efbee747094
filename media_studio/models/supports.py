"""Who supports whom."""

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.models.seals import is_sealed
from portal.accounts.models import User
from portal.kit import clock

if TYPE_CHECKING:
    from content.models import StoryPage


HELPED_LATELY = datetime.timedelta(days=30)  # after it, a supporter may read for the media team again


def address_of(email: str) -> str:
    """An address in the one way in which it is kept and compared."""
    return email.strip().lower()


class Rights(models.TextChoices):
    """What a supporter may do, each with all before it. None of them is a yes in the storyteller's place."""

    SEE = "see", _("See what I write")
    SUGGEST = "suggest", _("See, and suggest other words")
    TYPE = "type", _("See, suggest, and type for me while I watch")


class SupportQuerySet(models.QuerySet["Support"]):
    """Supports, asked for by what they cover."""

    def current(self) -> "SupportQuerySet":
        """Those that the supporter said yes to, that have not ended, and whose time is not over."""
        in_time = Q(until=None) | Q(until__gt=clock.now())
        return self.filter(in_time, accepted_at__isnull=False, ended_at__isnull=True)

    def requests(self) -> "SupportQuerySet":
        """Those that nobody said yes to yet. They give nobody anything to see."""
        return self.filter(accepted_at__isnull=True, ended_at__isnull=True)

    def asking(self, person: User) -> "SupportQuerySet":
        """The requests that wait for this person's answer."""
        in_time = Q(until=None) | Q(until__gt=clock.now())
        mine = self.requests().filter(asked_address=address_of(person.email), declined_at__isnull=True)
        return mine.filter(in_time)

    def covering(self, story: "StoryPage") -> "SupportQuerySet":
        """The current ones for this story: for it alone, or for all its storyteller's stories.

        None while the story is sealed: nobody but its storyteller sees anything of it then.
        """
        if is_sealed(story):
            return self.none()
        return self.current().of(story)

    def lately(self, person: User, story: "StoryPage") -> "SupportQuerySet":
        """Those of this person for any story of the same storyteller, now or until a short while ago."""
        since = clock.now() - HELPED_LATELY
        still = Q(ended_at=None) | Q(ended_at__gt=since)
        in_time = Q(until=None) | Q(until__gt=since)
        mine = self.filter(storyteller_id=story.storyteller_id, supporter=person, accepted_at__isnull=False)
        return mine.filter(still, in_time)

    def of(self, story: "StoryPage") -> "SupportQuerySet":
        """Those for this story alone, or for all its storyteller's stories, whatever their state."""
        mine = self.filter(storyteller_id=story.storyteller_id)
        return mine.filter(Q(story__isnull=True) | Q(story_id=story.pk))


class Support(models.Model):
    """A storyteller asked somebody to help, with one story or with all. A relation, not a role.

    A request knows an address only, whether or not a member has it. Its supporter comes with the yes.
    """

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
        null=True,
        blank=True,
    )
    asked_address = models.CharField(max_length=320, blank=True)
    story = models.ForeignKey(
        "content.StoryPage",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="supports",
        verbose_name=_("story"),
        help_text=_("Empty means all stories."),
    )
    rights = models.CharField(
        _("what the supporter may do"), max_length=8, choices=Rights.choices, default=Rights.SUGGEST
    )
    until = models.DateTimeField(_("until"), null=True, blank=True)
    # The supporter's own wish: to be named under the story, when the storyteller wishes it too.
    wants_name = models.BooleanField(default=False)
    begun_at = models.DateTimeField(_("begun at"), default=clock.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
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
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(supporter__isnull=False), name="a_supporter_said_yes"
            ),
            models.UniqueConstraint(
                fields=["storyteller", "asked_address"],
                condition=Q(ended_at=None, story=None),
                name="one_request_for_all_stories",
            ),
            models.UniqueConstraint(
                fields=["storyteller", "asked_address", "story"],
                condition=Q(ended_at=None, story__isnull=False),
                name="one_request_for_a_story",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supporter or self.asked_address} → {self.storyteller}"

    @property
    def is_over(self) -> bool:
        """Whether its time is over. It gives nothing then, also before the clock ends it."""
        return self.until is not None and self.until <= clock.now()
