"""What is new in a version, compared with the one read before."""

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
