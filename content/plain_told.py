"""A report on plain language as a person reads it: three words, why, and the places of each kind together."""

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.kit.languages import FINNISH, words_now
from portal.plain_language.advice import Advice, advice_on
from portal.plain_language.offsets import to_utf16
from portal.plain_language.report import Figure, Finding, Profile, Report, Sentence, Weight
from portal.plain_language.words import base_forms

PROFILES = {
    Profile.EASY: ("done", gettext_lazy("Easy")),
    Profile.NEARLY_EASY: ("info", gettext_lazy("Nearly easy")),
    Profile.HARD_IN_PLACES: ("wait", gettext_lazy("Hard in places")),
}
WEIGHTS = {
    Weight.STRONG: gettext_lazy("Hard for many readers"),
    Weight.WARN: gettext_lazy("Worth another look"),
    Weight.HINT: gettext_lazy("A small hint"),
}
TRIES = {
    "split": gettext_lazy("As two sentences:"),
    "verb": gettext_lazy("With a verb:"),
    "word": gettext_lazy("An everyday word:"),
    "meaning": gettext_lazy("It means:"),
    "parts": gettext_lazy("It is made of:"),
}
FIGURES = {
    "words_per_sentence": gettext_lazy("Words in a sentence"),
    "long_sentences": gettext_lazy("Sentences over 12 words, per cent"),
    "constructions": gettext_lazy("Heavy constructions in 100 words"),
    "rare_words": gettext_lazy("Rare words in 100 words"),
    "minen_nouns": gettext_lazy("Nouns that end in -minen, in 100 words"),
    "long_words": gettext_lazy("Words of 15 letters or more, in 100 words"),
    "passives": gettext_lazy("Passives in 100 words"),
}
HEAVIEST = tuple(WEIGHTS)
WRITTEN_OUT = {"abbreviation", "symbol"}  # what stands for them are the same words
FIRST_PLACES = 3  # of a kind; the others wait behind a press
MOST_PLACES = 60  # of a kind: a page with thousands of marks can no longer be written in
# Left once, a word is left wherever it comes again; anything else only in the sentence where it stands.
OF_WORDS = {
    "abbreviation",
    "big_number",
    "compound",
    "long_word",
    "phrasal_idiom",
    "rare_word",
    "roman_numeral",
    "symbol",
}
LONGEST_QUOTE = 90


@dataclass(frozen=True)
class Tried:
    """One thing to try: how it is introduced, and the words; whether they may be put in place of others."""

    kind: str
    label: str
    texts: tuple[str, ...]
    may_be_put_in: bool


@dataclass(frozen=True)
class Place:
    """One place, from `start` to before `end` as browsers count. `key` stands for its kind and its words.

    `times`: how often the same comes, where one row stands for all.
    """

    start: int
    end: int
    weight: Weight
    words: str
    key: str
    tries: tuple[Tried, ...]
    times: int = 1


@dataclass(frozen=True)
class Group:
    """The places of one kind: why they are named, what to try, and how it looks before and after.

    `unshown` counts those beyond the first sixty: they show when those are mended.
    """

    kind: str
    weight: Weight
    weight_words: str
    advice: Advice
    places: tuple[Place, ...]
    unshown: int = 0

    @property
    def count(self) -> int:
        """How many there are, shown or not."""
        return len(self.places) + self.unshown

    @property
    def rows(self) -> tuple[Place, ...]:
        """The first place of each, with how often it comes: the same word is told once."""
        times = Counter(place.key for place in self.places)
        firsts = {place.key: place for place in reversed(self.places)}
        return tuple(replace(firsts[key], times=count) for key, count in times.items())

    @property
    def first(self) -> tuple[Place, ...]:
        """The rows that are shown at once."""
        return self.rows[:FIRST_PLACES]

    @property
    def more(self) -> tuple[Place, ...]:
        """The rows behind a press."""
        return self.rows[FIRST_PLACES:]


@dataclass(frozen=True)
class ToldFigure:
    """A figure with its name, beside what is usual in easy news where that was measured."""

    name: str
    value: float
    median: float | None
    most: float | None


@dataclass(frozen=True)
class Told:
    """The whole report. `profile` is a code, `words` says the same; `left` counts what was left so."""

    language: str
    profile: str
    icon: str
    words: str
    why: tuple[str, ...]
    groups: tuple[Group, ...]
    figures: tuple[ToldFigure, ...]
    left: int
    is_partial: bool


