"""What somebody typed, as questions to the index: first strict ones, then kinder ones. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.plain_language.words import base_forms, parts, words_in

from ..search_words import sign_of

MOST_SIGNS, MOST_WORDS, SHORTEST_BEGINNING = 100, 8, 4
# Words that say nothing by themselves, in base forms: left out where others are left.
SMALL = {
    "fi": "ja tai sekä on ei että kun jos mitä missä miten mikä kuka mistä mihin "
    "minä sinä hän me te he se ne tämä nämä joku jokin olla minun minulla minulle minusta olen",
    "sv": "och eller är inte att när om vad var hur vem i på av en ett den det de som med till för från "
    "jag du han hon vi ni man min mitt mina mig någon något ha har vara",
    "en": "and or is not that when if what where how who in on of a an the with to for from "
    "i you he she it we they my me someone something have has am are be",
}
SMALL_WORDS = {language: frozenset(words.split()) for language, words in SMALL.items()}
# What people say, and the words that our pages say for it, both as base forms.
EVERYDAY: dict[str, dict[str, tuple[str, ...]]] = {
    "fi": {
        "laina": ("velka",),
        "lasku": ("velka",),
        "luotto": ("velka",),
        "vippi": ("velka",),
        "ulosotto": ("velka",),
        "perintä": ("velka",),
        "maksuhäiriö": ("velka",),
        "maksuhäiriömerkintä": ("velka",),
        "luottotieto": ("velka",),
        "asunto": ("asuminen", "asua"),
        **dict.fromkeys(
            (
                "masennus",
                "masentaa",
                "masentunut",
                "ahdistus",
                "ahdistaa",
                "ahdistunut",
                "uupumus",
                "burnout",
            ),
            ("mielenterveys", "terapia", "psykoterapia"),
        ),
        "mielenterveys": ("terapia", "psykoterapia"),
    },
    "sv": {
        "skulder": ("skuld",),
        "betalningsanmärkning": ("skuld", "skulder"),
        "kreditupplysning": ("skuld", "skulder"),
        "utsökning": ("skuld", "skulder"),
        "depression": ("psykoterapi",),
        "ångest": ("psykoterapi",),
        "rehabiliteringspsykoterapi": ("psykoterapi",),
    },
    "en": {
        "loan": ("debt",),
        "enforcement": ("debt",),
        "depression": ("psychotherapy",),
        "anxiety": ("psychotherapy",),
    },
}


@dataclass(frozen=True)
class Beginning:
    """Any word that begins like this."""

    text: str


@dataclass(frozen=True)
class All:
    """Each of these must stand in a page."""

    of: tuple["Question", ...]


@dataclass(frozen=True)
class Some:
    """One of these must stand in a page."""

    of: tuple["Question", ...]


Question = str | Beginning | All | Some


@dataclass(frozen=True)
class AskedWord:
    """One word as it was typed, its own forms, and what it is made of."""

    text: str
    forms: tuple[str, ...]
    parts: tuple[str, ...]

    def strictly(self) -> Question:
        """The word itself in any form, also inside a compound."""
        return Some(self.forms)

    def kindly(self) -> Question:
        """Also words that begin like it, and pages that have all of its parts."""
        more: list[Question] = list(self.forms)
        if len(self.text) >= SHORTEST_BEGINNING:
            more.append(Beginning(self.forms[0]))
        if len(self.parts) > 1:
            more.append(All(self.parts))
        return Some(tuple(more))


@dataclass(frozen=True)
class Asked:
    """Everything that was typed. `small`: words that say nothing by themselves and were left out."""

    words: tuple[AskedWord, ...]
    language: str
    small: tuple[AskedWord, ...] = ()

    @property
    def text(self) -> str:
        """The words as they were typed."""
        return " ".join(word.text for word in self.words)

    def strictly(self) -> Question:
        """Every word, in any form."""
        return _each([word.strictly() for word in self.words])

    def kindly(self) -> Question:
        """Every word, or what is like it."""
        return _each([word.kindly() for word in self.words])

    def by_any(self) -> Question:
        """One of the words is enough, in any form."""
        return Some(tuple(word.strictly() for word in self.words))

    def loosely(self) -> Question:
        """One of the words is enough, or a part of one."""
        return Some(tuple(each for word in self.words for each in (word.kindly(), *word.parts)))

    def with_word(self, number: int, text: str) -> "Asked":
        """The same question with another word in one place."""
        words = list(self.words)
        words[number] = _asked_word(text, self.language)
        return replace(self, words=tuple(words))


def ask(text: str, language: str) -> Asked:
    """The question in what somebody typed. Without any word in it there is none to answer."""
    typed = words_in(text[:MOST_SIGNS])[:MOST_WORDS]
    words = [_asked_word(word, language) for word in typed]
    telling = tuple(word for word in words if not _is_small(word, language))
    left_out = tuple(word for word in words if word not in telling) if telling else ()
    return Asked(telling or tuple(words), language, left_out)


def _each(questions: Sequence[Question]) -> Question:
    """Each of them must be answered. One is asked as it is: so it is known for the same question again."""
    return questions[0] if len(questions) == 1 else All(tuple(questions))


def _is_small(word: AskedWord, language: str) -> bool:
    """By itself or by its likeliest base form: "minulla" as "minä"."""
    return not SMALL_WORDS.get(language[:2], frozenset()).isdisjoint(word.forms[:2])


def _asked_word(word: str, language: str) -> AskedWord:
    forms = [sign_of(word.casefold()), *(sign_of(base) for base in base_forms(word, language))]
    forms += [more for form in forms for more in EVERYDAY.get(language[:2], {}).get(form, ())]
    made_of = (sign_of(part) for part in parts(word, language))
    return AskedWord(word, tuple(dict.fromkeys(filter(None, forms))), tuple(filter(None, made_of)))
