"""What is new in a version, compared with the one read before."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Difference:
    """One paragraph or heading that is there now (`is_new`) or was there before."""

    is_new: bool
    text: str


def differences(before: str, after: str) -> list[Difference]:
    """What went and what came, paragraph by paragraph, in the order of the text."""
    old, new = before.split("\n\n"), after.split("\n\n")
    found: list[Difference] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            found += [Difference(False, part) for part in old[old_from:old_to] if part]
            found += [Difference(True, part) for part in new[new_from:new_to] if part]
    return found


@dataclass(frozen=True)
class Change:
    """Some words of a paragraph: as they were (both False), taken out, or new."""

    words: str
    is_gone: bool = False
    is_new: bool = False


def word_changes(before: str, after: str) -> list[Change]:
    """One paragraph, word by word: what stays, what went and what came, in the order of the text."""
    old, new = _words(before), _words(after)
    found: list[Change] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if kind == "equal":
            found.append(Change(come))
            continue
        found += [Change(gone, is_gone=True)] if gone else []
        found += [Change(come, is_new=True)] if come else []
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)
