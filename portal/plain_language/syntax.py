"""Finnish words in their sentence: what stands before them, whose subject they are, what they belong to.

No tree is built. Each question is answered by looking at most a few words away, so the work stays linear.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .forms import Form, forms
from .tokens import Line, Token

REACH = 5  # words that are looked at beside a word; further away a machine that builds no tree only guesses
STOPS = frozenset(',.;:!?()[]–—"”“»«…')
SUBJECT = {"noun", "name", "pronoun", "numeral", "abbreviation"}
OBLIQUE = {"inessive", "elative", "illative", "adessive", "ablative", "allative", "essive", "translative"}
JOINING = frozenset(("ja", "tai", "mutta", "sekä", "eli", "vai", "vaan"))


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its readings, and the signs that stand between it and the word before."""

    token: Token
    forms: tuple[Form, ...]
    before: str = ""

    @property
    def text(self) -> str:
        """The word as written, in small letters."""
        return self.token.text.casefold()

    @property
    def starts_phrase(self) -> bool:
        """Whether a comma, bracket, quote or the like stands before it."""
        return not STOPS.isdisjoint(self.before)

    @property
    def is_finite(self) -> bool:
        """Whether it may be a verb with a person."""
        return any(form.is_finite for form in self.forms)

    def like(self, **features: object) -> Form | None:
        """The first reading that has all of these features."""
        wanted = tuple(features.items())
        return next(
            (form for form in self.forms if all(getattr(form, key) == value for key, value in wanted)), None
        )

    def may_be(self, *kinds: str) -> bool:
        """Whether a reading is of one of these classes."""
        return any(form.kind in kinds for form in self.forms)

    def made_from(self, roots: frozenset[str]) -> bool:
        """Whether a reading as a verb, or as something made of one, has one of these verbs as its root."""
        return any(form.root in roots and (form.kind in {"verb", "participle"}) for form in self.forms)


Words = tuple[Word, ...]


def read(line: Line) -> Words:
    """The words of a sentence with their readings. A capital within the sentence makes a name."""
    words: list[Word] = []
    before = ""
    for token in line.tokens:
        if token.is_word:
            words.append(Word(token, _named(forms(token.text), token, bool(words) and not before), before))
            before = ""
        else:
            before += token.text
    return tuple(words)


def _named(found: tuple[Form, ...], token: Token, inside: bool) -> tuple[Form, ...]:
    names = tuple(form for form in found if form.kind == "name")
    return names if inside and names and token.text[0].isupper() else found


def is_genitive(word: Word, kinds: set[str] = SUBJECT) -> bool:
    """Whether it may be a noun in the genitive; not "ilman", which is more often no noun."""
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
        if is_genitive(word, SUBJECT if found is None else {*SUBJECT, "adjective", "participle"}):
            found = place
        elif found is not None or word.is_finite or not is_aside(word):
            break
    return found


def agrees(word: Word, with_form: Form) -> Form | None:
    """The reading of a word that has the case and number of a form."""
    return next(
        (
            form
            for form in word.forms
            if form.is_nominal and form.case == with_form.case and form.number == with_form.number
        ),
        None,
    )


def head_after(words: Words, at: int, attribute: Form) -> int | None:
    """The noun that an attribute belongs to: the nearest one after it in the same case and number."""
    for place in onward(words, at):
        word = words[place]
        if (
            not word.forms
            and word.text.isalpha()
            and (attribute.case != "genitive" or word.text.endswith("n"))
        ):
            return place  # a name, or a word that nobody knows
        form = agrees(word, attribute)
        if form is not None and form.kind in {"noun", "name", "abbreviation"}:
            return place
        if form is None and not is_genitive(word) and not word.may_be("adverb"):
            return None
    return None


def clause_before(words: Words, at: int) -> Iterator[Word]:
    """The words before a word, nearest first, up to the sign or conjunction that opens its clause."""
    return (words[place] for place in back(words, at, reach=12))
