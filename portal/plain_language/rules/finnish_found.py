"""A place that a rule of Finnish grammar found, counted in words; `finnish.py` turns it into a finding."""

from dataclasses import dataclass

from ..report import Suggestion


@dataclass(frozen=True, slots=True)
class Found:
    """From the word `first` to the word `last`, both with it. `light` makes it a hint, `heavy` strong."""

    kind: str
    first: int
    last: int
    number: int | None = None
    light: bool = False
    heavy: bool = False
    suggestions: tuple[Suggestion, ...] = ()
