"""The record of processing as a table for people: what the declarations say, in Markdown. Pure."""

from collections.abc import Iterable, Mapping

from .personal_data import PersonalData

BEGIN, END = "<!-- the register begins -->", "<!-- the register ends -->"
_HEAD = "| table | what for | ground | what | kept | to the person by | in an export | at an erasure |"


def record(declared: Iterable[PersonalData], without: Mapping[str, str]) -> str:
    """The whole register: each table with people, and the names of those without."""
    rows = [_row(each) for each in sorted(declared, key=lambda each: each.table)]
    others = [f"`{table}`: {word}" for table, word in sorted(without.items())]
    table = "\n".join([_HEAD, "|---" * 8 + "|", *rows])
    return f"{table}\n\nTables that hold nothing of people:\n" + "; ".join(others) + "."


def is_kept_in(document: str, register: str) -> bool:
    """Whether the document shows just this register."""
    return document == put_into(document, register)


def put_into(document: str, register: str) -> str:
    """The document with this register between its two marks; `ValueError` where a mark is missing."""
    before, mark, rest = document.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"the document has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{register}\n{END}{after}"


def _row(each: PersonalData) -> str:
    cells = (
        f"`{each.table}`",
        each.purpose,
        each.ground,
        _what(each),
        each.until,
        _ways(each),
        _export(each),
        f"**{each.erasure}**: {each.why}",
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _what(each: PersonalData) -> str:
    return "; ".join(f"`{name}` {word}" for name, word in each.words.items()) or "numbers, times and states"


def _ways(each: PersonalData) -> str:
    if each.follows:
        return f"goes with `{each.follows}`"
    return ", ".join(f"`{name.replace('__', '.')}`" for name in each.whose)


def _export(each: PersonalData) -> str:
    if each.follows:
        return "no"
    if not each.is_exported:
        return f"no: {each.not_exported}"
    left_out = sorted({*each.hidden, *each.others})
    ways = f" by {', '.join(name.replace('__', '.') for name in each.told_by)}" if each.told_by else ""
    return f"yes{ways}" + (f", without {', '.join(left_out)}" if left_out else "")
