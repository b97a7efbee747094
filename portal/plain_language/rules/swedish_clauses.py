"""Which Swedish words open a subordinate clause."""

from collections.abc import Sequence

from ..tokens import Token
from .swedish_words import PRONOUNS, is_finite, is_infinitive, listed

ALWAYS = listed("always")
AS = listed("as")
ASKING = listed("asking")
REACH = 6  # words in which a clause shows its verb


def begins_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject and its verb stand here, in either order within the first words."""
    near = [token.text.lower() for token in tokens[at : at + 4]]
    if len(near) < 2:
        return False
    return (near[0] in PRONOUNS and is_finite(near[1])) or (
        tokens[at].text[0].isupper() and is_finite(near[1])
    )


def opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at this place opens a subordinate clause."""
    word = tokens[at].text.lower()
    look = LOOKS.get(word)
    if look is None and word in ALWAYS:
        look = _always
    if look is None and word in ASKING:
        look = _asking
    return look is not None and look(tokens, at)


def _after(tokens: Sequence[Token], at: int, count: int = REACH) -> list[str]:
    found: list[str] = []
    for token in tokens[at + 1 :]:
        if len(found) >= count or token.text in ",;:":
            break
        if token.is_word:
            found.append(token.text.lower())
    return found


def _before(tokens: Sequence[Token], at: int) -> str:
    return tokens[at - 1].text.lower() if at else ""


def _has_verb(tokens: Sequence[Token], at: int) -> bool:
    return any(map(is_finite, _after(tokens, at)))


def _always(tokens: Sequence[Token], at: int) -> bool:
    """ "Därför" only before "att"; a question that begins with "vilken" is none."""
    word = tokens[at].text.lower()
    if word == "därför":
        return _after(tokens, at, 1) == ["att"]
    if word == "fast":
        return _has_verb(tokens, at) and (_after(tokens, at, 1) or [""])[0] in PRONOUNS
    return (at > 0 or not word.startswith("vilk")) and _has_verb(tokens, at)


def _asking(tokens: Sequence[Token], at: int) -> bool:
    """An asked clause has its subject before its verb: "hur du mår"; a question not: "hur mår du"."""
    after = _after(tokens, at)
    if not at or not after or _before(tokens, at) in ("än",):
        return False
    if tokens[at].text.lower() == "var" and after[0] not in PRONOUNS and not _is_thing_and_verb(after):
        return False
    return (not is_finite(after[0]) and any(map(is_finite, after))) or after[:1] == ["som"]


def _is_thing_and_verb(after: list[str]) -> bool:
    """ "Nyckeln är": here "var" is "where", not "was"."""
    return after[0].endswith(("en", "et", "n", "na")) and len(after) > 1 and is_finite(after[1])


def _att(tokens: Sequence[Token], at: int) -> bool:
    """Not the sign of an infinitive, and not a second name for "därför att"."""
    after = _after(tokens, at, 3)
    skipped = [
        word for word in after if word not in ("inte", "aldrig", "också", "alltid", "själv", "bara", "ens")
    ]
    if not skipped or _before(tokens, at) == "därför":
        return False
    return not is_infinitive(skipped[0]) or (skipped[0] in PRONOUNS)


def _som(tokens: Sequence[Token], at: int) -> bool:
    """A relative clause has a verb, and begins with it or with its subject."""
    after = _after(tokens, at)
    if (
        not after
        or not at
        or _before(tokens, at) in AS
        or after[0] in ("möjligt", "helst", "sådan", "vanligt")
    ):
        return False
    near = [token.text.lower() for token in tokens[max(0, at - 3) : at]]
    if near[-1] in ASKING or any(word.startswith("vilk") for word in near):
        return False  # "vad som", "vilka studier som": named already
    return any(map(is_finite, after[:4]))


def _om(tokens: Sequence[Token], at: int) -> bool:
    """ "If" and "whether", not "about": a subject and a verb follow, and no "om" that ends a verb."""
    after = _after(tokens, at)
    return (
        bool(after)
        and (after[0] in PRONOUNS or tokens[at].text[0].isupper())
        and any(map(is_finite, after[:4]))
    )


def _nar(tokens: Sequence[Token], at: int) -> bool:
    """Not the question "När kommer du?"."""
    after = _after(tokens, at)
    return bool(after) and not is_finite(after[0]) and any(map(is_finite, after))


def _dar(tokens: Sequence[Token], at: int) -> bool:
    """ "Where", not "there": its subject stands before its verb."""
    after = _after(tokens, at)
    return bool(at and after) and after[0] in PRONOUNS and any(map(is_finite, after[1:3]))


LOOKS = {"att": _att, "som": _som, "om": _om, "när": _nar, "där": _dar, "då": _dar, "dit": _dar}
