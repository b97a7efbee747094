"""How people come in: by an invitation, or because a moderator said yes. What they agreed to is kept."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """A printed code that lets somebody in. Only a digest of the code is kept."""

    code_digest = models.CharField(max_length=64, unique=True, editable=False)
    role = models.CharField(_("role"), max_length=30, default="member")
    note = models.CharField(_("for whom"), max_length=100, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="invitations_made"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(_("good until"))
    max_uses = models.PositiveSmallIntegerField(_("how many people"), default=1)
    uses = models.PositiveSmallIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(uses__lte=F("max_uses")), name="not_used_too_often"),
        ]

    def __str__(self) -> str:
        return self.note or str(_("invitation"))

    def is_good(self, moment: datetime.datetime) -> bool:
        """Whether one more person may come in by it at that moment."""
        return self.revoked_at is None and moment < self.expires_at and self.uses < self.max_uses


class SaidYes(models.Model):
    """What somebody who comes in confirmed: the age, which privacy notice, which text about health."""

    minimum_age = models.PositiveSmallIntegerField(_("is at least this old"))
    notice_version = models.CharField(_("privacy notice"), max_length=30)
    consent_version = models.CharField(_("consent about health"), max_length=30)
    said_yes_at = models.DateTimeField(_("said yes"))

    class Meta:
        abstract = True


class JoiningRequest(SaidYes):
    """Somebody without an invitation asks to come in. The mail address is proven by a mailed code."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("declined")

    email = models.EmailField(_("e-mail address"))
    first_name = models.CharField(_("first name"), max_length=60)
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    about = models.CharField(_("what they told"), max_length=500, blank=True)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        ordering = ["asked_at", "pk"]
        permissions = [("approve_joining", "Can invite people and decide who may join")]
        constraints = [
            models.UniqueConstraint(
                fields=["email"], condition=Q(state="waiting"), name="one_waiting_request"
            ),
        ]

    def __str__(self) -> str:
        return self.first_name


class Joining(SaidYes):
    """How and when a person came in. One for each person; never changed afterwards."""

    class Way(models.TextChoices):
        INVITATION = "invitation", _("by an invitation")
        APPROVAL = "approval", _("a moderator said yes")
        OPEN = "open", _("joining was open to all")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="joining")
    way = models.CharField(_("way"), max_length=10, choices=Way.choices)
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.SET_NULL, related_name="joinings"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    joined_at = models.DateTimeField(_("joined"))

    class Meta:
        verbose_name = _("joining")
        verbose_name_plural = _("joinings")

    def __str__(self) -> str:
        return f"{self.person} ({self.get_way_display()})"
