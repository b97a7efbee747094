"""A sheet for sources in a draft: headings to write under, and what was written there."""

import re

from django.utils import translation
from django.utils.translation import gettext as _

from .. import sections
from ..manuscript import MARK

NUMBERS = ("1", "2")


def empty(language: str) -> str:
    """The sheet as it is begun, in this language."""
    with translation.override(language):
        labels = "\n".join(f"{label}: " for label in _labels().values())
        sources = [f"{MARK}{_source(number)}\n\n{labels}" for number in NUMBERS]
        return "\n\n".join([f"{MARK}{_('Claim')}", *sources, f"{MARK}{_first_hand()}"])


def answers_in(text: str, language: str) -> dict[str, str]:
    """What stands under each heading, by the names that the form of sources has."""
    with translation.override(language):
        found = {"claim": sections.answer_in(text, _("Claim"))}
        for number in NUMBERS:
            words = sections.answer_in(text, _source(number))
            found |= {f"{name}_{number}": _after(label, words) for name, label in _labels().items()}
        told = set(re.findall(r"[12]", sections.answer_in(text, _first_hand())))
    return found | {"first_hand": told.pop() if len(told) == 1 else ""}


def _labels() -> dict[str, str]:
    return {"who": _("Who says it"), "when": _("When"), "where": _("Where it is found")}


def _source(number: str) -> str:
    return _("Source %(number)s") % {"number": number}


def _first_hand() -> str:
    return _("Which source is first-hand, 1 or 2?")


def _after(label: str, words: str) -> str:
    """What stands behind the label, up to the next one."""
    others = "|".join(re.escape(each) for each in _labels().values())
    told = re.search(
        rf"^{re.escape(label)}[ \t]*:(.*?)(?=^(?:{others})[ \t]*:|\Z)", words, re.M | re.S | re.I
    )
    return told[1].strip() if told else ""
