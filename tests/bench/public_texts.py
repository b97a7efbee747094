"""The stories that both programs tell: the same words and pictures, by number."""

import io

from PIL import Image, ImageDraw

from .texts import long_text, sentence

PICTURES = 6


def title(number: int) -> str:
    """A heading that no other story has."""
    return f"{sentence(number).split(',')[0]} {number}"


def summary(number: int) -> str:
    """Two sentences."""
    return long_text(number + 7, 130)


def paragraphs(number: int) -> list[str]:
    """What stands between the headings."""
    return [f"<p>{long_text(number * 7 + part, 260)}</p>" for part in range(6)]


def picture(number: int) -> bytes:
    """A photograph's size, with something to look at."""
    drawn = Image.new("RGB", (1600, 1000), (40 * number % 255, 120, 180))
    pen = ImageDraw.Draw(drawn)
    for step in range(60):
        at = (step * 97 + number * 31) % 1400
        pen.ellipse((at, step * 14, at + 180, step * 14 + 150), fill=(step * 4, 255 - step * 3, at % 255))
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=85)
    return out.getvalue()
