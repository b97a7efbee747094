"""Sign-in cards: what is kept of each, and of each time somebody asked for a helper's yes."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .devices import device_in_words


class SignInCard(models.Model):
    """A printed card for somebody who can use neither mail nor passkey. Of its secret a digest is kept."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sign_in_cards"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # the helper with whom it was made
    is_made_for = models.BooleanField(default=False)  # the helper printed it: the person could not sign in
    secret_digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # empty where a rule did it
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        permissions = [("help_with_cards", "Can help people to sign in by a card")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at=None), name="one_card_for_each_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at:%Y-%m-%d}"

    def is_good(self, moment: datetime.datetime) -> bool:
        """Whether it has not ended and nobody threw it away."""
        return self.revoked_at is None and moment < self.ends_at


class CardRequest(models.Model):
    """Somebody asks for a helper's yes: to get a card, to come in by it, or for something grave.

    A sign-in on a confirmed device is written down here too: it has no helper.
    """

    class Kind(models.TextChoices):
        """What the yes is for."""

        MAKE = "make", _("To make a card")
        SIGN_IN = "sign in", _("To sign in")
        PROOF = "proof", _("To change something important")

    class State(models.TextChoices):
        """How far it is. What is open can still be answered or used."""

        WAITING = "waiting", _("waiting")
        YES = "yes", _("a helper said yes")
        DONE = "done", _("it was used")
        NO = "no", _("nobody said yes")
        LATE = "late", _("it came too late")

    OPEN = (State.WAITING, State.YES)

    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="card_requests"
    )
    card = models.ForeignKey(SignInCard, null=True, on_delete=models.CASCADE, related_name="requests")
    number = models.CharField(max_length=4, blank=True)  # both screens show it
    asker_digest = models.CharField(max_length=64, blank=True)  # of what the asking browser's session holds
    is_own_device = models.BooleanField(default=False)
    browser = models.CharField(max_length=12, blank=True)
    system = models.CharField(max_length=12, blank=True)
    asked_at = models.DateTimeField(db_index=True)
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    session_key = models.CharField(max_length=40, blank=True)  # of the session that it opened

    class Meta:
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(state__in=["waiting", "yes"]),
                name="one_open_request_for_each_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.state}"

    @property
    def device(self) -> str:
        """What people call the asking device."""
        return device_in_words(self.browser, self.system)
