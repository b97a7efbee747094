"""What is said of a kind of finding: its name, why it may be hard, what to try, and an example."""

from dataclasses import dataclass
from functools import cache

from .lists import read

FALLBACK = "fi"  # what an interface language that has no words of its own speaks


@dataclass(frozen=True, slots=True)
class Advice:
    """Short words for a person. `before` and `after` are in the language of the text, or empty."""

    name: str
    why: str
    what: str
    before: str = ""
    after: str = ""


def kinds() -> tuple[str, ...]:
    """Every kind of finding that there is, in the order in which it is told."""
    return tuple(read("advice"))


@cache
def advice_on(kind: str, interface: str, language: str) -> Advice:
    """The advice on a kind, in the interface's language, with an example in the text's language.

    `interface` may say more (`fi-simple`), and may be unknown: then it is Finnish. KeyError for a kind that
    there is not.
    """
    told = read("advice")[kind]
    words = told.get(interface.partition("-")[0], told[FALLBACK])
    example = told["examples"].get(language.partition("-")[0], ("", ""))
    return Advice(words["name"], words["why"], words["what"], *example)
