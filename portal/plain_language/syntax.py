"""Finnish words in their sentence: what stands before them, whose subject they are, what they belong to.

No tree is built. Each question is answered by looking at most a few words away, so the work stays linear.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import words
from .forms import KEPT, Form, forms
from .tokens import Line, Token

REACH = 5  # words that are looked at beside a word; further away a machine that builds no tree only guesses
DASHES = ("-", "–")
STOPS = frozenset(',.;:!?()[]–—"”“»«…')
ATTACHED = frozenset(("viime", "ensi", "koko"))  # undeclined before a noun: "viime vuonna"
SUBJECT = {"noun", "name", "pronoun", "numeral", "abbreviation"}
HEADS = frozenset(("noun", "name", "abbreviation"))
VERBAL = frozenset(("verb", "participle"))
DESCRIBING = frozenset(("participle", "adjective"))
OBLIQUE = {"inessive", "elative", "illative", "adessive", "ablative", "allative", "essive", "translative"}
JOINING = frozenset(("ja", "tai", "mutta", "sekä", "eli", "vai", "vaan"))


class Readings:
    """The readings of one word, asked again and again: each question is answered once and kept."""

    __slots__ = ("_known", "forms", "is_finite", "kinds")

    def __init__(self, found: tuple[Form, ...]) -> None:
        """Looks through the readings once."""
        self.forms = found
        self.kinds = frozenset(form.kind for form in found)
        self.is_finite = any(form.is_finite for form in found)
        self._known: dict[tuple[tuple[str, object], ...], Form | None] = {}

    def like(self, wanted: tuple[tuple[str, object], ...]) -> Form | None:
        """The first reading with all of these features."""
        if wanted not in self._known:
            fits = (form for form in self.forms if all(getattr(form, key) == value for key, value in wanted))
            self._known[wanted] = next(fits, None)
        return self._known[wanted]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written and in small letters, its readings, and the signs that stand before it."""

    token: Token
    text: str
    readings: Readings
    before: str = ""

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every reading."""
        return self.readings.forms

    @property
    def starts_phrase(self) -> bool:
        """Whether a comma, bracket, quote or the like stands before it."""
        return bool(self.before) and not STOPS.isdisjoint(self.before)

    @property
    def is_finite(self) -> bool:
        """Whether it may be a verb with a person."""
        return self.readings.is_finite

    def like(self, **features: object) -> Form | None:
        """The first reading that has all of these features."""
        return self.readings.like(tuple(features.items())) if self.readings.forms else None

    def may_be(self, *kinds: str) -> bool:
        """Whether a reading is of one of these classes."""
        return not self.readings.kinds.isdisjoint(kinds)

    def made_from(self, roots: frozenset[str]) -> bool:
        """Whether a reading as a verb, or as something made of one, is one of these verbs or made of one."""
        if self.readings.kinds.isdisjoint(VERBAL):
            return False
        return any(
            not roots.isdisjoint((form.root, form.base)) and form.kind in VERBAL for form in self.forms
        )


Words = tuple[Word, ...]


def read(line: Line) -> Words:
    """The words of a sentence with their readings. A capital within the sentence makes a name."""
    found: list[Word] = []
    before = ""
    for token in line.tokens:
        if token.is_word:
            inside = bool(found) and not before
            if before in DASHES and found and found[-1].text.isdigit() and token.text.isdigit():
                before = ""  # "1990–1995" is one number
            found.append(Word(token, token.text.casefold(), _readings(token.text, inside), before))
            before = ""
        else:
            before += token.text
    return tuple(found)


@lru_cache(maxsize=KEPT)
def _readings(text: str, inside: bool) -> Readings:
    found = forms(text)
    names = tuple(form for form in found if form.kind == "name")
    return Readings(names if inside and names and text[0].isupper() else found)


words.when_chosen_anew(_readings.cache_clear)


def is_genitive(word: Word, kinds: set[str] = SUBJECT) -> bool:
    """Whether it may be a noun in the genitive; not "ilman", but also a name that no dictionary has."""
    if not word.forms:
        return word.token.text[:1].isupper() and word.text.endswith("n")
    if word.may_be("adverb", "adposition", "conjunction"):
        return False
    return any(form.case == "genitive" and form.kind in kinds for form in word.forms)


def is_aside(word: Word) -> bool:
    """Whether it may stand between a subject and its verb form: an adverb, or a noun in a case of place."""
    return any(
        form.kind in {"adverb", "adposition"}
        or (form.is_nominal and (form.case in OBLIQUE or form.case == "partitive"))
        for form in word.forms
    )


def back(words: Words, at: int, reach: int = REACH) -> Iterator[int]:
    """The places before a word, nearest first, as far as its phrase reaches."""
    while reach and at > 0 and not words[at].starts_phrase:
        at, reach = at - 1, reach - 1
        if words[at].text in JOINING or words[at].like(kind="conjunction"):
            return
        yield at


def onward(words: Words, at: int, reach: int = REACH) -> Iterator[int]:
    """The places after a word, nearest first, as far as its phrase reaches."""
    while reach and at + 1 < len(words) and not words[at + 1].starts_phrase:
        at, reach = at + 1, reach - 1
        if words[at].text in JOINING or words[at].like(kind="conjunction"):
            return
        yield at


def subject_before(words: Words, at: int) -> int | None:
    """Where the genitive subject of a verb form begins; None when no genitive stands before it."""
    found = None
    for place in back(words, at):
        word = words[place]
        beside = found is not None or place == at - 1  # "nuoren tekemä": a person, though not a noun
        if is_genitive(word, {*SUBJECT, "adjective", "participle"} if beside else SUBJECT):
            found = place
        elif found is not None or word.is_finite or not _stands_between(word):
            break
    return found


def _stands_between(word: Word) -> bool:
    return is_aside(word) or word.text.isdigit() or word.text in ATTACHED or word.text == "itse"


def agrees(word: Word, with_form: Form) -> Form | None:
    """The reading in the case and number of a form, a noun first; not a genitive that a possessive hides."""
    wanted = (with_form.case, with_form.number)
    fits = [form for form in word.forms if form.is_nominal and (form.case, form.number) == wanted]
    seen = [form for form in fits if not (form.possessive and form.case == "genitive")]
    return next((form for form in seen if form.kind in HEADS), seen[0] if seen else None)


def head_after(words: Words, at: int, attribute: Form) -> int | None:
    """The noun that an attribute belongs to: the nearest after it in the same case and number.

    An adjective that no noun follows stands for one: "apua saavat nuoret".
    """
    adjective = None
    for place in _phrase_after(words, at):
        word = words[place]
        if _is_unknown_head(word, attribute):
            return place
        form = agrees(word, attribute)
        if form is not None and form.kind in HEADS:
            return place
        if _is_counted(words, place, attribute):
            return place + 1
        if form is not None and form.kind == "adjective":
            adjective = place
        elif form is None and not _may_lead(word):
            break
    return adjective


def other_attribute_after(words: Words, at: int, form: Form) -> int | None:
    """Where another attribute of the same noun follows, with words of its own or after "ja" or a comma."""
    for place in range(at + 1, min(at + 1 + REACH, len(words))):
        word = words[place]
        if word.text in JOINING:
            continue
        other = agrees(word, form)
        if other is not None and other.kind in DESCRIBING:
            return place if head_after(words, place, other) is not None else None
        if word.is_finite or not (is_aside(word) or is_genitive(word)):
            return None
    return None


def _phrase_after(words: Words, at: int) -> Iterator[int]:
    """The places after a word as far as its noun may be, over "ja" between owners or parts of compounds."""
    reach = REACH
    while reach and at + 1 < len(words) and not words[at + 1].starts_phrase:
        at, reach = at + 1, reach - 1
        if _is_first_part(words, at) or _joins_within(words, at):
            continue
        if words[at].text in JOINING or words[at].like(kind="conjunction"):
            return
        yield at


def _is_first_part(words: Words, at: int) -> bool:
    """Whether the rest of the compound comes later: "hiusten- ja vartalonpesu", also "lypsy-ja"."""
    after = words[at + 1] if at + 1 < len(words) else None
    return words[at].text.endswith(("-ja", "-tai")) or (
        after is not None and after.text in JOINING and after.before == "-"
    )


def _joins_within(words: Words, at: int) -> bool:
    """Whether it joins two owners of the noun ("Nokian ja Sonyn kännykät") or ends the first part of one."""
    if words[at].text not in JOINING or at + 1 == len(words):
        return False
    return words[at].before == "-" or (is_genitive(words[at - 1]) and is_genitive(words[at + 1]))


def _is_counted(words: Words, at: int, attribute: Form) -> bool:
    """Whether a number and what it counts stand for many: "rannalla seisovat kaksi taloa"."""
    if (attribute.case, attribute.number) != ("nominative", "plural"):
        return False
    if at + 1 == len(words) or words[at + 1].starts_phrase:
        return False
    number = words[at].text.isdigit() or words[at].like(kind="numeral", case="nominative", number="singular")
    return bool(number) and words[at + 1].like(kind="noun", case="partitive", number="singular") is not None


def _is_unknown_head(word: Word, attribute: Form) -> bool:
    """Whether it is a name, or a word that nobody knows."""
    fits = attribute.case != "genitive" or word.text.endswith("n")
    return not word.forms and word.text.isalpha() and fits


def _may_lead(word: Word) -> bool:
    """Whether it may stand between an attribute and its noun: the noun's owner, or an adverb."""
    owned = any(each.possessive for each in word.forms)
    return (is_genitive(word) and not owned) or word.may_be("adverb") or word.text.isdigit()
