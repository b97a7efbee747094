"""Numbers written as words, in Finnish, Swedish and English, standard and spoken, become digits."""

import re
from re import Match, Pattern

from .words import by_first_letter

_ONES: dict[str, str] = {
    "0": "nolla noll nolle zero nought oh",
    "1": "yksi yks ykkönen ykkösen ett one etta",
    "2": "kaksi kaks kakkonen kakkosen två tvo two tvåa",
    "3": "kolme kolm kolmonen tre three trea",
    "4": "neljä nelj nelkä nelonen nelja fyra four fyrra",
    "5": "viisi viis viitonen vitonen fem five",
    "6": "kuusi kuus kutonen kuutonen sex six",
    "7": "seitsemän seittemän seitsämän seiska seitsemäs seitseman seittemä sju seven sjua",
    "8": "kahdeksan kaheksan kasi kaheksa kahdeksa åtta eight",
    "9": "yhdeksän yheksän ysi yheksä yhdeksan nio nie nine nia",
}
_TENS: dict[str, str] = {
    "10": "kymmenen kymppi tio ten",
    "11": "yksitoista ykstoista elva eleven",
    "12": "kaksitoista kakstoista tolv twelve",
    "13": "kolmetoista kolmetoist tretton thirteen",
    "14": "neljätoista fjorton fourteen",
    "15": "viisitoista viistoista femton fifteen",
    "16": "kuusitoista kuustoista sexton sixteen",
    "17": "seitsemäntoista seittemäntoista sjutton seventeen",
    "18": "kahdeksantoista kaheksantoista arton eighteen",
    "19": "yhdeksäntoista yheksäntoista nitton nineteen",
}
_ROUND: dict[str, str] = {
    "2": "tjugo tjuge twenty",
    "3": "trettio tretti thirty",
    "4": "fyrtio fyrti forty fourty",
    "5": "femtio femti fifty",
    "6": "sextio sexti sixty",
    "7": "sjuttio sjutti seventy",
    "8": "åttio åtti eighty",
    "9": "nittio nitti ninety",
}
# neljäkymmentä, nelkyt, viiskyt: what "so many tens" is made of in Finnish
_FINNISH_TENS: dict[str, str] = {
    "2": "kaksi kaks",
    "3": "kolme kol",
    "4": "neljä nelj nel",
    "5": "viisi viis",
    "6": "kuusi kuus",
    "7": "seitsemän seittemän seit",
    "8": "kahdeksan kaheksan kasi",
    "9": "yhdeksän yheksän ysi",
}
_TENS_ENDINGS = ["kymmentä", "kymment", "kymmentäs", "kyt", "kytä", "kyn"]
# "two zeros", "double four": how many times, and which digit
_TIMES: dict[str, int] = {
    **dict.fromkeys(["tupla", "tuplat", "dubbel", "dubbla", "double", "pari"], 2),
    **dict.fromkeys(["kaks", "kaksi", "två", "two"], 2),
    **dict.fromkeys(["kolme", "tre", "three", "trippel", "tripla", "triple"], 3),
    **dict.fromkeys(["neljä", "fyra", "four"], 4),
}
_MANY: dict[str, str] = {
    "0": "nollaa nollia nollor zeros zeroes",
    "1": "ykköstä ettor ones",
    "2": "kakkosta tvåor twos",
    "3": "kolmosta treor threes",
    "4": "nelosta neljää fyror fours",
    "5": "vitosta viitosta viitosia femmor fives",
    "6": "kutosta kuutosta sexor sixes",
    "7": "seiskaa seiskoja sjuor sevens",
    "8": "kasia kaseja åttor eights",
    "9": "ysiä ysejä nior nines",
}


def _by_word(lists: dict[str, str]) -> dict[str, str]:
    return {word: value for value, words in lists.items() for word in words.split()}


def _one_of(words: list[str]) -> str:
    return by_first_letter(sorted(words, key=len, reverse=True))


