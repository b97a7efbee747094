"""Organisations that answer for services."""

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Organisation(index.Indexed, models.Model):
    """Who answers for a service: a name for each language, a site, and a mailbox that is a role's."""

    name_fi = models.CharField(_("Name in Finnish"), max_length=150)
    name_sv = models.CharField(_("Name in Swedish"), max_length=150, blank=True)
    name_en = models.CharField(_("Name in English"), max_length=150, blank=True)
    site = models.URLField(_("Address of its site"), blank=True)
    mailbox = models.EmailField(
        _("Mailbox for questions"),
        blank=True,
        help_text=_("The mailbox of a role, never of a person. Readers do not see it."),
    )

    source_id = models.UUIDField(
        _("id at the source"), null=True, blank=True, unique=True, editable=False
    )  # of the national service data; see docs/service_data.md

    panels = [FieldPanel(name) for name in ("name_fi", "name_sv", "name_en", "site", "mailbox")]
    search_fields = [index.AutocompleteField("name_fi"), index.SearchField("name_fi")]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_fi"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Its name in the language of the moment; the Finnish one where there is no other."""
        code = (translation.get_language() or "fi")[:2]
        return getattr(self, f"name_{code}", "") or self.name_fi
