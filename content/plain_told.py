"""A report on plain language as a person reads it: three words, why, and the places of each kind together."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.kit.languages import FINNISH, words_now
from portal.plain_language.advice import Advice, advice_on
from portal.plain_language.offsets import to_utf16
from portal.plain_language.report import Figure, Finding, Profile, Report, Weight
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
    """One place, from `start` to before `end` as browsers count. `key` stands for its kind and its words."""

    start: int
    end: int
    weight: Weight
    words: str
    key: str
    tries: tuple[Tried, ...]


@dataclass(frozen=True)
class Group:
    """All places of one kind: why they are named, what to try, and how it looks before and after."""

    kind: str
    weight: Weight
    weight_words: str
    advice: Advice
    places: tuple[Place, ...]

    @property
    def first(self) -> tuple[Place, ...]:
        """The places that are shown at once."""
        return self.places[:FIRST_PLACES]

    @property
    def more(self) -> tuple[Place, ...]:
        """The places behind a press."""
        return self.places[FIRST_PLACES:]


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
    return Told(
        language=report.language,
        profile=str(report.profile or ""),
        icon=icon,
        words=str(words),
        why=tuple(_why(report, groups)),
        groups=groups,
        figures=tuple(map(_figure, report.figures)),
        left=len(report.findings) - sum(len(group.places) for group in groups),
        is_partial=bool(report.left_out),
    )


def key_of(finding: Finding, text: str) -> str:
    """What stands for a finding wherever it comes again: a digest of its kind and its words."""
    words = " ".join(text[finding.start : finding.end].casefold().split())
    return hashlib.blake2b(f"{finding.kind}\0{words}".encode(), digest_size=10).hexdigest()


def _groups(report: Report, text: str, left_so: Collection[str]) -> Iterable[Group]:
    by_kind: dict[str, list[Place]] = {}
    for each, counted in zip(report.findings, to_utf16(report, text).findings, strict=True):
        key = key_of(each, text)
        if key not in left_so:
            quote, tries = _quote(each, text), _tries(each, text, report.language)
            place = Place(counted.start, counted.end, each.weight, quote, key, tries)
            by_kind.setdefault(each.kind, []).append(place)
    found = [_group(kind, places, report.language) for kind, places in by_kind.items()]
    return sorted(found, key=lambda group: (HEAVIEST.index(group.weight), -len(group.places)))


def _group(kind: str, places: list[Place], language: str) -> Group:
    weight = min((place.weight for place in places), key=HEAVIEST.index)
    return Group(
        kind=kind,
        weight=weight,
        weight_words=str(WEIGHTS[weight]),
        advice=advice_on(kind, words_now(), language),
        places=tuple(places),
    )


def _quote(finding: Finding, text: str) -> str:
    words = " ".join(text[finding.start : finding.end].split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1].rstrip()}…"


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


def _why(report: Report, groups: tuple[Group, ...]) -> Iterable[str]:
    if report.profile is Profile.EASY:
        yield _("The sentences are short and the words are easy.")
        return
    for group in [each for each in groups if each.weight is not Weight.HINT][:3]:
        count = len(group.places)
        places = ngettext("%(count)s place", "%(count)s places", count) % {"count": count}
        yield f"{group.advice.name}: {places}."


def _figure(figure: Figure) -> ToldFigure:
    return ToldFigure(str(FIGURES.get(figure.name, figure.name)), figure.value, figure.median, figure.most)
