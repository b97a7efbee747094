"""What somebody may need: the themes by which services, trials and events are found."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """One need, in the words of whoever has it."""

    WORK = "work", _("Work")
    STUDIES = "studies", _("Studies")
    HEALTH = "health", _("Health")
    MONEY = "money", _("Money")
    COMPANY = "company", _("Company of others")
    EVERYDAY = "everyday", _("Everyday life")
    OWN_BUSINESS = "own-business", _("A business of one's own")
    EMPLOYING = "employing", _("Employing somebody")


def in_words(codes: tuple[str, ...]) -> list[str]:
    """The names of some themes, in the language of the moment; a code that nobody knows is left out."""
    names = dict(Theme.choices)
    return [str(names[code]) for code in codes if code in names]
