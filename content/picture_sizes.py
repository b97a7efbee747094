"""The sizes in which pages show pictures: one small set, made before the first reader comes."""

from collections.abc import Iterable

from .models import Picture, Rendition

WIDTHS = (400, 800, 1200)


def size(picture: Picture, width: int) -> Rendition:
    """The picture as WebP, `width` pixels wide, or as wide as it is when it is smaller."""
    return picture.get_rendition(f"width-{width}|format-webp")


def make_sizes(pictures: Iterable[Picture]) -> None:
    """Every size of these pictures stands ready afterwards."""
    for picture in pictures:
        for width in WIDTHS:
            size(picture, width)


def drop_sizes(pictures: Iterable[Picture]) -> None:
    """No size of these pictures is kept: rows now, files right after the transaction."""
    for rendition in Rendition.objects.filter(image__in=list(pictures)):
        rendition.delete()
