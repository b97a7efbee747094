"""Nouns that carry a whole sentence: actions in a row, very long compounds, cases that are seldom used."""

from collections.abc import Iterator

from ..forms import Form, parts
from ..listed import listed
from ..report import Suggestion
from ..syntax import Word, Words, is_genitive
from .finnish_found import Found

LONG, LONGER, LONGEST = 15, 20, 30  # letters; the design's mark for a hint, the compound's, and far too many
ATTRIBUTES = {"noun", "name", "adjective", "participle", "numeral", "pronoun", "abbreviation"}
SHOWN = 5  # verbs for nouns of action; more would be a list nobody reads
# How the base form of a verb ends: hakea, tehdä, luvata, tulla.
INFINITIVES = (*(f"{sound}{end}" for sound in "adlnrtäieouy" for end in "aä"),)
MANY = 3  # -minen nouns in a sentence that are too many wherever they stand


def noun_chain(words: Words) -> Iterator[Found]:
    """Actions as nouns: one the genitive of another, or several -minen nouns with genitives of their own."""
    actions = {at: verb for at, word in enumerate(words) if (verb := _action(word)) is not None}
    chains = list(_chains(words, sorted(actions)))
    if not chains:
        nouns = [at for at, verb in actions.items() if verb]
        owned = [
            at
            for at in nouns
            if at and not words[at].starts_phrase and is_genitive(words[at - 1], ATTRIBUTES)
        ]
        if len(nouns) >= MANY or len(owned) > 1:
            chains = [nouns]
    for chain in chains:
        named = [at for at in chain if actions[at]][:SHOWN]
        verbs = tuple(dict.fromkeys(f"{words[at].token.text} → {actions[at]}" for at in named))
        yield Found(
            "noun_chain",
            chain[0],
            chain[-1],
            number=len(chain),
            heavy=len(chain) > MANY,
            suggestions=(Suggestion("verb", verbs),) if verbs else (),
        )


def long_words(words: Words) -> Iterator[Found]:
    """`compound` from 20 letters on, with its parts where Voikko knows them; `long_word` from 15 on."""
    for at, word in enumerate(words):
        written = word.token.text.replace("\u00ad", "")
        letters = sum(letter.isalpha() for letter in written)
        if letters < LONG or (at and written[0].isupper() and not written.isupper()):
            continue
        if letters < LONGER:
            yield Found("long_word", at, at, number=letters, light=True)
            continue
        broken = max(map(len, written.split("-"))) < LONGER
        shown = (Suggestion("parts", parts(written)),) if parts(written) else ()
        yield Found("compound", at, at, letters, light=broken, heavy=letters >= LONGEST, suggestions=shown)


def rare_case(words: Words) -> Iterator[Found]:
    """Comitative, instructive and abessive of nouns, unless the form is an adverb; -maisillaan of verbs."""
    for at, word in enumerate(words):
        soon = word.like(infinitive="MAINEN")  # "on tekemäisillään": will soon
        if soon is not None:
            shown = (Suggestion("verb", (f"{word.token.text} → {soon.base} pian",)),)
            yield Found("rare_case", at, at, suggestions=shown)
            continue
        if word.text in listed("rare_case") or (at and word.token.text[0].isupper()):
            continue
        led = _leads(words, at)
        if word.like(kind="noun", case="comitative") or _is_rarely(word) or led:
            also_verb = word.may_be("verb")  # "omin sanoin" is met often enough
            yield Found("rare_case", at - 1 if led else at, at, light=also_verb)


def _is_rarely(word: Word) -> bool:
    """Whether it has no reading but those of a rare case; "sanoin" may be "I said"."""
    nouns = word.like(kind="noun", participle="")
    return nouns is not None and all(map(_is_rare, word.forms))


def _leads(words: Words, at: int) -> bool:
    """Whether an attribute in the same case stands before it: "omin silmin", "omin sanoin"."""
    if not at or words[at].starts_phrase or words[at - 1].text in listed("rare_case"):
        return False
    if words[at - 1].may_be("adverb") or words[at].may_be("adverb", "conjunction", "adposition"):
        return False
    noun = words[at].like(kind="noun", case="instructive", number="plural")
    return (
        noun is not None
        and words[at - 1].like(kind="adjective", case="instructive", number="plural") is not None
    )


def _is_rare(form: Form) -> bool:
    if (
        form.infinitive
        or form.clitic
        or form.kind not in {"noun", "adjective", "participle"}
        or form.comparison == "superlative"
    ):
        return False
    return form.case in {"comitative", "abessive"} or (form.case == "instructive" and form.number == "plural")


def _action(word: Word) -> str | None:
    """The verb behind a noun that names an action; empty when it is one without a verb to show."""
    minen = word.like(infinitive="MINEN")
    if minen is not None:
        return minen.base
    nouns = [form for form in word.forms if form.kind == "noun" and not form.participle]
    if not nouns or any(form.base.endswith(tuple(listed("everyday_nouns"))) for form in nouns):
        return None
    return "" if any(_names_action(form) for form in nouns) else None


def _names_action(form: Form) -> bool:
    """Whether a noun is made of a verb by its end: "arviointi", "lisäys"."""
    derived = form.root != form.base and form.root.endswith(INFINITIVES) and form.base.endswith(("us", "ys"))
    return derived or form.base.endswith(tuple(listed("action_nouns")))


def _chains(words: Words, actions: list[int]) -> Iterator[list[int]]:
    """Rows of actions in which each is the genitive that belongs to the next."""
    chain: list[int] = []
    for at in actions:
        if chain and not _reaches(words, chain[-1], at):
            if len(chain) > 1:
                yield chain
            chain = []
        chain.append(at)
    if len(chain) > 1:
        yield chain


def _reaches(words: Words, first: int, last: int) -> bool:
    """Whether only genitives stand from one action to the next."""
    if last - first > MANY or any(words[at].starts_phrase for at in range(first + 1, last + 1)):
        return False
    return all(is_genitive(words[at], ATTRIBUTES) for at in range(first, last))
