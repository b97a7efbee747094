"""A plan in words, for whoever brings services in: one line a record, then what changes and what to do."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from portal.kit.text import one_line

from .planning import PagePlan, Plan, State, Whole

SHOWN = 80  # signs of a value


def as_lines(whole: Whole, *, written: bool) -> Iterator[str]:
    """Every line, without a sign that a terminal would obey."""
    for line in _lines(whole, written):
        depth = len(line) - len(line.lstrip(" "))
        yield " " * depth + one_line(line)


def _lines(whole: Whole, written: bool) -> Iterator[str]:
    for note in whole.notes:
        yield f"Note: {note}"
    for each in whole.plans:
        yield from _record(each)
    for gone in whole.vanished:
        yield f"not in the file any more: {gone}. Nothing is taken away. Look whether our page still holds."
    counts = Counter(each.state for each in whole.plans)
    conflicts = sum(len(page.conflicts) for each in whole.plans for page in each.pages)
    told = ", ".join(f"{counts[state]} {state.value}" for state in State)
    yield f"{told}, {len(whole.vanished)} vanished, {conflicts} conflicts."
    if written:
        yield "Written. New and changed services are drafts: read and publish them in the CMS."
    else:
        yield "Dry run: nothing is written. To do it, use --write."


def _record(made: Plan) -> Iterator[str]:
    known = " ".join(part for part in (made.state.value, made.place, made.number, made.name) if part)
    yield f"{known}: {made.why}" if made.why else known
    for page in made.pages:
        yield from _page(page)
    for note in made.notes:
        yield f"    note: {note}"


def _page(page: PagePlan) -> Iterator[str]:
    if page.page is None:
        yield f"    {page.language}: a new draft with {', '.join(each.name for each in page.taken)}"
        return
    for each in page.taken:
        yield f"    {page.language}: {each.name}: {_shown(each.ours)} → {_shown(each.theirs)}"
    for each in page.conflicts:
        yield (
            f"    {page.language}: {each.name}: conflict, ours is kept: {_shown(each.ours)}; "
            f"the source says {_shown(each.theirs)}. Choose in the CMS."
        )


def _shown(value: Any) -> str:
    words = ", ".join(value) if isinstance(value, tuple) else str(value or "")
    short = one_line(words)
    return f'"{short[:SHOWN]}…"' if len(short) > SHOWN else f'"{short}"' if short else "(nothing)"
