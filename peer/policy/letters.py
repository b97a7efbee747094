"""Letters as a reader sees them: look-alikes, styled and invisible signs become plain ones."""

import re
import unicodedata

# Letters of other scripts, and Latin ones without a decomposition, by what they look like.
_PAIRS = {
    # Cyrillic
    "абвгезікмнорстуухчьѕјһ": "a6bre3ikmhopctyyxubsjh",
    "ԁԛԝѵӏпи": "dqwvlnu",
    "АВЕЗІКМНОРСТУХЅЈԀԌҺԚԜѴӀ": "ABE3IKMHOPCTYXSJDGHQWVI",
    # Greek
    "αβγδεζηικμνορστυχωϲϳ": "abydeznikuvopotuxwcj",
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ": "ABEZHIKMNOPTYXC",
    # Latin: small capitals, hooks and strokes
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ": "abcdefghijklmnoprstuvwyz",
    "ıȷɑɡɩɾʋɐǝɔɯɹʇʌʍłđħŧøƅƖɛɵ": "ijagirvaecmrtvwldhtöbleo",
    "ŁĐĦŦØƠƯ": "LDHTÖOU",
    # signs that stand for other signs
    "。․∙ꓸ٫": ".....",
    "′’‘`´": "'''''",
    "∶꞉": "::",
    "−⁃﹣": "---",
    "⁄∕": "//",
    "∣ǀ": "||",
    "＿‿": "__",
}
_INVISIBLE = {"\u2800": "", "\u3164": "", "\u115f": "", "\u1160": "", "\uffa0": "", "\u034f": ""}
# Letters in boxes and circles, and flags: 26 in a row each.
_ROWS = {0x1F150: "A", 0x1F170: "A", 0x1F1E6: "A", 0x1F130: "A"}
_MARKED = "åäöÅÄÖ"
_ORDINARY = re.compile(r"[\n -&(-_a-~åäöÅÄÖ'€]*")
_LONGEST = 4  # one sign becomes at most so many


def _by_sight() -> dict[str, str]:
    seen = dict(_INVISIBLE)
    for signs, plain_ones in _PAIRS.items():
        seen.update(zip(signs, plain_ones, strict=True))
    for first, letter in _ROWS.items():
        seen.update({chr(first + at): chr(ord(letter) + at) for at in range(26)})
    return seen


_SIGHT = _by_sight()


def _sign(char: str) -> str:
    if char in _SIGHT:
        return _SIGHT[char]
    category = unicodedata.category(char)
    if category in {"Cf", "Mn", "Me"}:
        return ""
    if category[0] == "Z" or char in "\t\r\v\f":
        return "\n" if category in {"Zl", "Zp"} else " "
    if category == "Pd":
        return "-"
    digit = unicodedata.digit(char, None)
    return str(digit) if digit is not None else _letters(char)


def _letters(char: str) -> str:
    """The letters of a sign that is made of others: a styled or marked letter, a ligature, a box."""
    made_of = unicodedata.normalize("NFKD", char)
    if made_of == char:
        return char
    base = "".join(_SIGHT.get(part, part) for part in made_of)
    composed = unicodedata.normalize("NFC", base)
    if composed in _MARKED:
        return composed
    return "".join(part for part in base if not unicodedata.category(part).startswith("M"))[:_LONGEST]


class _Table(dict[int, str]):
    """What each sign becomes, worked out when it is met first."""

    def __missing__(self, code: int) -> str:
        became = self[code] = _sign(chr(code))
        return became


_TABLE = _Table()


def plain_letters(text: str) -> str:
    """The text as it looks, in plain letters, digits and signs; å, ä and ö stay."""
    if _ORDINARY.fullmatch(text):
        return text
    return unicodedata.normalize("NFC", text).translate(_TABLE)


def plain_with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The same, and for each sign of the result where it stands in the text."""
    plain, places = [], []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.category(text[end]) in {"Mn", "Me", "Cf"}:
            end += 1
        became = plain_letters(text[start:end])
        plain.append(became)
        places += [(start, end)] * len(became)
        start = end
    return "".join(plain), places
