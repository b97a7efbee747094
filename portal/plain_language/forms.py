"""What a Finnish word may be: its class, case, mood and the rest, by the names that grammars use.

All readings are kept, as a form often has several; the rules choose. Without Voikko there are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from . import words
from .readings import Features

KEPT = 100_000  # forms kept, each read once
LONGEST = 100  # no Finnish word is longer; a dictionary's work on a row of letters may grow fast
ROOT = re.compile(r"\[Xp\]([^\[]+)\[X\]")
PASSIVE_E = re.compile(r"t?t[aä]e")  # tehtäessä, luettaessa
UNSEEN = re.compile(r"\[X[a-z]\][^\[]*\[X\]")  # what Voikko says of a stem beside its letters
CLITIC = re.compile(r"\[F([a-z]+)\]")
TAG = re.compile(r"\[[^\]]*\]")
NAMES = {"nimi", "etunimi", "sukunimi", "paikannimi"}
CLASSES = {
    **dict.fromkeys(NAMES, "name"),
    "nimisana": "noun",
    "laatusana": "adjective",
    "nimisana_laatusana": "adjective",
    "asemosana": "pronoun",
    "teonsana": "verb",
    "kieltosana": "negative",
    "lukusana": "numeral",
    "seikkasana": "adverb",
    "sidesana": "conjunction",
    "suhdesana": "adposition",
    "huudahdussana": "interjection",
    "lyhenne": "abbreviation",
}
CASES = {
    "nimento": "nominative",
    "omanto": "genitive",
    "osanto": "partitive",
    "olento": "essive",
    "tulento": "translative",
    "sisaolento": "inessive",
    "sisaeronto": "elative",
    "sisatulento": "illative",
    "ulkoolento": "adessive",
    "ulkoeronto": "ablative",
    "ulkotulento": "allative",
    "vajanto": "abessive",
    "seuranto": "comitative",
    "keinonto": "instructive",
    "kohdanto": "accusative",
}
ENDINGS = {
    "n": "genitive",
    "ssa": "inessive",
    "sta": "elative",
    "lla": "adessive",
    "lta": "ablative",
    "lle": "allative",
    **dict.fromkeys(("hun", "hyn", "hon", "han", "on", "in", "aan", "hin", "seen"), "illative"),
}
NOMINAL = {"noun", "adjective", "participle", "pronoun", "numeral", "name", "abbreviation"}


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word; what does not apply is empty.

    `base` is the dictionary's form, `root` what it is made from: "hakea" for "haettu".
    `infinitive` is A, E, MA or MINEN. `person` is 1, 2, 3, or 4 for the passive.
    """

    base: str
    root: str
    kind: str
    case: str = ""
    number: str = ""
    person: str = ""
    mood: str = ""
    tense: str = ""
    infinitive: str = ""
    participle: str = ""
    comparison: str = ""
    possessive: str = ""
    clitic: str = ""
    connegative: bool = False
    passive: bool = False

    @property
    def is_nominal(self) -> bool:
        """Whether it is declined as a noun is; participles too."""
        return self.kind in NOMINAL

    @property
    def is_finite(self) -> bool:
        """Whether it is a verb with a person, or the negative verb."""
        return bool(self.person) and not self.connegative


def forms(word: str) -> tuple[Form, ...]:
    """Every reading of the word; of an unknown one with a hyphen, those of its last part."""
    return _forms(word) if len(word) <= LONGEST else ()


def parts(word: str) -> tuple[str, ...]:
    """The parts of a compound as they stand in it ("työ", "kyky", "neuvola"); none for a simple word."""
    return _parts(word) if len(word) <= LONGEST else ()


@lru_cache(maxsize=KEPT)
def _forms(word: str) -> tuple[Form, ...]:
    found = list(words.features(word))
    if not found and "-" in word:
        return _forms(word.rpartition("-")[2])
    if ":" in word:
        return _with_ending(*word.split(":", 1))
    if not word[:1].isupper():
        found = [each for each in found if each.get("CLASS") not in NAMES]
    made = {form for each in _likely(found) for form in _with_genitive(_form(each))}
    return tuple(sorted(made, key=repr))  # the same order with either analyser


