"""Short forms, signs, long numbers and Roman numbers: what must be known before it can be read."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..abbreviations import Abbreviation, abbreviations_of
from ..frequency import is_rare
from ..lists import read
from ..report import Finding, Suggestion, Weight
from ..tokens import Line, Rule
from .names import ends_name

PER_CENT = {"fi": "prosenttia", "sv": "procent", "en": "per cent"}
AND = {"fi": "ja", "sv": "och", "en": "and"}
SECTION = {"fi": "pykälä", "sv": "paragraf", "en": "section"}
SYMBOL = re.compile(r"[%‰&§=±≥≤<>→]|(?<=[^\W\d_])/(?=[^\W\d_])|(?<=\s)/(?=\s)|(?<=\d)\s?[€$£]?/(?=[^\W\d_])")
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:fi|se|com|org|net|eu|info)\b\S*"
)
DECIMAL = re.compile(r"(?<![\d.,:])\d+[.,]\d+(?!\d|[.:]\d)")
MANY = re.compile(r"(?<![\d.,+-])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|(?<![\d.,+-])\d{5,}(?![\d-])")
MILLIONS = re.compile(r"\s(?:milj|mrd|mn\b|md\b|million|billion)", re.IGNORECASE)
ROUND = 2  # figures
PHONE = re.compile(r"(?:\+\d{1,3}[\s-]?|\b0)\d[\d\s-]{4,}\d")
MONEY = re.compile(r"\s*(?:€|e\b|eur|kr\b|\$|£)", re.IGNORECASE)
CLOCK = re.compile(r"(?:\bklo|\bkello|\bkl\.?|\bklockan|\bat|\bfrom|\bto|\buntil|[-–])\s*$", re.IGNORECASE)
AFTER_CLOCK = re.compile(r"\s*(?:[ap]\.?m\b|[-–])", re.IGNORECASE)
ROMAN = re.compile(r"(?<![\w.-])(?=[XVI])(X{0,3}(?:IX|IV|V?I{0,3}))(?![\w])(?!\.\w)")
CAPITALS = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{3,6}(?![\w-])")


def abbreviations(language: str) -> Rule:
    """Short forms of the language's list, and rare ones in capitals that the sentence does not write out."""

    def rule(line: Line) -> Iterable[Finding]:
        taken: list[tuple[int, int]] = [found.span() for found in ADDRESS.finditer(line.text)]
        for found in _pattern(language).finditer(line.text):
            short = abbreviations_of(language)[" ".join(found.group(1).lower().split())]
            if _is_free(found.span(), taken) and _is_short(found, short, line.text):
                taken.append(found.span())
                yield _expanded(found, short)
        yield from _capitals(line, taken, language)

    return rule


@cache
def _pattern(language: str) -> re.Pattern[str]:
    shorts = sorted(abbreviations_of(language), key=lambda short: -len(short))
    ways = "|".join(re.escape(short).replace(r"\ ", r"\s") for short in shorts)
    return re.compile(rf"(?<![\w.@/:-])({ways})(\.?)(?![\w@:]|\.\w|-\w)", re.IGNORECASE)


def _is_short(found: re.Match[str], short: Abbreviation, text: str) -> bool:
    if not short.meaning or not short.fits(text[: found.start()], text[found.end() :]):
        return False
    if found.group(1).isupper() and len(found.group(1)) > 1 and "bare" not in short.flags:
        return False
    at_the_end = not text[found.end() :].strip("\"'”’»)]} ")
    if found.group(2):
        return "bare" in short.flags or "ends" in short.flags or not at_the_end
    return "bare" in short.flags


def _expanded(found: re.Match[str], short: Abbreviation) -> Finding:
    weight = Weight.HINT if "known" in short.flags else Weight.WARN
    return Finding(
        "abbreviation", weight, found.start(), found.end(), None, (Suggestion("word", (short.meaning,)),)
    )


def _capitals(line: Line, taken: list[tuple[int, int]], language: str) -> Iterator[Finding]:
    text = line.text
    if text.isupper():
        return
    named = {
        word.start
        for at, word in enumerate(line.words)
        if word.text.isupper() and ends_name(line, at, language)
    }
    for found in CAPITALS.finditer(text):
        word = found.group()
        explained = text[found.start() - 1 : found.start()] == "(" or text[found.end() :].lstrip()[:1] == "("
        if (
            not explained
            and found.start() not in named
            and _is_free(found.span(), taken)
            and is_rare(word, language)
            and not ROMAN.match(word)
        ):
            yield Finding("abbreviation", Weight.HINT, found.start(), found.end())


def _is_free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def symbols(language: str) -> Rule:
    """Signs that stand for a word. Those of money are known to everybody."""
    said = {"%": PER_CENT[language], "&": AND[language], "§": SECTION[language]}

    def rule(line: Line) -> Iterable[Finding]:
        addresses = [found.span() for found in ADDRESS.finditer(line.text)]
        for found in SYMBOL.finditer(line.text):
            if _is_free(found.span(), addresses):
                sign = found.group().strip()
                tries = (Suggestion("word", (said[sign],)),) if sign in said else ()
                yield Finding("symbol", Weight.WARN, found.end() - 1, found.end(), None, tries)

    return rule


