"""The picture on a card that a phone's camera reads: a QR code as one path of an SVG."""

from dataclasses import dataclass

import qrcode

QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks


@dataclass(frozen=True)
class QrPicture:
    """How many modules wide it is, and the path of the dark ones."""

    size: int
    path: str


def qr_of(address: str) -> QrPicture:
    """The picture of an address. A quarter of it may be dirty or worn: level Q corrects that much."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, border=QUIET)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    return QrPicture(len(rows), "".join(_row(number, row) for number, row in enumerate(rows)))


def _row(number: int, row: list[bool]) -> str:
    """One row as boxes of one module's height, each run of dark modules one box."""
    boxes, start = [], None
    for at, is_dark in enumerate([*row, False]):
        if is_dark and start is None:
            start = at
        elif not is_dark and start is not None:
            boxes.append(f"M{start} {number}h{at - start}v1h-{at - start}z")
            start = None
    return "".join(boxes)
