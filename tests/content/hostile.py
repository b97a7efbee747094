"""Damaged and hostile files, made here, and a process that meets them all: `python -m tests.content.hostile`.

It prints what became of each file, and the most memory it ever held, as JSON.
"""

import gzip
import io
import json
import random
import resource
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

MEBIBYTE = 2**20
ADDRESSES = 2048 * MEBIBYTE  # threads of the decoders reserve room that they never use
TAKEN = "taken"
NOISE = random.Random(7).randbytes(60 * 40 * 3)
BLACK = Image.frombytes("RGB", (60, 40), NOISE)
PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def saved(kind: str, image: Image.Image = BLACK, **options: object) -> bytes:
    """One good file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_with(*extra: bytes, size: tuple[int, int] = (60, 40), pixels: bytes | None = None) -> bytes:
    """A PNG written by hand, with other parts before its pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0))
    rows = zlib.compress(b"".join(b"\0" + bytes(60 * 3) for _row in range(40))) if pixels is None else pixels
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def blown_up(mebibytes: int) -> bytes:
    """So many mebibytes of nothing, packed small."""
    packer, nothing = zlib.compressobj(1), bytes(MEBIBYTE)
    parts = [packer.compress(nothing) for _each in range(mebibytes)]
    return b"".join([*parts, packer.flush()])


def archive() -> bytes:
    """A small zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", bytes(MEBIBYTE))
    return out.getvalue()


def with_size(jpeg: bytes, width: int, height: int) -> bytes:
    """A JPEG that says it is larger than it is."""
    place = jpeg.index(b"\xff\xc0")
    return jpeg[: place + 5] + struct.pack(">HH", height, width) + jpeg[place + 9 :]


def files() -> Iterator[tuple[str, bytes]]:
    """Each with the name under which it is brought. Not one of them may be taken."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    jpeg, png, webp, heic = (saved(kind) for kind in ("JPEG", "PNG", "WEBP", "HEIF"))
    moving = {"save_all": True, "append_images": [BLACK.rotate(90)], "duration": 90}
    yield from {
        "empty.jpg": b"",
        "noise.jpg": NOISE,
        "words.jpg": b"hello",
        "zeros.png": bytes(5000),
        "page.html": PAGE,
        "page.jpg": PAGE,
        "drawing.svg": DRAWING,
        "drawing.png": DRAWING,
        "drawing.svgz": gzip.compress(DRAWING),
        "still.gif": saved("GIF"),
        "still.jpg": saved("GIF"),
        "moving.gif": saved("GIF", **moving),
        "scan.tiff": saved("TIFF"),
        "scan.jpg": saved("TIFF"),
        "old.bmp": saved("BMP"),
        "sign.ico": saved("ICO"),
        "new.avif": saved("AVIF"),
        "paper.pdf": saved("PDF"),
        "paper.jpg": b"%PDF-1.7\n" + jpeg,
        "print.jpg": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        "pack.zip": archive(),
        "pack.png": archive(),
        "letter.docx": archive(),
        "jpeg.png": jpeg,
        "png.jpg": png,
        "webp.jpg": webp,
        "heic.jpg": heic,
        "no-ending": jpeg,
        "two.jpg.exe": jpeg,
    }.items()
    yield from {
        "half.jpg": jpeg[: len(jpeg) // 2],
        "half.png": png[: len(png) // 2],
        "half.webp": webp[: len(webp) // 2],
        "half.heic": heic[: len(heic) // 2],
        "head.jpg": jpeg[:20],
        "head.png": png[:33],
        "head.webp": webp[:16],
        "half.mpo": saved("MPO", **moving)[:1500],
        "jpeg-and-zip.jpg": jpeg + archive(),
        "jpeg-and-page.jpg": jpeg + PAGE,
        "png-and-code.png": png + b"<?php echo 1;",
        "webp-and-page.webp": webp + PAGE,
        "moving.png": saved("PNG", **moving),
        "moving.webp": saved("WEBP", **moving),
        "wide.png": png_with(size=(2**31 - 1, 2**31 - 1)),
        "tall.png": png_with(size=(1, 200_000_000)),
        "wide.jpg": with_size(jpeg, 65_500, 65_500),
        "bomb.png": saved("PNG", Image.new("1", (20_000, 20_000)), optimize=True),
        "almost.png": saved("PNG", Image.new("1", (6_400, 6_400))),
        "more-pixels.png": png_with(pixels=blown_up(100), size=(6_000, 6_000))[:-30],
        "colours.png": png_with(chunk(b"iCCP", b"x\0\0" + blown_up(100))),
        "comment.png": png_with(chunk(b"zTXt", b"Comment\0\0" + blown_up(100))),
        "long-words.png": png_with(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + blown_up(100))),
        "many-words.png": png_with(
            *(chunk(b"zTXt", b"Comment%d\0\0" % each + zlib.compress(bytes(900_000))) for each in range(80))
        ),
    }.items()


def large() -> Iterator[tuple[str, bytes]]:
    """The largest that are taken: they need the most memory of all."""
    yield "large.png", saved("PNG", Image.new("RGBA", (6_320, 6_320), (9, 9, 9, 90)), compress_level=1)
    yield "large.jpg", saved("JPEG", Image.new("RGB", (6_320, 6_320), "green"))
    yield "good.jpg", saved("JPEG")


def meet() -> dict[str, object]:
    """All of them, one after the other, in this one process."""
    from content.picture_cleaning import PictureRefused, clean

    def outcome(name: str, data: bytes) -> str:
        try:
            clean(data, name)
        except PictureRefused as refused:
            return str(refused)
        return TAKEN

    brought, good = dict(files()), dict(large())
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    hostile = {name: outcome(name, data) for name, data in brought.items()}
    after = {name: outcome(name, data) for name, data in good.items()}
    peak = _peak()
    return {"hostile": hostile, "good": after, "peak": peak}


def _peak() -> int:
    """The most memory that this program held, in bytes; `ru_maxrss` would count the one that started it."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:"))


if __name__ == "__main__":
    from django.conf import settings

    settings.configure(
        USE_I18N=False,
        WAGTAILIMAGES_MAX_UPLOAD_SIZE=15 * MEBIBYTE,
        WAGTAILIMAGES_MAX_IMAGE_PIXELS=40_000_000,
    )
    json.dump(meet(), sys.stdout)
