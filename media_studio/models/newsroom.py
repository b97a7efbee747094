"""The newsroom: ideas, who does what, shifts and meetings, and small corrections of what is public."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from portal.kit import clock

from .notices import TAKEN_AWAY


class Idea(models.Model):
    """Something that could be told. Anybody may bring one; the newsroom looks at each."""

    class State(models.TextChoices):
        """What became of it."""

        NEW = "new", _("New")
        KEPT = "kept", _("Kept")
        DECLINED = "declined", _("Not now")
        USED = "used", _("Taken up")
        TAKEN_BACK = "taken back", _("Taken back")

    # Empty when who brought it took it back.
    title = models.CharField(_("idea"), max_length=120)
    words = models.TextField(_("more about it"), max_length=1000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="ideas"
    )
    # A wish of a reader that became an idea.
    wish = models.OneToOneField(
        "content.Wish", null=True, blank=True, on_delete=models.SET_NULL, related_name="idea"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    reason = models.TextField(_("why not now"), max_length=1000, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        default_permissions = ()
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What it is called on pages; neutral words when its own were taken back."""
        return self.title or str(TAKEN_AWAY)


class TakenIdea(models.Model):
    """What somebody took back with their idea: it waits a day for an undo, seen by nobody else."""

    idea = models.OneToOneField(Idea, on_delete=models.CASCADE, related_name="taken")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="taken_ideas")
    title = models.CharField(_("idea"), max_length=120)
    words = models.TextField(_("more about it"), max_length=1000, blank=True)
    state = models.CharField(max_length=10)
    # By number: note and place of the person's assignments, title and words of what was told about it.
    notes = models.JSONField(default=dict, blank=True)
    told = models.JSONField(default=dict, blank=True)
    with_everything = models.BooleanField(default=False)  # as of a seal
    taken_at = models.DateTimeField(default=clock.now)
    erase_at = models.DateTimeField()

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()
        ordering = ["taken_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)


class Assignment(models.Model):
    """Somebody does something for one item of the newsroom, by a day, at a place."""

    class Role(models.TextChoices):
        """What there is to do."""

        TELLS = "tells", _("Writes")
        INTERVIEWS = "interviews", _("Interviews")
        PICTURES = "pictures", _("Takes pictures")
        RECORDS = "records", _("Records")
        READS = "reads", _("Reads")
        HELPS = "helps", _("Helps")

    idea = models.ForeignKey(
        Idea, null=True, blank=True, on_delete=models.CASCADE, related_name="assignments"
    )
    story = models.ForeignKey(
        "content.StoryPage", null=True, blank=True, on_delete=models.CASCADE, related_name="assignments"
    )
    role = models.CharField(_("what to do"), max_length=12, choices=Role.choices, default=Role.TELLS)
    # Nobody yet: whoever wants to may take it.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assignments",
    )
    due = models.DateField(_("due"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=clock.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        default_permissions = ()
        permissions = [("work_in_newsroom", "Can work in the newsroom")]
        ordering = [F("due").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(idea__isnull=False) | Q(story__isnull=False), name="an_assignment_of_something"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.pk}"


class Occasion(models.Model):
    """Something in the newsroom's calendar: a shift, a meeting, an event to go to."""

    class Kind(models.TextChoices):
        """What it is."""

        SHIFT = "shift", _("Shift")
        MEETING = "meeting", _("Meeting")
        EVENT = "event", _("Event")

    kind = models.CharField(_("what it is"), max_length=8, choices=Kind.choices, default=Kind.SHIFT)
    title = models.CharField(_("name"), max_length=120)
    begins_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="occasions")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Counts up with each change: calendars take the newer one.
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=clock.now)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("occasion")
        verbose_name_plural = _("occasions")
        default_permissions = ()
        ordering = ["begins_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="an_occasion_ends_later")
        ]

    def __str__(self) -> str:
        return self.title


class CalendarKey(models.Model):
    """What opens one person's calendar feed to a calendar program: only the key's SHA-256 is kept."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_key"
    )
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()

    def __str__(self) -> str:
        return str(self.person_id)


class Correction(models.Model):
    """An editor's small change of a public story. It is public only after the storyteller's yes."""

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("Waits for the storyteller")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        TAKEN_BACK = "taken back", _("Taken back by the editor")
        OVERTAKEN = "overtaken", _("The story has changed since")

    story = models.ForeignKey(
        "content.StoryPage", on_delete=models.CASCADE, related_name="proposed_corrections"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # The version with the change in it, and the public one that it was made from.
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    base_digest = models.CharField(max_length=64)
    part = models.CharField(max_length=48)  # "title", "summary", the id of a block, or "alt:" and such an id
    before = models.TextField()
    after = models.TextField()
    reason = models.TextField(_("why"), max_length=1000)
    # What readers will read under the story.
    note = models.CharField(_("correction note"), max_length=250)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        default_permissions = ()
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story"], condition=Q(state="open"), name="one_open_correction_a_story"
            )
        ]

    def __str__(self) -> str:
        return f"{self.story_id} {self.state}"
