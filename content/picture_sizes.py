"""The sizes in which pages show pictures: one small set, made before the first reader comes."""

from collections.abc import Iterable

from .models import Picture, Rendition

WIDTHS = (400, 800, 1200)


def sizes(picture: Picture, widths: Iterable[int] = WIDTHS) -> dict[int, Rendition]:
    """The picture as WebP in these widths, each as wide as the picture is when that is less."""
    specs = {f"width-{width}|format-webp": width for width in widths}
    return {specs[spec]: made for spec, made in picture.get_renditions(*specs).items()}


def make_sizes(pictures: Iterable[Picture]) -> None:
    """Every size of these pictures stands ready afterwards."""
    for picture in pictures:
        sizes(picture)


def drop_sizes(pictures: Iterable[Picture]) -> None:
    """No size of these pictures is kept: rows now, files right after the transaction."""
    for rendition in Rendition.objects.filter(image__in=list(pictures)):
        rendition.delete()
