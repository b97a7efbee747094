"""The house rules: plain text in, verdict out. No database, no request, no Django.

To add a house rule: write one file in `rules/` and name it in `rules/__init__.py`. Words are in `data/`.
"""

from .finding import contact_spans, left_over, pieces_to_cover
from .judging import judge, sounds_like_danger, warming
from .said import Said
from .verdict import Effect, Finding, Verdict, words_of

__all__ = [
    "Effect",
    "Finding",
    "Said",
    "Verdict",
    "contact_spans",
    "judge",
    "left_over",
    "pieces_to_cover",
    "sounds_like_danger",
    "warming",
    "words_of",
]
