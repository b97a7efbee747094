"""Words of the house, explained where they stand and on a page from A to Z."""

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin

from .pictures import Picture

MOST_SENTENCES = 3
SENTENCE = re.compile(r"[.!?]+(?=\s|$)")


class GlossaryWord(TranslatableMixin, models.Model):
    """A word and its meaning in one language. There is no draft of it: what is saved is public."""

    word = models.CharField(_("word"), max_length=80, help_text=_("In its base form."))
    slug = models.SlugField(max_length=90, editable=False)
    ways = models.TextField(
        _("other ways to say it"), blank=True, help_text=_("Write one on each line. An abbreviation, too.")
    )
    meaning = models.TextField(
        _("what it means"), max_length=400, help_text=_("At most three short sentences.")
    )
    example = models.CharField(
        _("example"), max_length=200, blank=True, help_text=_("The word in one plain sentence.")
    )
    picture = models.ForeignKey(
        Picture,
        verbose_name=_("picture"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        help_text=_("A picture of the house. It must say what it shows."),
    )
    is_old = models.BooleanField(
        _("old word"), default=False, help_text=_("The thing has another name today.")
    )
    today = models.CharField(_("today's word"), max_length=80, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("word"),
        FieldPanel("ways"),
        FieldPanel("meaning"),
        FieldPanel("example"),
        FieldPanel("picture"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("is_old"), FieldPanel("today")])], heading=_("Old word")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("explained word")
        verbose_name_plural = _("explained words")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="one_meaning_for_each_word"),
        ]

    def __str__(self) -> str:
        return self.word

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Gives the word its address on the page from A to Z."""
        self.slug = address_of(self.word)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Says kindly what is missing: a shorter meaning, today's word, what a picture shows."""
        super().clean()
        faults: dict[str, Any] = {}
        if len(SENTENCE.findall(self.meaning)) > MOST_SENTENCES:
            faults["meaning"] = _("Three sentences are enough. Leave something out.")
        if self.is_old and not self.today:
            faults["today"] = _("Write the word that is used today.")
        if self.picture and not may_explain(self.picture):
            faults["picture"] = _("Choose a picture of the house that says what it shows.")
        if self._is_there_already():
            faults["word"] = _("This word is explained already.")
        if faults:
            raise ValidationError(faults)

    @property
    def all_ways(self) -> tuple[str, ...]:
        """The word and each other way to say it."""
        return (self.word, *(line.strip() for line in self.ways.splitlines() if line.strip()))

    @property
    def shown_picture(self) -> Picture | None:
        """The picture, as long as it is one that may stand here."""
        return self.picture if self.picture and may_explain(self.picture) else None

    @property
    def today_slug(self) -> str:
        """The address of today's word on the page from A to Z."""
        return address_of(self.today)

    def _is_there_already(self) -> bool:
        same = GlossaryWord.objects.filter(locale_id=self.locale_id, slug=address_of(self.word))
        return same.exclude(pk=self.pk).exists()


def address_of(word: str) -> str:
    """The part of an address that stands for a word."""
    return slugify(word)[:90] or "word"


def may_explain(picture: Picture) -> bool:
    """Whether a picture may stand beside a word: one of the house, with a decision on what it shows."""
    return picture.is_house and bool(picture.alt or picture.decorative)
