"""The sizes in which pages show pictures: one small set, made before the first reader comes.

Rows carry Wagtail's own filter specs, so that what asks Wagtail for the same size finds it. Pages only read
what is there; making is for the queue, and for publishing.
"""

import io
from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, features
from wagtail.images.models import Filter

from portal.kit.one_answer import announce, many
from portal.kit.page_changes import told_by

from .held_numbers import PRINTED, numbers_in
from .models import Picture, Rendition

WIDTHS = (400, 800, 1200)
WEBP, AVIF = "webp", "avif"
SAVING: dict[str, dict[str, object]] = {
    WEBP: {"quality": 80, "method": 4},
    AVIF: {"quality": 55, "speed": 8, "max_threads": 1},
}
Sizes = dict[str, dict[int, Rendition]]


def sizes(picture: Picture, widths: Iterable[int] = WIDTHS) -> Sizes:
    """What stands ready, by format and wished width. Makes nothing and opens no file."""
    wanted = {_spec(width, kind): (kind, width) for width in widths for kind in (WEBP, AVIF)}
    found: Sizes = {WEBP: {}, AVIF: {}}
    for each in _made_of(picture):
        if each.filter_spec not in wanted:
            continue
        kind, width = wanted[each.filter_spec]
        each.image = picture
        found[kind][width] = each
    return found


def announce_printed(page: Any) -> None:
    """The pictures of a page will be printed: in one answer their sizes come together."""
    announce(PRINTED, numbers_in(page, Picture))


def _made_of(picture: Picture) -> list[Rendition]:
    """Every size of the house that stands ready, the narrowest first."""
    if picture.pk is None:
        return []
    return many(PRINTED, [picture.pk], _made_of_many)[picture.pk] or []


def _made_of_many(numbers: list[int]) -> dict[int, list[Rendition]]:
    specs = [_spec(width, kind) for width in WIDTHS for kind in (WEBP, AVIF)]
    found: dict[int, list[Rendition]] = {}
    with told_by(*(f"{Picture._meta.db_table}:{number}" for number in numbers)):
        made = list(Rendition.objects.filter(image__in=numbers, filter_spec__in=specs))
    for each in sorted(made, key=lambda one: one.width):
        found.setdefault(each.image_id, []).append(each)
    return found


def make_sizes(pictures: Iterable[Picture]) -> None:
    """Every size of these pictures stands ready afterwards. Each file is decoded once."""
    for picture in pictures:
        if missing := [width for width in _widths_for(picture) if width not in sizes(picture)[WEBP]]:
            _make(picture, missing)


def drop_sizes(pictures: Iterable[Picture]) -> None:
    """No size of these pictures is kept: rows now, files right after the transaction."""
    for rendition in Rendition.objects.filter(image__in=list(pictures)):
        rendition.delete()


def _spec(width: int, kind: str) -> str:
    return f"width-{width}|format-{kind}"


def _widths_for(picture: Picture) -> list[int]:
    """Those narrower than the picture, and one that holds it whole."""
    whole = [width for width in WIDTHS if width >= picture.width]
    return [width for width in WIDTHS if width < picture.width] + whole[:1]


def _make(picture: Picture, widths: list[int]) -> None:
    made: dict[str, dict[int, tuple[bytes, Image.Image]]] = {WEBP: {}, AVIF: {}}
    with picture.file.storage.open(picture.file.name) as file:
        drawn = _decoded(Image.open(file), max(widths))
    for width in sorted(widths, reverse=True):
        drawn = _narrowed(drawn, width)
        made[WEBP][width] = (_saved(drawn, WEBP), drawn)
        if features.check("avif"):
            made[AVIF][width] = (_saved(drawn, AVIF), drawn)
    if any(len(data) >= len(made[WEBP][width][0]) for width, (data, _drawn) in made[AVIF].items()):
        made[AVIF] = {}
    for kind in (AVIF, WEBP):  # WebP last: where it stands, nothing is missing
        for width, (data, _drawn) in made[kind].items():
            _keep(picture, _spec(width, kind), kind, data)


def _decoded(image: Image.Image, width: int) -> Image.Image:
    image.draft("RGB", (width, width * image.height // max(image.width, 1)))
    image.load()
    return image.convert("RGBA" if "A" in image.getbands() else "RGB")


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    height = max(round(image.height * width / image.width), 1)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _saved(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **SAVING[kind])
    return out.getvalue()


def _keep(picture: Picture, spec: str, kind: str, data: bytes) -> None:
    Rendition.objects.get_or_create(
        image=picture,
        filter_spec=spec,
        focal_point_key=Filter(spec).get_cache_key(picture),
        defaults={"file": ContentFile(data, name=f"picture.{kind}")},
    )
