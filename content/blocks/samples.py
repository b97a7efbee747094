"""What the CMS shows of each block before it is chosen: the same sentences in every preview of its kind.

`shown_as` puts a sample to a block after it is made: migrations know of no samples. Others have it in `Meta`.
"""

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail import blocks

from portal.kit import clock

from ..count_trees import Split

AnyBlock = TypeVar("AnyBlock", bound=blocks.Block)
SOUND_PREVIEW = "blocks/previews/sound.html"
DAYS_AHEAD = 90


def shown_as(block: AnyBlock, sample: Callable[[], Any]) -> AnyBlock:
    """The block, which the CMS shows with this sample."""
    block.meta.preview_value = sample
    return block


def heading() -> str:
    """A heading."""
    return _("The first day")


def paragraph() -> str:
    """A paragraph of two sentences."""
    first, second = _("We meet at the door."), _("Nobody comes alone.")
    return f"<p>{first} <b>{second}</b></p>"


def things() -> list[str]:
    """A short list."""
    return [_("Come in."), _("Sit down."), _("Tell what you need.")]


def picture() -> dict[str, Any]:
    """The newest picture of the house that has words; without one only the text under it."""
    found = apps.get_model("content", "Picture").objects.filter(is_house=True).exclude(alt="")
    return {"picture": found.order_by("-pk").first(), "caption": _("The words under the picture.")}


def sound() -> dict[str, Any]:
    """A recording or a film, without anybody's voice."""
    return {"recording": None, "caption": _("The words under it.")}


def counts() -> dict[str, Any]:
    """A small tree of counts that adds up."""
    parts = [_count(_("Work"), 12), _count(_("Studies"), 8)]
    facts = {"unit": "measures", "people": 9, "source": _("An invented example"), "date": "2026"}
    return _count(_("What was done"), 20) | facts | {"split": Split.STATED.value, "parts": parts}


def target() -> dict[str, Any]:
    """A target of which the result is not known."""
    return {"number": 100, "words": _("paid jobs"), "by": "2022", "result": "unknown", "reached": None}


def way() -> dict[str, Any]:
    """A way that was found."""
    return {
        "title": _("Work first"),
        "text": _("People begin at once, with somebody beside them."),
        "trials": [],
    }


def visit_step() -> dict[str, Any]:
    """A step of a first visit."""
    return {"name": _("You come in"), "text": _("Somebody waits for you at the door.")}


def path_part() -> dict[str, Any]:
    """A part of a path, read by two."""
    client = _("You tell what you can do.")
    return {
        "name": _("The beginning"),
        "client": client,
        "professional": _("She listens and writes it down."),
    }


def figure() -> dict[str, Any]:
    """One number."""
    return {"number": "222", "words": _("measures for 107 people")}


def strand() -> dict[str, Any]:
    """A theme of the work."""
    return {"name": _("Finding work"), "steps": 3, "contents": [_("Talks with employers")]}


def effect() -> dict[str, Any]:
    """A change for somebody."""
    return {"whom": _("Employers"), "effects": [_("They know whom to call.")]}


def milestone() -> dict[str, Any]:
    """A month in which something happened."""
    return {"date": "2018-04", "words": _("The first group began.")}


def material() -> dict[str, Any]:
    """A document on paper only."""
    facts = {"kind": "guide", "language": "fi", "easy": True, "pages": 12}
    return {"title": _("How to begin")} | facts


def contact() -> dict[str, Any]:
    """A role, at an address of nobody."""
    until = clock.today() + datetime.timedelta(days=DAYS_AHEAD)
    told = {"role": _("Project office"), "organisation": "", "email": "office@example.org", "phone": ""}
    return told | {"valid_until": until}


def _count(name: str, number: int) -> dict[str, Any]:
    return {"name": name, "number": number, "split": Split.WHOLE.value, "parts": []}