def big_numbers(line: Line) -> Iterator[Finding]:
    """Numbers of five digits or more, and decimals; not phone numbers, codes, dates, clocks or prices."""
    apart = [found.span() for pattern in (ADDRESS, PHONE) for found in pattern.finditer(line.text)]
    for found in MANY.finditer(line.text):
        before, digits = line.text[: found.start()], sum(map(str.isdigit, found.group()))
        if digits >= 5 and _is_free(found.span(), apart) and not _is_code(found, before, line.text):
            apart.append(found.span())
            weight = Weight.HINT if _is_round(found.group()) else Weight.WARN
            yield Finding("big_number", weight, found.start(), found.end())
    for found in DECIMAL.finditer(line.text):
        if _is_free(found.span(), apart) and not _is_clock_or_price(found, line.text):
            weight = Weight.HINT if MILLIONS.match(line.text, found.end()) else Weight.WARN
            yield Finding("big_number", weight, found.start(), found.end())


def _is_round(number: str) -> bool:
    """Whether nothing is left to be rounded: at most two figures that are not naught, "15 000"."""
    return len("".join(filter(str.isdigit, number)).rstrip("0")) <= ROUND


def _is_code(found: re.Match[str], before: str, text: str) -> bool:
    """A post code stands before the name of a place."""
    after = text[found.end() : found.end() + 3]
    return found.group().isdigit() and len(found.group()) == 5 and after[:1] == " " and after[1:2].isupper()


def _is_clock_or_price(found: re.Match[str], text: str) -> bool:
    """9.30 after "kello", 3,50 before "euroa" or a sign of money, 5.6. as a day."""
    whole, part = map(int, re.split("[.,]", found.group()))
    two_digits = found.group()[-3] in ".,"
    after = text[found.end() : found.end() + 6]
    if after[:1] == "." and "." in found.group() and whole <= 31 and part <= 12:
        return True
    if two_digits and part < 60 and whole < 25:
        before = text[max(0, found.start() - 12) : found.start()]
        if CLOCK.search(before) or AFTER_CLOCK.match(after):
            return True
    return two_digits and bool(MONEY.match(after) or "eur" in after.lower())


def roman_numerals(language: str) -> Rule:
    """Numbers of kings, centuries and chapters; not the English "I"."""

    def rule(line: Line) -> Iterable[Finding]:
        if line.text.isupper():
            return
        for found in ROMAN.finditer(line.text):
            word = found.group()
            if not word or not _counts(line.text, found, language):
                continue
            value = _value(word)
            tries = (Suggestion("word", (_said(line.text, found, value, language),)),)
            yield Finding("roman_numeral", Weight.WARN, found.start(), found.end(), value, tries)

    return rule


def _said(text: str, found: re.Match[str], value: int, language: str) -> str:
    """How the number is read aloud: "toinen maailmansota", "Kaarle kahdestoista", but "luku 2"."""
    orders = read("ordinals")[language].split()
    before, after = text[: found.start()].split(), text[found.end() :].split()
    named = bool(before) and before[-1].isalpha() and before[-1][0].isupper() and len(before[-1]) > 1
    counted = bool(before) and COUNTED.search(before[-1]) is not None
    leads = bool(after and COUNTED.match(after[0].strip(".")))
    in_order = leads or (named and not counted)
    if not in_order or value > len(orders):
        return str(value)
    of_a_name = {"sv": "den ", "en": "the "}.get(language, "") if not leads else ""
    return f"{of_a_name}{orders[value - 1]}"


def _counts(text: str, found: re.Match[str], language: str) -> bool:
    """One letter counts only after a name or before a word that is counted."""
    if len(found.group()) > 1:
        return True
    before = text[: found.start()].split()
    after = text[found.end() :].split()
    named = bool(before) and before[-1][:1].isupper() and before[-1].isalpha()
    if found.group() == "I" and language != "fi":
        rules = len(before) > 1 and before[-2].lower() in RULERS
        return named and (rules or not (after and after[0].islower()))
    return named or bool(after and COUNTED.match(after[0].strip(".")))


COUNTED = re.compile(
    r"vuosisa|luku|luvu|osa|kerrok|kerros|vaihe|maailmanso|seklet|kapit|del|våning|världskrig|fas"
    r"|century|part|chapter|phase|war\b",
    re.IGNORECASE,
)
RULERS = frozenset(
    ("king", "queen", "pope", "emperor", "tsar", "kung", "drottning", "påve", "kejsare", "tsar")
)
VALUES = {"I": 1, "V": 5, "X": 10}  # kings and centuries: larger ones are sizes, films and short forms


def _value(word: str) -> int:
    values = [VALUES[letter] for letter in word]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
