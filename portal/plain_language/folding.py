"""Signs that nobody sees put out of the way before the rules read, and places found again afterwards."""

from collections.abc import Callable, Iterator
from unicodedata import combining, is_normalized, normalize

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, spaces and joiners without width
WITHOUT = str.maketrans("", "", UNSEEN)
Place = Callable[[int], int]


def folded(text: str) -> tuple[str, Place]:
    """The text without unseen signs and with each letter in one piece, and where a place of it was before."""
    if text.isascii() or (text.translate(WITHOUT) == text and is_normalized("NFC", text)):
        return text, _same
    pieces: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(text):
        piece = normalize("NFC", cluster)
        pieces.append(piece)
        places += [start] * len(piece)
    places.append(len(text))
    return "".join(pieces), places.__getitem__


def _same(place: int) -> int:
    return place


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with the signs on it; unseen signs stand before the letter that they lead to."""
    start, cluster = 0, ""
    for at, sign in enumerate(text):
        if sign in UNSEEN:
            continue
        if cluster and not combining(sign):
            yield start, cluster
            cluster = ""
        start = start if cluster else at
        cluster += sign
    if cluster:
        yield start, cluster
