"""Paragraphs that readers found too hard. Each is a task of the newsroom; its words are not kept here."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.kit import clock
from portal.kit.languages import WRITTEN


class HardParagraph(models.Model):
    """One paragraph, by its digest: the words stay where they are, and go when the page goes."""

    class Answer(models.TextChoices):
        """What the newsroom decided."""

        MENDED = "mended", _("Mended")
        STAYS = "stays", _("Stays as it is")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=32)
    marks = models.PositiveIntegerField(_("how many readers"), default=1)
    made_at = models.DateTimeField(default=clock.now)
    marked_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    reason = models.TextField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("paragraph that is too hard")
        verbose_name_plural = _("paragraphs that are too hard")
        default_permissions = ()
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "digest"],
                condition=models.Q(closed_at=None),
                name="one_open_task_for_a_paragraph",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.digest[:8]}"


class WantsToHear(models.Model):
    """An address that gets one mail when the paragraph is answered. The row is gone then."""

    paragraph = models.ForeignKey(HardParagraph, on_delete=models.CASCADE, related_name="listeners")
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(max_length=12, choices=WRITTEN, default=settings.LANGUAGE_CODE)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("address that waits for word")
        verbose_name_plural = _("addresses that wait for word")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["paragraph", "email"], name="one_mail_for_an_address")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
