"""The rules that know Finnish grammar, gathered."""

from ..tokens import Line, Rule

RULES: tuple[Rule, ...] = ()


def left_out() -> tuple[str, ...]:
    """The kinds that need a dictionary with grammar, when there is none."""
    return ()


def halves(line: Line) -> tuple[str, str] | None:
    """A long sentence as two, where that is safe; None elsewhere."""
    return None
