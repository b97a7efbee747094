"""What in a message may be hard to read: its longest sentence, and one word that has an everyday one."""

from dataclasses import dataclass

from django.utils.translation import gettext

from portal.plain_language.checking import check
from portal.plain_language.report import Finding
from portal.plain_language.words import LANGUAGES, is_known, words_in

SHORTEST = 3  # words: of fewer nobody can tell in which language they are
QUOTED = 6  # words of a long sentence that are quoted


@dataclass(frozen=True)
class HardPlaces:
    """The beginning of a long sentence; a word and the everyday one for it. Empty where there is none."""

    long: str = ""
    rare: str = ""
    everyday: str = ""


def hard_places(text: str) -> HardPlaces:
    """Looks at the words as they stand now and keeps nothing of them."""
    language = language_of(text)
    if not language:
        return HardPlaces()
    findings = check(text, language, remember=False).findings
    long = max((each for each in findings if each.kind == "sentence"), key=_length, default=None)
    rare, everyday = next(filter(None, (_swap(each, text) for each in findings)), ("", ""))
    return HardPlaces(_beginning(text[long.start : long.end]) if long else "", rare, everyday)


def in_words(text: str) -> list[str]:
    """One or two short sentences for who wrote it, in the active language; none when nothing was found."""
    found, said = hard_places(text), []
    if found.long:
        said.append(gettext("This sentence is long: “%(words)s”") % {"words": found.long})
    if found.everyday:
        words = {"rare": found.rare, "everyday": found.everyday}
        said.append(gettext("For “%(rare)s” you could write “%(everyday)s”.") % words)
    return said


def language_of(text: str) -> str:
    """The language whose dictionary has most of the words; nothing for very few words, or strange ones."""
    words = words_in(text)[:100]
    known = {language: sum(is_known(word, language) for word in words) for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: known[language])
    return best if len(words) >= SHORTEST and known[best] * 2 >= len(words) else ""


def _length(finding: Finding) -> int:
    return finding.number or finding.end - finding.start


def _swap(finding: Finding, text: str) -> tuple[str, str] | None:
    everyday = next((each.texts[0] for each in finding.suggestions if each.kind == "word" and each.texts), "")
    return (text[finding.start : finding.end], everyday) if everyday else None


def _beginning(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words) if len(words) <= QUOTED else f"{' '.join(words[:QUOTED])}…"
