"""Many things in a row, which a list would show one under another."""

from collections.abc import Iterator

from ..report import Finding, Weight
from ..tokens import Line, Rule, Token

JOINTS = {"fi": ("ja", "sekä", "tai"), "sv": ("och", "samt", "eller"), "en": ("and", "or")}
THINGS = 5  # in one row
WORDS = 3  # of one thing; what is longer is likely a clause


def rows_of_things(language: str) -> Rule:
    """The rule of a language: five things or more between commas and "and"."""
    joints = JOINTS[language]

    def rule(line: Line) -> Iterator[Finding]:
        for commas in _runs(line.tokens):
            end = _last(line.tokens, commas[-1], joints)
            if end is not None and len(commas) + 2 >= THINGS:
                start = line.tokens[commas[0] - 1].start
                yield Finding("list", Weight.HINT, start, line.tokens[end].end, len(commas) + 2)

    return rule


def _runs(tokens: tuple[Token, ...]) -> Iterator[list[int]]:
    """Commas that have only a few words between them."""
    run: list[int] = []
    for at, token in enumerate(tokens):
        if token.text != "," or not at:
            continue
        if run and at - run[-1] - 1 > WORDS:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _last(tokens: tuple[Token, ...], comma: int, joints: tuple[str, ...]) -> int | None:
    """Where the last thing stands: right after an "and" that follows the last comma closely."""
    for at in range(comma + 1, min(comma + 2 + WORDS, len(tokens) - 1)):
        if tokens[at].text.lower() in joints:
            return at + 1
    return None
