"""Long words and long compounds, with what they are made of."""

from collections.abc import Iterator

from ..report import Finding, Suggestion, Weight
from ..tokens import Line, Rule
from ..words import parts

LONG, LONGER, LONGEST = 15, 20, 60  # letters; what is longer yet is an address or a slip


def long_words(language: str) -> Rule:
    """Words of 15 letters are hinted at; compounds of 20 are named with their parts (not in English)."""

    def rule(line: Line) -> Iterator[Finding]:
        for word in line.words:
            letters = sum(map(str.isalpha, word.text))
            if not LONG <= letters <= LONGEST:
                continue
            if language != "en" and letters >= LONGER:
                made_of = parts(word.text, language)
                tries = (Suggestion("parts", made_of),) if len(made_of) > 1 else ()
                yield Finding("compound", Weight.WARN, word.start, word.end, letters, tries)
            else:
                yield Finding("long_word", Weight.HINT, word.start, word.end, letters)

    return rule
