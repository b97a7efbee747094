"""What is being done to a picture, as a form sends it: read, changed by one button, and written again.

The form carries all of it, so everything works without scripts; `keeping_looks` keeps it for who leaves.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import QueryDict

from content.cover_placing import new_cover
from content.picture_editing import BLUR, COVERS_AT_MOST, FIRST_COVER, PIXELS, WHOLE, Box, Cover, Edits

from .forms_pictures import BoxForm, CoverForm

SIDES = ("left", "top", "width", "height")
STEP = 3.0  # percent that one press moves or grows a cover
STEPS = {
    "left": (-STEP, 0, 0, 0),
    "right": (STEP, 0, 0, 0),
    "up": (0, -STEP, 0, 0),
    "down": (0, STEP, 0, 0),
    "bigger": (-STEP / 2, -STEP / 2, STEP, STEP),
    "smaller": (STEP / 2, STEP / 2, -STEP, -STEP),
}


BUTTONS = ("turn_left", "turn_right", "whole", "undo", "show")


class Look:
    """The forms of one picture's turn, crop and covers."""

    def __init__(self, edits: Edits, data: Mapping[str, Any] | None = None) -> None:
        boxes = [edits.crop, *edits.covers]
        initial = [
            {name: _plain(getattr(box, name)) for name in ("left", "top", "width", "height")} for box in boxes
        ]
        self._edits = edits
        self.turn = edits.turn
        self.crop = BoxForm(data, prefix="crop", initial=initial[0])
        self.covers = [
            CoverForm(data, prefix=f"cover{number}", initial=values | {"how": cover.how})
            for number, (cover, values) in enumerate(zip(edits.covers, initial[1:], strict=True))
        ]

    @classmethod
    def sent(cls, data: QueryDict) -> "Look":
        """As a browser sent it."""
        turn, count = (_number(data.get(name)) for name in ("turn", "covers"))
        covers = (FIRST_COVER,) * min(max(count, 0), COVERS_AT_MOST)
        return cls(Edits(turn=turn // 90 % 4 * 90, covers=covers), data)

    @property
    def is_right(self) -> bool:
        """Whether every number is one. Asks all, so that all are told."""
        return all([form.is_valid() for form in (self.crop, *self.covers)])  # noqa: C419

    @property
    def edits(self) -> Edits:
        """What was sent, once `is_right`; what was given, when nothing was sent."""
        if not self.crop.is_bound:
            return self._edits
        return Edits(self.turn, self.crop.box, tuple(form.cover for form in self.covers)).checked()


def pressed(edits: Edits, button: str) -> Edits:
    """The edits after one press: turn, add or take away a cover, move it a little, begin afresh."""
    act, _dash, which = button.partition("-")
    if act in {"turn_left", "turn_right"}:
        return edits.turned(1 if act == "turn_right" else -1)
    if act == "add":
        return replace(edits, covers=(*edits.covers, new_cover(edits))).checked()
    if act == "whole":
        return replace(edits, crop=WHOLE)
    if act == "undo":
        return Edits()
    return _at_cover(edits, act, _number(which, -1))


def focus_after(button: str, edits: Edits) -> str:
    """The id to which the page goes after one press: what was pressed, or the cover that is new."""
    act = button.partition("-")[0]
    if act == "add":
        return f"cover-{len(edits.covers)}"
    if act == "remove":
        return "go-add"
    return f"go-{button}" if act in {*STEPS, *BUTTONS} else "look"


def as_query(edits: Edits) -> str:
    """The address part of a preview."""
    query = QueryDict(mutable=True)
    query["turn"] = str(edits.turn)
    query["crop"] = _joined(edits.crop)
    query.setlist("cover", [f"{_joined(cover)},{cover.how}" for cover in edits.covers])
    return query.urlencode()


def from_query(query: QueryDict) -> Edits:
    """What `as_query` wrote. Raises `ValueError` for anything else."""
    covers = []
    for each in query.getlist("cover")[:COVERS_AT_MOST]:
        *numbers, how = each.split(",")
        covers.append(Cover(*_box(numbers), how=how if how in {PIXELS, BLUR} else PIXELS))
    crop = Box(*_box(query.get("crop", "").split(","))) if "crop" in query else WHOLE
    return Edits(_number(query.get("turn")), crop, tuple(covers)).checked()


def _at_cover(edits: Edits, act: str, number: int) -> Edits:
    covers = list(edits.covers)
    if not 0 <= number < len(covers):
        return edits
    if act == "remove":
        del covers[number]
    elif act in STEPS:
        box = covers[number]
        left, top, width, height = STEPS[act]
        covers[number] = replace(
            box, left=box.left + left, top=box.top + top, width=box.width + width, height=box.height + height
        )
    return replace(edits, covers=tuple(covers)).checked()


def _box(numbers: list[str]) -> tuple[float, float, float, float]:
    left, top, width, height = (float(number) for number in numbers)
    if any(math.isnan(side) for side in (left, top, width, height)):
        raise ValueError("a side is no number")
    return (_percent(left), _percent(top), _percent(width), _percent(height))


def _percent(side: float) -> float:
    return min(max(side, 0.0), 100.0)


def _joined(box: Box) -> str:
    return ",".join(_plain(side) for side in (box.left, box.top, box.width, box.height))


def _plain(number: float) -> str:
    return f"{number:g}"


def _number(word: str | None, otherwise: int = 0) -> int:
    return int(word) if word and word.isdecimal() and len(word) < 6 else otherwise
