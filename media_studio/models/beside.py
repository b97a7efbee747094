"""Walking beside: who writes which paragraph now, what was proposed, and what a supporter did."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Comment, Revision, TaskState

from portal.kit import clock


class Lease(models.Model):
    """One paragraph is being written by one person. Taken by typing, free again when nobody touches it."""

    story = models.ForeignKey("content.StoryPage", on_delete=models.CASCADE, related_name="leases")
    block_id = models.CharField(max_length=36)  # "title" and "summary" are paragraphs too
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    taken_at = models.DateTimeField(default=clock.now)
    touched_at = models.DateTimeField(default=clock.now)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["story", "block_id"], name="one_writer_a_paragraph")]

    def __str__(self) -> str:
        return f"{self.story_id} {self.block_id}"


class Suggestion(models.Model):
    """Other words for some words of a story, or a comment on them. Only its storyteller decides about it."""

    class Source(models.TextChoices):
        """On which ground somebody suggests."""

        SUPPORTER = "supporter", _("supporter")
        READER = "reader", _("reader of the media team")

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("Waits for the storyteller")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        TAKEN_BACK = "taken back", _("Taken back by whoever made it")
        OVERTAKEN = "overtaken", _("The words are not there any more")
        SEALED = "sealed", _("The storyteller took the whole story back")

    story = models.ForeignKey("content.StoryPage", on_delete=models.CASCADE, related_name="suggestions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.SUPPORTER)
    block_id = models.CharField(max_length=36)
    quote = models.TextField(_("the words as they are"), max_length=2000)
    # Empty with a comment: words only about the passage. Both empty never is.
    proposed = models.TextField(_("the words as they could be"), max_length=2000, blank=True)
    takes_out = models.BooleanField(_("the words go"), default=False)
    comment = models.TextField(_("comment"), max_length=1000, blank=True)
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    reading = models.ForeignKey(TaskState, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # The same words as a comment of the CMS, for whoever looks there.
    cms_comment = models.ForeignKey(
        Comment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["story", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(proposed="", comment="", takes_out=False), name="a_suggestion_says_something"
            )
        ]

    def __str__(self) -> str:
        return f"{self.story_id} {self.state}"

    @property
    def is_change(self) -> bool:
        """Whether it proposes other words or none; else it only says something about them."""
        return bool(self.proposed or self.takes_out)

    @property
    def outcome(self) -> str:
        """What became of it, in words: a comment is thanked for, and changes nothing by itself."""
        if not self.is_change and self.state == self.State.ACCEPTED:
            return str(_("Thanked. It changes no words by itself."))
        return str(self.State(self.state).label)


class SupportActQuerySet(models.QuerySet["SupportAct"]):
    """What supporters did, asked for by story."""

    def unseen(self) -> "SupportActQuerySet":
        """What the storyteller has not looked at yet."""
        return self.filter(seen_at=None)


class SupportAct(models.Model):
    """One visit or change of a supporter, for the storyteller to see. Lines are only added."""

    class Act(models.TextChoices):
        """What the supporter did. The label is what the storyteller reads."""

        VISITED = "visited", _("%(name)s looked at “%(title)s”.")
        SUGGESTED = "suggested", _("%(name)s suggested other words in “%(title)s”.")
        COMMENTED = "commented", _("%(name)s commented on “%(title)s”.")
        TYPED = "typed", _("%(name)s typed for you in “%(title)s”.")
        TRANSCRIBED = "transcribed", _("%(name)s wrote down a recording in “%(title)s”.")
        TOOK_BACK = "took back", _("%(name)s took a suggestion back in “%(title)s”.")

    support = models.ForeignKey("media_studio.Support", on_delete=models.CASCADE, related_name="acts")
    story = models.ForeignKey(
        "content.StoryPage", null=True, on_delete=models.CASCADE, related_name="support_acts"
    )
    act = models.CharField(max_length=12, choices=Act.choices)
    block_id = models.CharField(max_length=36, blank=True)
    words = models.TextField(blank=True, max_length=2000)
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = SupportActQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["support", "at"])]

    def __str__(self) -> str:
        return f"{self.support_id} {self.act}"
