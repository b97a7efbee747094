"""The picture to practise with: two people at a table, drawn here. Nobody real is in it."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from content.picture_editing import Cover

WIDTH, HEIGHT = 1200, 800
# In percent: who sits on the left does not want to be seen.
FACE = Cover(21.0, 19.0, 16.0, 27.0)
WALL, TABLE, CUP, LINE = "#E9DABB", "#7A5230", "#FBF7F0", "#14262B"


def as_upload() -> SimpleUploadedFile:
    """The drawing as a file that somebody brings."""
    out = io.BytesIO()
    _drawn().save(out, "PNG", optimize=True)
    return SimpleUploadedFile("practice.png", out.getvalue(), content_type="image/png")


def _drawn() -> Image.Image:
    image = Image.new("RGB", (WIDTH, HEIGHT), WALL)
    pen = ImageDraw.Draw(image)
    pen.rectangle((500, 70, 700, 310), fill="#A9CDFF", outline=LINE, width=6)  # a window
    pen.line((600, 70, 600, 310), fill=LINE, width=6)
    _person(pen, 348, hair="#4A3B27", skin="#E8B896", coat="#0B4A45")
    _person(pen, 852, hair="#8E8E8E", skin="#C98F65", coat="#7A3306")
    pen.rectangle((0, 620, WIDTH, HEIGHT), fill=TABLE)
    for left in (400, 720):
        pen.rounded_rectangle((left, 560, left + 80, 660), 14, fill=CUP, outline=LINE, width=5)
    return image


def _person(pen: ImageDraw.ImageDraw, middle: int, *, hair: str, skin: str, coat: str) -> None:
    pen.rounded_rectangle((middle - 150, 370, middle + 150, 760), 90, fill=coat)
    pen.ellipse((middle - 92, 150, middle + 92, 350), fill=hair)
    pen.ellipse((middle - 80, 172, middle + 80, 366), fill=skin, outline=LINE, width=4)
    for side in (-32, 32):
        pen.ellipse((middle + side - 8, 248, middle + side + 8, 266), fill=LINE)
    pen.arc((middle - 38, 280, middle + 38, 334), 20, 160, fill=LINE, width=6)
