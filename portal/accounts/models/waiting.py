"""Which mails a person wants."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WaitingMail(models.Model):
    """Whether a person wants mail about what waits, and when it went out last; and about new devices."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="waiting_mail"
    )
    is_off = models.BooleanField(_("no mail about what waits"), default=False)
    is_sign_in_off = models.BooleanField(default=False)  # no mail about signing in on a new device
    mailed_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return f"{self.person_id}"
