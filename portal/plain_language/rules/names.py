"""Names of several words, told by their capitals: nobody has to know such words from the language."""

from ..frequency import is_rare
from ..tokens import Line
from ..words import is_known


def is_within_name(line: Line, at: int, language: str) -> bool:
    """Whether a word without a capital stands between two with one: "hyvä" in "Yhdessä hyvä OTE".

    A capital that only begins the sentence counts before capitals, and on a word that the language has not.
    """
    words = line.words
    if not 0 < at < len(words) - 1 or not (_are_beside(line, at) and _are_beside(line, at + 1)):
        return False
    before, after = words[at - 1].text, words[at + 1].text
    if not before[0].isupper() or not after[0].isupper():
        return False
    return at > 1 or after.isupper() or not is_known(before.lower(), language)


def ends_name(line: Line, at: int, language: str) -> bool:
    """Whether a word in capitals belongs to the name before it: "OTE" in "Yhdessä hyvä OTE"."""
    if at < 1 or not _are_beside(line, at):
        return False
    before = line.words[at - 1].text
    if before[0].isupper():
        return at > 1 and not before.isupper()
    return is_rare(before, language) and is_within_name(line, at - 1, language)


def _are_beside(line: Line, at: int) -> bool:
    """Whether only a space stands between this word and the one before it."""
    return line.text[line.words[at - 1].end : line.words[at].start].isspace()
