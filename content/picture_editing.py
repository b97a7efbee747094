"""A picture turned, cropped and covered: bytes and edits in, bytes out. Pure; no database and no request.

Places are in percent of the whole picture as it stands after turning: a cover stays on its face when the
crop changes. The order is always: turn, crop, cover. What a cover hides cannot be found again: of a covered
box at most 6 × 6 mean colours in 16 steps each go into the new file, wherever the covers lie.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image, ImageOps

PIXELS, BLUR = "pixels", "blur"
WAYS = (PIXELS, BLUR)
COVERS_AT_MOST = 20
CELLS = 6  # on a side, at most
CELL_PIXELS = 12  # at least: what is written on a small badge is gone too
PADDING = 0.06  # of the box, on each side
PADDING_PIXELS = 4
COLOUR_BITS = 4
SMALLEST_CROP, SMALLEST_COVER = 10.0, 2.0
Pixels = tuple[int, int, int, int]  # left, top, right, bottom
SAVING: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 88, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 86, "method": 4},
}


@dataclass(frozen=True)
class Box:
    """A part of the picture, in percent."""

    left: float
    top: float
    width: float
    height: float

    def within(self, smallest: float) -> "Box":
        """The nearest box that lies in the picture and is not too small."""
        width, height = (min(max(side, smallest), 100.0) for side in (self.width, self.height))
        left, top = (
            min(max(place, 0.0), 100.0 - side) for place, side in ((self.left, width), (self.top, height))
        )
        return replace(
            self, left=round(left, 1), top=round(top, 1), width=round(width, 1), height=round(height, 1)
        )

    def turned_right(self) -> "Box":
        """The same part, after the picture was turned to the right by a quarter."""
        left = 100.0 - self.top - self.height
        return replace(self, left=left, top=self.left, width=self.height, height=self.width)


@dataclass(frozen=True)
class Cover(Box):
    """A part that nobody shall recognise."""

    how: str = PIXELS


WHOLE = Box(0.0, 0.0, 100.0, 100.0)
FIRST_COVER = Cover(35.0, 25.0, 30.0, 30.0)  # where a new one stands until it is moved


@dataclass(frozen=True)
class Edits:
    """What is done to a picture. Without anything it stays as it was brought."""

    turn: int = 0  # degrees to the right
    crop: Box = WHOLE
    covers: tuple[Cover, ...] = ()

    def turned(self, quarters: int) -> "Edits":
        """Turned on by so many quarters to the right; the crop and the covers go along."""
        edits = self
        for _quarter in range(quarters % 4):
            covers = tuple(cover.turned_right() for cover in edits.covers)
            edits = Edits((edits.turn + 90) % 360, edits.crop.turned_right(), covers)  # type: ignore[arg-type]
        return edits

    def checked(self) -> "Edits":
        """The nearest edits that can be made."""
        covers = tuple(cover.within(SMALLEST_COVER) for cover in self.covers[:COVERS_AT_MOST])
        return Edits(self.turn // 90 % 4 * 90, self.crop.within(SMALLEST_CROP), covers)  # type: ignore[arg-type]

    def as_plain(self) -> dict[str, Any]:
        """For the database; nothing at all when nothing is done."""
        if self == Edits():
            return {}
        return {
            "turn": self.turn,
            "crop": [self.crop.left, self.crop.top, self.crop.width, self.crop.height],
            "covers": [[c.left, c.top, c.width, c.height, c.how] for c in self.covers],
        }

    @classmethod
    def from_plain(cls, kept: Mapping[str, Any]) -> "Edits":
        """What `as_plain` gave."""
        covers = tuple(Cover(*cover) for cover in kept.get("covers", ()))
        return cls(kept.get("turn", 0), Box(*kept["crop"]) if "crop" in kept else WHOLE, covers)


def edited(data: bytes, edits: Edits, *, longest: int | None = None) -> bytes:
    """The picture with these edits, in the same kind of file; with `longest`, no side longer than that.

    The data is a file of our own intake: drawn anew, without metadata.
    """
    edits = edits.checked()
    image: Image.Image = Image.open(io.BytesIO(data), formats=tuple(SAVING))
    kind = image.format or "JPEG"
    if longest:
        image.draft(image.mode, (longest, longest))
        image.thumbnail((longest, longest))
    if edits.turn:
        image = image.rotate(-edits.turn, expand=True)
    whole = image.size
    frame = _pixels(edits.crop, whole)
    drawn = image.crop(frame)
    for cover in edits.covers:
        _cover(drawn, cover, whole, frame)
    out = io.BytesIO()
    # Of the pixels alone: nothing that hung on the old file goes along.
    Image.frombytes(drawn.mode, drawn.size, drawn.tobytes()).save(out, kind, **SAVING[kind])
    return out.getvalue()


def _pixels(box: Box, size: tuple[int, int]) -> Pixels:
    width, height = size
    left, top = int(box.left * width / 100), int(box.top * height / 100)
    right, bottom = (
        round((box.left + box.width) * width / 100),
        round((box.top + box.height) * height / 100),
    )
    return left, top, max(right, left + 1), max(bottom, top + 1)


def _cover(
    drawn: Image.Image, cover: Cover, whole: tuple[int, int], frame: tuple[int, int, int, int]
) -> None:
    """Draws over one part; the rest of the old pixels there is not looked at again."""
    left, top, right, bottom = _pixels(cover, whole)
    aside = round((right - left) * PADDING) + PADDING_PIXELS
    above = round((bottom - top) * PADDING) + PADDING_PIXELS
    part = (
        max(left - aside - frame[0], 0),
        max(top - above - frame[1], 0),
        min(right + aside - frame[0], drawn.width),
        min(bottom + above - frame[1], drawn.height),
    )
    if part[0] < part[2] and part[1] < part[3]:
        hidden = _flattened(drawn.crop(part), cover.how)
        drawn.paste(hidden.convert(drawn.mode), part)


def _flattened(part: Image.Image, how: str) -> Image.Image:
    """A few mean colours instead of the part. Both ways keep the same little; a blur only looks softer."""
    solid = part
    if "A" in part.getbands():  # what lies under transparent pixels is hidden too
        solid = Image.new("RGB", part.size, "white")
        solid.paste(part, mask=part.getchannel("A"))
    cells = tuple(min(CELLS, max(side // CELL_PIXELS, 1)) for side in part.size)
    few = ImageOps.posterize(solid.convert("RGB").resize(cells, Image.Resampling.BOX), COLOUR_BITS)  # type: ignore[arg-type]
    return few.resize(part.size, Image.Resampling.BILINEAR if how == BLUR else Image.Resampling.NEAREST)
