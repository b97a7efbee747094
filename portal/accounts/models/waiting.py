"""Mail that says that something waits."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class WaitingMail(models.Model):
    """Whether a person wants the mail "Something waits for you", and when it went out last."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="waiting_mail"
    )
    is_off = models.BooleanField(_("no mail about what waits"), default=False)
    mailed_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return f"{self.person_id}"
