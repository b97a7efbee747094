"""What one person says on and on, kept as one text. Pure."""

MOST_WORDS = 5000
_FIRST = 2000
_GAP = "\n…\n"
_LAST = MOST_WORDS - _FIRST - len(_GAP)


def joined(said: str, more: str) -> str:
    """Both texts; of very much the first 2,000 signs and the last 3,000. How it began is never pushed out.

    The same again adds nothing.
    """
    if not more or said.endswith(more):
        return said
    text = f"{said}\n{more}" if said else more
    return text if len(text) <= MOST_WORDS else f"{text[:_FIRST]}{_GAP}{text[-_LAST:]}"