_ONE = _by_word(_ONES)
_TEEN = _by_word(_TENS)
_TENTH = _by_word(_ROUND) | {
    head + ending: value
    for value, heads in _FINNISH_TENS.items()
    for head in heads.split()
    for ending in _TENS_ENDINGS
}
_DIGIT_OF_MANY = _by_word(_MANY)
_PART = re.compile(_one_of([*_ONE, *_TEEN, *_TENTH]))
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_WORD = re.compile(rf"{_NO_LETTER_BEFORE}(?:{_PART.pattern})+{_NO_LETTER_AFTER}")
# Five number words in a row, with little between them: whoever says so many gives a number away.
RUN = re.compile(rf"{_WORD.pattern}(?:(?:[^\w\n]{{1,3}}|\s(?:ja|och|and)\s){_WORD.pattern}){{4,}}")
_SEVERAL = re.compile(
    rf"{_NO_LETTER_BEFORE}({_one_of([*_TIMES])})[\s-]?({_one_of([*_DIGIT_OF_MANY, *_ONE])}){_NO_LETTER_AFTER}"
)
_DOUBLING = {"tupla", "tuplat", "dubbel", "dubbla", "double", "trippel", "tripla", "triple"}
_ENGLISH_TENS = re.compile(
    rf"{_NO_LETTER_BEFORE}(twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)[ -]"
    rf"(one|two|three|four|five|six|seven|eight|nine){_NO_LETTER_AFTER}"
)
_PLUS = re.compile(rf"{_NO_LETTER_BEFORE}plus(?:sa|s)?\s(?=\d)")

SUBSTITUTIONS: tuple[tuple[Pattern[str], "Substitute"], ...]


class Substitute:
    """Turns what a pattern found into digits."""

    def __call__(self, found: Match[str]) -> str:
        """The digits of the whole word."""
        return _digits_of(found.group())


class _Several(Substitute):
    def __call__(self, found: Match[str]) -> str:
        times, word = found.groups()
        if word in _DIGIT_OF_MANY:
            return _DIGIT_OF_MANY[word] * _TIMES[times]
        return _ONE[word] * _TIMES[times] if times in _DOUBLING else found.group()


class _EnglishTens(Substitute):
    def __call__(self, found: Match[str]) -> str:
        return _TENTH[found.group(1)] + _ONE[found.group(2)]


class _Plus(Substitute):
    def __call__(self, found: Match[str]) -> str:
        return "+"


SUBSTITUTIONS = (
    (_SEVERAL, _Several()),
    (_ENGLISH_TENS, _EnglishTens()),
    (_WORD, Substitute()),
    (_PLUS, _Plus()),
)
_STARTS = frozenset(word[:3] for word in [*_ONE, *_TEEN, *_TENTH, *_TIMES])
_ALSO_ORDINARY = frozenset({"en", "ett", "sex", "one", "ten"})
_WORDS = re.compile(r"[^\W\d_]{2,}")
_TWO_TOGETHER = re.compile(rf"{_NO_LETTER_BEFORE}(?:{_PART.pattern}){{2}}")
_A_DIGIT = re.compile(r"\d")
_FEW = 2


def has_number_words(lower: str) -> bool:
    """Whether it is worth looking for number words: several words begin like one, or a long one is two."""
    words = [word for word in _WORDS.findall(lower) if word[:3] in _STARTS and word not in _ALSO_ORDINARY]
    if len(words) >= _FEW or not words:
        return bool(words)
    return bool(_A_DIGIT.search(lower) or _TWO_TOGETHER.search(lower))


def _digits_of(word: str) -> str:
    digits, open_ten = "", ""
    for part in _PART.findall(word):
        if part in _ONE and open_ten:
            digits, open_ten = digits + open_ten + _ONE[part], ""
            continue
        if open_ten:
            digits, open_ten = digits + open_ten + "0", ""
        if part in _TENTH:
            open_ten = _TENTH[part]
        else:
            digits += _ONE.get(part) or _TEEN[part]
    return digits + (open_ten + "0" if open_ten else "")
