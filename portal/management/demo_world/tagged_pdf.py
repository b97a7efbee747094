"""A small PDF that a screen reader can read: its headings and paragraphs are tagged, its language is said.

Follows PDF 1.7 (ISO 32000-1): 14.8 tagged PDF, 9.6.2.2 standard fonts, Annex D WinAnsiEncoding.
"""

import textwrap
from dataclasses import dataclass, field

PAGE = (595, 842)  # A4 in points
MARGIN = 64
SIZES = {"H1": (24, 42), "H2": (16, 60), "P": (13, 72)}  # points, letters to a line


@dataclass
class _Page:
    drawn: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def tagged_pdf(title: str, language: str, parts: list[tuple[str, str]]) -> bytes:
    """The file. `parts` are pairs of a tag (H1, H2, P) and its words, from top to bottom.

    Words outside WinAnsi are left out. Text that is longer than a page goes on to the next.
    """
    pages = _pages(parts)
    first_tag = 5 + 2 * len(pages)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    count = sum(len(page.tags) for page in pages)
    tag_numbers = " ".join(f"{first_tag + number} 0 R" for number in range(count))
    things = [
        f"<</Type/Catalog/Pages 2 0 R/Lang({language})/MarkInfo<</Marked true>>/StructTreeRoot 4 0 R"
        "/ViewerPreferences<</DisplayDocTitle true>>>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Type/StructTreeRoot/K[{tag_numbers}]/ParentTree<</Nums[{_parents(pages, first_tag)}]>>>>",
    ]
    for number, page in enumerate(pages):
        things += _page(number, page)
    for number, page in enumerate(pages):
        things += [
            f"<</Type/StructElem/S/{tag}/P 4 0 R/Pg {5 + 2 * number} 0 R/K {mark}>>"
            for mark, tag in enumerate(page.tags)
        ]
    return _file([*things, f"<</Title{_words(title)}>>"])


def _pages(parts: list[tuple[str, str]]) -> list[_Page]:
    pages, height = [_Page()], PAGE[1] - MARGIN
    for tag, words in parts:
        size, letters = SIZES[tag]
        lines = textwrap.wrap(words, letters)
        room = len(lines) * size * 1.5 + size
        if height - room < MARGIN:
            pages.append(_Page())
            height = PAGE[1] - MARGIN
        shown = " ".join(f"{_words(line)} Tj T*" for line in lines)
        mark = len(pages[-1].tags)
        place = f"/F1 {size} Tf {size * 1.5} TL {MARGIN} {height - size} Td"
        pages[-1].drawn.append(f"/{tag} <</MCID {mark}>> BDC BT {place} {shown} ET EMC")
        pages[-1].tags.append(tag)
        height -= int(room)
    return pages


def _parents(pages: list[_Page], first_tag: int) -> str:
    """For each page the tags of its pieces, in order."""
    rows, number = [], first_tag
    for place, page in enumerate(pages):
        rows.append(f"{place}[{' '.join(f'{number + each} 0 R' for each in range(len(page.tags)))}]")
        number += len(page.tags)
    return " ".join(rows)


def _page(number: int, page: _Page) -> list[str]:
    drawn = "\n".join(page.drawn)
    box = f"/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]/Resources<</Font<</F1 3 0 R>>>>"
    content = f"/Contents {6 + 2 * number} 0 R/StructParents {number}/Tabs/S"
    return [
        f"<</Type/Page/Parent 2 0 R{box}{content}>>",
        f"<</Length {len(drawn.encode('cp1252'))}>>\nstream\n{drawn}\nendstream",
    ]


def _words(text: str) -> str:
    kept = text.encode("cp1252", "ignore").decode("cp1252")
    for sign in "\\()":
        kept = kept.replace(sign, f"\\{sign}")
    return f"({kept})"


def _file(things: list[str]) -> bytes:
    out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, thing in enumerate(things, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{thing}\nendobj\n".encode("cp1252")
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(things) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
    trailer = f"trailer\n<</Size {size}/Root 1 0 R/Info {size - 1} 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (table + trailer).encode()
