"""Words of a reader, made ready for everybody: what tells who somebody is stands out, and can be left out."""

from peer.policy import contact_spans, left_over, pieces_to_cover, words_of

LEFT_OUT = "[…]"
REACHED_BY = {"phone_number", "email_address"}  # codes of house rules


def without_contacts(words: str) -> str:
    """The words with phone numbers, addresses and other contact details left out."""
    for start, end in reversed(_apart(pieces_to_cover(words))):
        words = f"{words[:start]}{LEFT_OUT}{words[end:]}"
    return words


def tells_contacts(words: str) -> bool:
    """Whether a phone number, an address or the like stands in the words."""
    return bool(pieces_to_cover(words))


def tells_how_to_reach(words: str) -> bool:
    """Whether a phone number or a mail address stands in the words. A role has neither."""
    return any(code in REACHED_BY for _start, _end, code in contact_spans(words))


def what_is_told(words: str, language: str) -> list[str]:
    """What the house rules would hold in the words, each in a sentence."""
    said = (words_of(code, language) for code in dict.fromkeys(left_over(words)))
    return [each for each in said if each]


def _apart(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in pieces:
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
