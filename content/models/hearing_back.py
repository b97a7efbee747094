"""What readers send, and the address at which they hear the answer: once, and then it is forgotten."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.kit import clock
from portal.kit.languages import WRITTEN


class HearsBack(models.Model):
    """Something that a reader sent. The address is there until the answer has gone, and no longer."""

    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(max_length=12, choices=WRITTEN, default=settings.LANGUAGE_CODE)
    made_at = models.DateTimeField(default=clock.now)
    # The letter that is on its way, when it is tried next, and how often it was.
    letter = models.CharField(max_length=40, blank=True, editable=False)
    letter_due_at = models.DateTimeField(null=True, blank=True, editable=False)
    letter_tries = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
