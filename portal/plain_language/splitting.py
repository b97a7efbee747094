"""A block of text cut into sentences.

A full stop ends a sentence unless it belongs to a short form ("esim."), a number in order ("5. kerta"), an
initial or an address. Where that cannot be told, a capital letter after it decides.
"""

import re
from collections.abc import Iterator

from .abbreviations import Abbreviation, abbreviations_of

CLOSERS = "\"'”’»)\\]}›"
OPENERS = "\"'”’“„«»(\\[{‹¿¡"
STOP = re.compile(rf"(?<![.!?…‽])([.!?…‽]+)([{CLOSERS}]*)(?=\s|$)")
# "tuli.Sitten": the space was forgotten.
TIGHT = re.compile(r"(?<=[a-zåäö]{2})([.!?]+)()(?=[A-ZÅÄÖ][a-zåäö])")
LAST = re.compile(r"[^\s(\[\"”»]+$")
LONGEST = 1_000  # signs of one sentence: what is longer never ends, and reading it whole would take long
REACH = 40  # signs before a full stop that can say what it is
# A letter after these names a group or place, and is no initial.
GROUPS = (
    "ryhmä luok vitamiini kohta kohda osa osio rappu talo sali linja suunnitelma liite "
    "grupp vitamin punkt del plan sal hus linje klass bilaga "
    "group part room house line class option question type section"
)
BEFORE_A_LETTER = tuple(GROUPS.split())


def sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of the text begins and ends, without the spaces around it; in linear time."""
    start = 0
    for end in _ends(text, language):
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _ends(text: str, language: str) -> Iterator[int]:
    """Where a sentence ends, in order. A web address has no space after its stops, so it is never met."""
    stops = sorted((*STOP.finditer(text), *TIGHT.finditer(text)), key=lambda stop: stop.start())
    begun = 0
    for stop in stops:
        if _ends_here(text, begun, stop, language):
            begun = stop.end()
            yield begun


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The piece without the spaces around it; what is far too long for a sentence comes in several."""
    while end - start > LONGEST:
        space = max(text.rfind(" ", start + 1, start + LONGEST), text.rfind("\n", start + 1, start + LONGEST))
        cut = space if space > 0 else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_here(text: str, begun: int, stop: re.Match[str], language: str) -> bool:
    after = text[stop.end() : stop.end() + REACH].lstrip()
    if not after:
        return True
    signs, closed = stop.group(1), bool(stop.group(2))
    goes_on = after.lstrip(OPENERS.replace("\\", ""))[:1].islower()
    if signs != ".":
        return not (goes_on and (closed or set(signs) & set("…") or signs.startswith("..")))
    if closed and goes_on:
        return False
    return closed or not _belongs(text[max(begun, stop.start() - REACH) : stop.start()], after, language)


def _belongs(before: str, after: str, language: str) -> bool:
    """Whether one full stop belongs to what stands before it."""
    last = LAST.search(before)
    word = last.group() if last else ""
    goes_on = not after[0].isupper() and not (after[0] in "\"”“«»'’" and after[1:2].isupper())
    if not word:
        return goes_on
    if word[-1].isdigit():
        return goes_on or before.strip() == word
    if len(word) == 1 and word.isupper():
        return _is_initial(word, before, after, language)
    short = _short(before, word, language)
    if short and short.fits(before[: -len(short.short)], after):
        return goes_on or "ends" not in short.flags
    return goes_on and not _is_word(word)


def _short(before: str, word: str, language: str) -> Abbreviation | None:
    """The short form that ends here: of one piece ("bl.a"), or of several ("t ex")."""
    known = abbreviations_of(language)
    pieces = before.split()[-3:]
    tries = (" ".join(pieces[-count:]) for count in (3, 2))
    spaced = next((known[each.lower()] for each in tries if each.lower() in known), None)
    return spaced or known.get(word.lower())


def _is_initial(word: str, before: str, after: str, language: str) -> bool:
    if not after[0].isupper():
        return True
    previous = before[: -len(word)].split()
    if previous and previous[-1].lower().startswith(BEFORE_A_LETTER):
        return False
    return not (language == "en" and word == "I" and previous)


def _is_word(word: str) -> bool:
    """Whether it looks like a whole word: then somebody began a sentence without a capital letter."""
    return len(word) > 3 or word[-1] in ")]" or word.isdigit()
