"""Whether somebody's first name stands in words, in the forms that Finnish and Swedish give it. Pure."""

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]+(?:[’'´:-][^\W\d_]+)*")
BEGINS = re.compile(r"(?:^|[.!?:\n”\"–])\s*$")  # what stands before the first word of a sentence
# The last syllable of a name in its other cases: Veikko, Veikon; Antti, Antin; Lempi, Lemmen.
WEAK = {"kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "mp": "mm", "lt": "ll", "rt": "rr"}
ENDING = (
    r"(?:[’'´:]?(?:s|n|i?n|e?n|i?a|i?ä|t[aä]|ll[aä]|lle|lt[aä]|ss[aä]|st[aä]|n[aä]|ksi"
    r"|ill[aä]|ille|ilt[aä]|iss[aä]|ist[aä]|in[aä]|iksi|[aeiouyäö]n))?(?:kin|k[aä][aä]n|h[aä]n|ko|kö)?"
)
# Names that are words of every day too: in small letters they are no name.
WORDS_TOO = frozenset(
    """
    aamu armas helmi ilma ilo kaisla kielo kukka lahja lauha lempi lumi meri onni oiva pilvi päivi raita rauha
    ruusu satu suvi säde taika taimi taisto talvi tarmo toivo tuuli tuisku usko valo vanamo veli vieno vilja
    vuokko björn sten stig lilja hilla vadelma
    """.split()  # noqa: SIM905  one in a line would be a page
)


def says(name: str, words: str) -> bool:
    """Whether the words say this name. A form of it begins with a capital: "ainoa" is no Aino."""
    name = name.strip()
    if not name or not words:
        return False
    plain = name.casefold()
    stems = "|".join(re.escape(stem) for stem in _stems(plain))
    forms = re.compile(rf"(?:{stems}){ENDING}")
    return any(_is_form(word, plain, forms, is_first) for word, is_first in _words_in(words))


def _is_form(word: str, name: str, forms: re.Pattern[str], is_first: bool) -> bool:
    small = word.casefold()
    if not word[0].isupper():
        return small == name and name not in WORDS_TOO
    if is_first and (small in {f"{name}a", f"{name}ä"} or (small == name and name in WORDS_TOO)):
        return False  # "Ainoa asia" and "Onni on tässä": any word has a capital here
    return bool(forms.fullmatch(small))


def _words_in(text: str) -> Iterator[tuple[str, bool]]:
    for found in WORD.finditer(text):
        is_first = bool(BEGINS.search(text[: found.start()][-8:]))
        yield found[0], is_first
        if "-" in found[0]:
            yield from ((part, is_first) for part in found[0].split("-") if part)


def _stems(name: str) -> list[str]:
    stems = [name]
    if len(name) > len("kko") and (weak := WEAK.get(name[-3:-1])):
        stems.append(f"{name[:-3]}{weak}{'e' if name[-1] == 'i' else name[-1]}")
        stems.append(f"{name[:-3]}{weak}{name[-1]}")
    if name.endswith("s"):
        stems += [f"{name[:-1]}kse", name[:-1]]
    if name.endswith("i"):
        stems.append(f"{name[:-1]}e")
    return stems
