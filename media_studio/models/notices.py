"""What happened, told to a person."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.models.seals import sealed_numbers
from portal.accounts.models import User
from portal.kit import clock

if TYPE_CHECKING:
    from content.models import StoryPage

TAKEN_AWAY = _("An idea that was taken back")


class Kind(models.TextChoices):
    """What can have happened. The label is what the person reads; `%(name)s` is who did it."""

    ASKED_TO_READ = "asked to read", _("%(name)s asks you to read “%(title)s”.")
    CHANGE_ASKED = "change asked", _("%(name)s asks for a change in “%(title)s”.")
    PASSED_ON = "passed on", _("%(name)s read “%(title)s” and passed it on to the media team.")
    READ_BY_ONE = "read by one", _("%(name)s read “%(title)s”. One more person reads it.")
    READ_ANEW = "read anew", _("Words of a recording in “%(title)s” changed. It is read once more.")
    STAYS_DOWN = "stays down", _("%(name)s looked again at “%(title)s”. It stays down.")
    MAY_BE_PUBLIC = (
        "may be public",
        _("%(name)s looked again at “%(title)s”. You can make it public again."),
    )
    LOOKED_AGAIN = (
        "looked again",
        _("%(name)s looked again at “%(title)s”, which you took down. It may be public."),
    )
    PORTFOLIO_STAYS = "portfolio stays", _("%(name)s looked again at your portfolio. It stays hidden.")
    PORTFOLIO_MAY = "portfolio may", _("%(name)s looked again at your portfolio. It may be public.")
    CORRECTION = "correction", _("%(name)s proposes a small correction in “%(title)s”.")
    CORRECTION_YES = "correction yes", _("%(name)s said yes to your correction of “%(title)s”.")
    CORRECTION_NO = "correction no", _("%(name)s keeps the old words in “%(title)s”.")
    CORRECTION_OVER = "correction over", _("“%(title)s” changed before your correction was answered.")
    NEWSLETTER_ASKED = "newsletter asked", _("The newsletter would like to tell about “%(title)s”.")
    NEWSLETTER_YES = "newsletter yes", _("%(name)s said yes: the newsletter may tell about “%(title)s”.")
    NEWSLETTER_NO = "newsletter no", _("%(name)s does not want “%(title)s” in this newsletter.")
    WAITS_FOR_YES = "waits for yes", _("“%(title)s” is read. Now it is your turn.")
    DAY_PROPOSED = "day proposed", _("%(name)s proposes a day for “%(title)s”.")
    DAY_CHOSEN = "day chosen", _("%(name)s chose the day for “%(title)s”.")
    DAY_CAME = "day came", _("“%(title)s” is public now, as you planned.")
    DAY_MISSED = "day missed", _("“%(title)s” did not become public. A yes is missing.")
    DAY_CHANGED = "day changed", _("“%(title)s” changed. It has no day any more.")
    DAY_HIDDEN = "day hidden", _("“%(title)s” has no day now. Somebody in it wished so.")
    DAY_ENDED = "day ended", _("The media team took the day of “%(title)s” away.")
    SUPPORT_BEGUN = "support begun", _("%(name)s is your supporter now.")
    SUPPORT_ENDED = "support ended", _("You no longer support %(name)s. Thank you for your help.")
    SUPPORT_CHANGED = "support changed", _("%(name)s changed what you may do as a supporter.")
    SUPPORT_LAPSED = "support lapsed", _("The time of %(name)s as your supporter is over.")
    SUGGESTED = "suggested", _("%(name)s suggests something in “%(title)s”.")
    SUGGESTION_ACCEPTED = "suggestion accepted", _("%(name)s took your suggestion in “%(title)s”.")
    COMMENT_THANKED = "comment thanked", _("%(name)s thanks you for your words on “%(title)s”.")
    SUGGESTION_DECLINED = "suggestion declined", _("%(name)s keeps the old words in “%(title)s”.")
    SUGGESTION_OVERTAKEN = (
        "suggestion overtaken",
        _("%(name)s had already changed these words in “%(title)s”."),
    )
    NAME_TAKEN_OUT = "name taken out", _("%(name)s does not want to be named in “%(title)s” any more.")
    PERSON_SAID_YES = "person said yes", _("Somebody in “%(title)s” said yes.")
    PERSON_SAID_NO = "person said no", _("Somebody in “%(title)s” does not want to be in it.")
    PERSON_ASKS = "person asks first", _("Somebody in “%(title)s” asks you something first.")
    PERSON_TOOK_BACK = (
        "person took back",
        _("Somebody in “%(title)s” took their yes back. You did nothing wrong."),
    )
    PERSON_OTHER_DAY = "person other day", _("Somebody in “%(title)s” chose another last day.")
    YES_ENDS_SOON = "yes ends soon", _("In “%(title)s” a yes ends soon. Ask again.")
    YES_IS_OVER = "yes is over", _("In “%(title)s” a yes is over. Ask again.")
    NOT_SHOWN = "not shown any more", _("“%(title)s” is not shown now. Somebody in it wished so.")
    RESTED = "rested", _("“%(title)s” rested for a year. We erase it after one day.")
    IDEA_KEPT = "idea kept", _("The newsroom keeps your idea “%(title)s”. Thank you!")
    IDEA_DECLINED = "idea declined", _("Your idea “%(title)s” does not become a story now.")
    IDEA_USED = "idea used", _("Somebody makes a story of your idea “%(title)s”.")
    ASSIGNED = "assigned", _("%(name)s asks you to do something for “%(title)s”.")
    NOT_NEEDED = "not needed", _("“%(title)s” does not need you any more. Thank you!")
    OCCASION_CHANGED = "occasion changed", _("%(name)s changed “%(title)s” in the calendar.")
    OCCASION_CANCELLED = "occasion cancelled", _("%(name)s cancelled “%(title)s”.")


# What is told about an idea, by its name.
OF_IDEAS = (Kind.IDEA_KEPT, Kind.IDEA_DECLINED, Kind.IDEA_USED, Kind.ASSIGNED, Kind.NOT_NEEDED)


def kinds() -> list[tuple[str, Any]]:
    """What can have happened, for the field: a new kind or other words need no migration."""
    return [(kind.value, kind.label) for kind in Kind]


class NoticeManager(models.Manager["Notice"]):
    """Tells, and shows what is new."""

    def tell(
        self,
        person: User,
        kind: Kind,
        *,
        story: "StoryPage | None" = None,
        title: str = "",
        by: User | None = None,
        words: str = "",
    ) -> "Notice":
        """The person is told; the title is kept as it was then."""
        title = title or (story.draft_title or story.title if story else "")
        return self.create(person=person, kind=kind, story=story, title=title, by=by, words=words)

    def settle(self, person: User, story: "StoryPage") -> None:
        """The person has acted on this story: what was told about it before is put away."""
        self.filter(person=person, story=story, seen_at__isnull=True).update(seen_at=clock.now())

    def unseen(self, person: User) -> models.QuerySet["Notice"]:
        """What the person has not put away yet, newest first."""
        found = self.filter(person=person, seen_at__isnull=True).select_related("by")
        # Of a story that its storyteller took back, nobody else reads even the name.
        return found.exclude(~models.Q(story__storyteller=person), story__in=sealed_numbers())


class Notice(models.Model):
    """One thing that happened, told to one person; stays until they put it away."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="studio_notices"
    )
    kind = models.CharField(max_length=20, choices=kinds)
    story = models.ForeignKey("content.StoryPage", null=True, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=255, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.TextField(blank=True)
    made_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(null=True)

    objects: ClassVar[NoticeManager] = NoticeManager()

    class Meta:
        default_permissions = ()
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["person", "seen_at"])]

    def __str__(self) -> str:
        return self.sentence

    @property
    def sentence(self) -> str:
        """What happened, in the language of whoever reads."""
        said = {"name": self.by or _("Somebody"), "title": self.title or TAKEN_AWAY}
        return str(Kind(self.kind).label) % said
