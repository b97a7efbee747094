"""A long sentence shown as two sentences, where both halves can stand alone."""

from collections.abc import Callable, Sequence

from ..tokens import Line, Token

SHORTEST = 3  # words in each half


def cut_at(
    line: Line, joints: frozenset[str], begins: Callable[[Sequence[Token], int], bool]
) -> tuple[str, str] | None:
    """Both halves at the joint nearest to the middle; None where no joint joins two main clauses.

    `begins(tokens, at)` says whether the tokens from there on begin with a subject and its verb. "And" goes;
    other joints stay, so that nothing of the meaning is lost.
    """
    tokens, middle = line.tokens, len(line.text) / 2
    places = [at for at in range(len(tokens)) if _joins(tokens, at, joints) and begins(tokens, at + 1)]
    best = min(places, key=lambda at: abs(tokens[at].start - middle), default=None)
    return _halves(line, best) if best is not None else None


def _joins(tokens: Sequence[Token], at: int, joints: frozenset[str]) -> bool:
    before = sum(token.is_word for token in tokens[:at])
    after = sum(token.is_word for token in tokens[at + 1 :])
    return tokens[at].text in joints and min(before, after) >= SHORTEST


def _halves(line: Line, at: int) -> tuple[str, str]:
    joint = line.tokens[at]
    first = line.text[: joint.start].rstrip(" ,;–") + "."
    rest = line.text[joint.end if joint.text in ("och", "and") else joint.start :].strip()
    return first, rest[:1].upper() + rest[1:]
