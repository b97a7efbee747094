"""The plain-language check for somebody who waits for it: few at once, and the glossary is known.

It keeps nothing. What of a text stays in memory for the next look is said by `remember`.
"""

from portal.kit.languages import words_of
from portal.kit.slots import Slots
from portal.plain_language.blocks import Blocks
from portal.plain_language.checking import check
from portal.plain_language.report import Report

from . import explained

# Each check keeps one processor busy: with two of them the other readers still get their pages.
SLOTS = Slots(limit=2, seconds=2)


def report_on(text: str | Blocks, language: str, *, on_a_page: bool = True, remember: bool = True) -> Report:
    """What the check says of a text. `portal.kit.slots.Full` when too many are checked just now.

    On a page of ours the words of the glossary are explained and do not count as hard; elsewhere their
    meanings are suggested. With `remember=False` no sentence stays in memory.
    """
    base = words_of(language)
    known = explained.meanings_of(base)
    with SLOTS.one():
        if on_a_page:
            return check(text, base, explained=known, remember=remember)
        return check(text, base, meanings=known, remember=remember)