def told(report: Report, text: str, *, left_so: Collection[str] = ()) -> Told:
    """The report in the language of who reads it now. Places whose key is in `left_so` are only counted."""
    groups = tuple(_groups(report, text, left_so))
    icon, words = PROFILES[report.profile] if report.profile else ("info", "")
    if report.left_out and report.profile is Profile.NEARLY_EASY:
        words = gettext_lazy("Nearly easy, as far as we could look")
    return Told(
        language=report.language,
        profile=str(report.profile or ""),
        icon=icon,
        words=str(words),
        why=(*_unseen(report), *_why(report, groups)),
        groups=groups,
        figures=tuple(map(_figure, report.figures)),
        left=len(report.findings) - sum(group.count for group in groups),
        is_partial=bool(report.left_out),
    )


def key_of(finding: Finding, text: str, sentences: Sequence[Sentence] = ()) -> str:
    """What stands for a finding wherever it comes again: a digest of its kind and its words.

    For what is not about words alone it holds the sentences, too, in which it stands.
    """
    start, end = finding.start, finding.end
    if finding.kind not in OF_WORDS:
        first = bisect_right(sentences, start, key=lambda one: one.end)
        around = sentences[first : bisect_left(sentences, end, key=lambda one: one.start)]
        start = min([start, *(one.start for one in around)])
        end = max([end, *(one.end for one in around)])
    here = _one_line(text[finding.start : finding.end])
    words = f"{finding.kind}\0{here}\0{_one_line(text[start:end])}".casefold()
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _groups(report: Report, text: str, left_so: Collection[str]) -> Iterable[Group]:
    by_kind: dict[str, list[tuple[Finding, Finding, str]]] = {}
    for each, counted in zip(report.findings, to_utf16(report, text).findings, strict=True):
        key = key_of(each, text, report.sentences)
        if key not in left_so:
            by_kind.setdefault(each.kind, []).append((each, counted, key))
    found = [_group(kind, places, report, text) for kind, places in by_kind.items()]
    return sorted(found, key=lambda group: (HEAVIEST.index(group.weight), -group.count))


def _group(kind: str, found: list[tuple[Finding, Finding, str]], report: Report, text: str) -> Group:
    weight = min((each.weight for each, _counted, _key in found), key=HEAVIEST.index)
    places = tuple(_place(*each, text, report.language) for each in found[:MOST_PLACES])
    return Group(
        kind=kind,
        weight=weight,
        weight_words=str(WEIGHTS[weight]),
        advice=advice_on(kind, words_now(), report.language),
        places=places,
        unshown=len(found) - len(places),
    )


def _place(each: Finding, counted: Finding, key: str, text: str, language: str) -> Place:
    quote, tries = _quote(each, text), _tries(each, text, language)
    return Place(counted.start, counted.end, each.weight, quote, key, tries)


def _quote(finding: Finding, text: str) -> str:
    words = _one_line(text[finding.start : finding.end])
    if len(words) <= LONGEST_QUOTE:
        return words
    cut, _space, half = words[:LONGEST_QUOTE].rpartition(" ")
    return f"{(cut or half).rstrip(' ,;:')}…"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _tries(finding: Finding, text: str, language: str) -> tuple[Tried, ...]:
    is_safe = _may_be_put_in(finding, text, language)
    return tuple(
        Tried(each.kind, _label(finding, each.kind), each.texts, is_safe and each.kind == "word")
        for each in finding.suggestions
    )


def _label(finding: Finding, kind: str) -> str:
    if finding.kind in WRITTEN_OUT:
        return _("In words:")
    return str(TRIES.get(kind, _("Try:")))


def _may_be_put_in(finding: Finding, text: str, language: str) -> bool:
    """Whether another word would fit as it is: the sign of a word, or one word in its base form.

    A Finnish word in -a may be a verb in the third person too, so nothing is put in for it.
    """
    words = text[finding.start : finding.end].casefold()
    if finding.kind in WRITTEN_OUT:
        return True
    if " " in words or (language == FINNISH and words.endswith(("a", "ä"))):
        return False
    return base_forms(words, language)[0] == words


def _unseen(report: Report) -> Iterable[str]:
    """What nobody could look at, before what was found."""
    if report.left_out and report.profile:
        yield _("We could not look at clause constructions.")


def _why(report: Report, groups: tuple[Group, ...]) -> Iterable[str]:
    if report.profile is Profile.EASY:
        yield _("The sentences are short and the words are easy.")
        return
    for group in [each for each in groups if each.weight is not Weight.HINT][:3]:
        count = group.count
        places = ngettext("%(count)s place", "%(count)s places", count) % {"count": count}
        yield f"{group.advice.name}: {places}."


def _figure(figure: Figure) -> ToldFigure:
    return ToldFigure(str(FIGURES.get(figure.name, figure.name)), figure.value, figure.median, figure.most)
