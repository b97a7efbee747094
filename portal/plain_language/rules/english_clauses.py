"""English subordinate clauses, and clauses of participles."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..report import Finding, Weight
from ..tokens import Line, Token
from .english_words import PRONOUNS, is_finite, is_ing, is_participle, listed, plain

ALWAYS = frozenset(("because", "although", "unless", "whether", "whose", "whom", "whereas", "though", "once"))
ASKING = frozenset(("who", "which", "what", "where", "why", "how"))
TIMES = frozenset(("before", "after", "until", "till", "since", "as", "while", "when", "if", "so"))
JOINTS = frozenset(("when", "while", "if", "once", "unless", "although", "though", "until", "whilst"))
PREPOSITIONS = frozenset(
    ("in", "on", "at", "for", "with", "about", "from", "by", "like", "of", "to", "after", "before")
)
REACH = 6  # words in which a clause shows its verb


def begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject and its verb stand here."""
    near = [plain(token.text) for token in tokens[at : at + 3]]
    if not near:
        return False
    if "'" in near[0]:
        return is_finite(near[0])
    return (
        near[0] in PRONOUNS
        and len(near) > 1
        and (is_finite(near[1]) or (len(near) > 2 and is_finite(near[2])))
    )


def opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at this place opens a subordinate clause."""
    word, after = plain(tokens[at].text), _after(tokens, at)
    if not after:
        return False
    if word in ALWAYS:
        return (
            after[0] != "of"
            and any(map(is_finite, after))
            and not (word in ("though", "once") and after[0] == "a")
        )
    if word == "that":
        return _that(tokens, at, after)
    if word in ASKING:
        return _asking(tokens, at, after)
    return word in TIMES and _times(tokens, at, word, after)


def _after(tokens: Sequence[Token], at: int) -> list[str]:
    found: list[str] = []
    for token in tokens[at + 1 :]:
        if len(found) >= REACH or token.text in ",;:":
            break
        if token.is_word:
            found.append(plain(token.text))
    return found


def _before(tokens: Sequence[Token], at: int) -> str:
    return plain(tokens[at - 1].text) if at else ""


def _that(tokens: Sequence[Token], at: int, after: list[str]) -> bool:
    """The joint, not "that day" or "that is"."""
    before = _before(tokens, at)
    if (
        not at
        or before in PREPOSITIONS
        or before in ("and", "or", "but", ",", "do", "did", "is", "was", "like", "know")
    ):
        return (
            before in ("is", "was", "know")
            and after[0] in listed("subjects")
            and any(map(is_finite, after[1:]))
        )
    if before == "so" or after[0] in listed("subjects") or is_finite(after[0]) or after[0] in ("can", "will"):
        return any(map(is_finite, after))
    return tokens[at + 1].text[0].isupper() or (after[0].endswith("s") and any(map(is_finite, after[1:4])))


def _asking(tokens: Sequence[Token], at: int, after: list[str]) -> bool:
    """An asked or a relative clause; a question, "how to" and "how many" are none."""
    before = _before(tokens, at)
    if not at or before in ("and", "or", "but", '"', "”", "“", ":") or after[0] in ("to", "about"):
        return False
    if tokens[-1].text == "?" and before == ",":
        return False
    return any(map(is_finite, after))


def _times(tokens: Sequence[Token], at: int, word: str, after: list[str]) -> bool:
    """A joint with a subject and a verb after it; "after lunch", "as well" and "so long" are none."""
    if word == "so":
        return False  # "so that" is named at "that"
    if word == "when" and not at and is_finite(after[0]):
        return False  # a question
    if word == "if" and _before(tokens, at) in ("as", "even"):
        return any(map(is_finite, after))
    subject = (
        after[0] in listed("subjects") or after[0] in PRONOUNS or (is_finite(after[0]) and "'" in after[0])
    )
    if word in ("when", "if", "while"):
        return any(map(is_finite, after))
    later = after[1:5] if "'" not in after[0] else after[0:5]
    return (
        subject
        and any(map(is_finite, later))
        and not (word == "as" and _before(tokens, at) in ("well", "such"))
    )


def participle_clauses(line: Line) -> Iterator[Finding]:
    """ "Having filled in the form, ...", "..., making it hard", "When applying, ..."."""
    tokens = line.tokens
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    if not commas or not tokens[0].is_word:
        return
    first = 1 if plain(tokens[0].text) in JOINTS else 0
    if _opens_sentence(tokens, first, commas[0]):
        yield Finding("participle_clause", Weight.WARN, tokens[0].start, tokens[commas[0] - 1].end)
    for comma in commas:
        end = _trailing(tokens, comma)
        if end is not None:
            yield Finding("participle_clause", Weight.WARN, tokens[comma + 1].start, tokens[end].end)


def _opens_sentence(tokens: Sequence[Token], first: int, comma: int) -> bool:
    if (first + 1 >= comma and first == 0) or comma + 1 >= len(tokens):
        return False
    word, follows = plain(tokens[first].text), plain(tokens[comma + 1].text)
    if word == "not":
        word = plain(tokens[first + 1].text)
    given = word == "given" and plain(tokens[first + 1].text) in listed("subjects")
    opened = (
        given
        or is_ing(word)
        or word == "being"
        or (is_participle(word) and plain(tokens[first + 1].text) in OPENED)
    )
    return (
        opened
        and follows not in ("and", "but", "or", "so")
        and not is_ing(follows)
        and not _is_list(tokens, comma)
    )


OPENED = listed("opened")


def _trailing(tokens: Sequence[Token], comma: int) -> int | None:
    """Where a clause ends that begins after this comma with a verb in -ing."""
    if comma + 2 >= len(tokens):
        return None
    word = plain(tokens[comma + 1].text)
    before, follows = plain(tokens[comma - 1].text), plain(tokens[comma + 2].text)
    if (
        not (is_ing(word) or word == "being")
        or is_ing(before)
        or follows in ("and", "or", ",")
        or _is_list(tokens, comma)
    ):
        return None
    end = comma + 1
    for at in range(comma + 1, len(tokens)):
        if tokens[at].text in ",;.!?":
            break
        end = at
    return end if end > comma + 1 else None


def _is_list(tokens: Sequence[Token], comma: int) -> bool:
    """Things named in a row: another -ing word stands after "and", or before with no verb."""
    rest = [plain(token.text) for token in tokens[comma + 1 :]]
    return any(word in ("and", "or") and is_ing(then) for word, then in pairwise(rest))