def _with_ending(word: str, ending: str) -> tuple[Form, ...]:
    """A short form with an ending, as in "Kela:n"."""
    case = ENDINGS.get(ending.replace("ä", "a"), "")
    return (Form(word.casefold(), word.casefold(), "abbreviation", case=case, number="singular"),)


def _likely(found: list[Features]) -> Iterator[Features]:
    """A word that has a simple reading is no compound: "riippumatta" is no "riippu-matta"."""
    simple = any(not _is_compound(each) for each in found)
    return (each for each in found if not (simple and _is_compound(each)))


def _with_genitive(form: Form) -> tuple[Form, ...]:
    """With a possessive ending the genitive looks like the nominative; Voikko names only that: "äitini"."""
    if form.possessive and form.case == "nominative" and form.number == "singular":
        return form, replace(form, case="genitive")
    return (form,)


def _is_compound(reading: Features) -> bool:
    return "[Bc]" in reading.get("FSTOUTPUT", "")


def _form(reading: Features) -> Form:
    """Voikko's reading in the words of grammar."""
    output: str = reading.get("FSTOUTPUT") or ""
    base = reading["BASEFORM"].replace("=", "").casefold()
    roots = ROOT.findall(output.rpartition("[Bc]")[2])
    mood, person = reading.get("MOOD") or "", reading.get("PERSON") or ""
    infinitive = mood.removesuffix("-infinitive") if mood.endswith("-infinitive") else ""
    participle, ending = _participle(reading, base, output), output.rpartition("[Tn2]")[2]
    comparison = reading.get("COMPARISON") or ""
    return Form(
        base,
        roots[0].casefold() if roots else base,
        _class(reading, infinitive, participle),
        case=_case(infinitive, output) or CASES.get(reading.get("SIJAMUOTO") or "", ""),
        number=reading.get("NUMBER") or "",
        person=person,
        mood="" if infinitive else mood,
        tense=reading.get("TENSE") or "",
        infinitive=infinitive,
        participle=participle,
        comparison=comparison if comparison != "positive" else "",
        possessive=reading.get("POSSESSIVE") or "",
        clitic=next(iter(CLITIC.findall(output)), ""),
        connegative="[Et]" in output,
        passive=person == "4"
        or "passive" in participle
        or (infinitive == "E" and bool(PASSIVE_E.match(ending))),
    )


def _participle(reading: Features, base: str, output: str) -> str:
    """Which participle it is; Voikko leaves some of those on -va unsaid ("arvioiva")."""
    unsaid = "[Lt]" in output and reading.get("CLASS") == "laatusana" and base.endswith(("va", "vä"))
    return reading.get("PARTICIPLE") or ("present_active" if unsaid else "")


def _is_passive(infinitive: str, ending: str) -> bool:
    return infinitive == "E" and PASSIVE_E.match(ending) is not None


def _class(reading: Features, infinitive: str, participle: str) -> str:
    if infinitive == "MINEN":
        return "noun"
    if reading.get("SIJAMUOTO") == "kerrontosti":
        return "adverb"  # "huolellisesti"; Voikko calls it a case of the adjective
    if participle.startswith(("past", "present")):
        return "participle"
    return CLASSES.get(reading.get("CLASS") or "", "other")


def _case(infinitive: str, output: str) -> str:
    """The case of an infinitive that Voikko leaves unsaid: tehdessä, tehden, tehdäkseen."""
    if infinitive == "E":
        return "inessive" if "ss" in output.rpartition("[Tn2]")[2] else "instructive"
    return "translative" if infinitive == "A" and "kse" in output.rpartition("[Tn1]")[2] else ""


@lru_cache(maxsize=KEPT // 10)
def _parts(word: str) -> tuple[str, ...]:
    found = [each for each in words.features(word) if each.get("FSTOUTPUT")]
    if not found or not all(map(_is_compound, found)):
        return ()
    plainest = min(found, key=lambda each: each["FSTOUTPUT"].count("[Bc]"))
    first = plainest["FSTOUTPUT"].split("[Bc]")[:-1]
    ends = [TAG.sub("", UNSEEN.sub("", each)).strip("-").casefold() for each in first]
    whole = plainest["BASEFORM"].replace("=", "").replace("-", "").casefold()
    return (*ends, whole.removeprefix("".join(ends))) if whole.startswith("".join(ends)) else ()


words.when_chosen_anew(_forms.cache_clear)
words.when_chosen_anew(_parts.cache_clear)
