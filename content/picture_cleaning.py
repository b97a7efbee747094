"""A picture made safe: known by its content, drawn anew, nothing kept but what the eye sees."""

import io
import logging
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

log = logging.getLogger("content.pictures")

# What comes in, by content: the endings that fit it, and what goes out.
KINDS: dict[str, tuple[frozenset[str], str]] = {
    "JPEG": (frozenset({".jpg", ".jpeg", ".jfif"}), "JPEG"),
    "MPO": (frozenset({".jpg", ".jpeg", ".mpo"}), "JPEG"),  # phones: several frames in one JPEG
    "PNG": (frozenset({".png"}), "PNG"),
    "WEBP": (frozenset({".webp"}), "WEBP"),
    "HEIF": (frozenset({".heic", ".heif", ".hif"}), "JPEG"),
}
SUFFIX = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 88, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 86, "method": 4},
}
OPENERS = ("JPEG", "PNG", "WEBP", "HEIF")
LONGEST_SIDE = 2560
PLAIN_MODES = {"L", "RGB", "RGBA", "CMYK"}  # these can be made smaller as they are
MARKUP = (b"<script", b"<?php", b"<html", b"<!doctype")

pillow_heif.register_heif_opener()


class PictureRefused(ValidationError):
    """We cannot take this file. `str(refusal.reason)` says why, in words for the person."""

    def __init__(self, reason: Any, code: str) -> None:
        super().__init__(reason, code=code)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


class CleanFile(ContentFile):
    """A picture that has been through `clean`."""


@dataclass(frozen=True)
class _Opened:
    image: Image.Image
    kind: str


def clean(data: bytes, name: str) -> CleanFile:
    """The picture drawn anew: upright, in sRGB, at most 2560 pixels long, without a word of metadata.

    Raises `PictureRefused` for everything that is not one whole still picture of a kind that we know.
    """
    opened = _open(data, name)
    try:
        drawn = _drawn_anew(opened)
    except Exception as broken:  # decoders raise anything on damaged files
        log.info("a picture could not be decoded: %s", type(broken).__name__)
        raise _not_whole() from broken
    target = KINDS[opened.kind][1]
    out = io.BytesIO()
    drawn.save(out, target, **OPTIONS[target])
    return CleanFile(out.getvalue(), name=f"picture{SUFFIX[target]}")


def _open(data: bytes, name: str) -> _Opened:
    if not data:
        raise PictureRefused(_("The file is empty. Choose another one."), "empty")
    if len(data) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise PictureRefused(_("The file is too large. Choose a smaller picture."), "bytes")
    try:
        image = Image.open(io.BytesIO(data), formats=OPENERS)
        kind = next(known for known in KINDS if known == image.format)
    except Image.DecompressionBombError as bomb:
        raise _too_many_pixels() from bomb
    except Exception as unknown:
        raise PictureRefused(
            _("This is not a picture that we know. Use JPEG, PNG, WebP or HEIC."), "kind"
        ) from unknown
    _check_whole_file(data, name, kind)
    if image.width * image.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()
    if kind in {"PNG", "WEBP"} and getattr(image, "n_frames", 1) > 1:
        raise PictureRefused(_("Moving pictures do not work here. Choose a still one."), "moving")
    return _Opened(image, kind)


def _check_whole_file(data: bytes, name: str, kind: str) -> None:
    if PurePath(name).suffix.lower() not in KINDS[kind][0]:
        raise PictureRefused(_("The end of the file name does not fit the picture. Save it again."), "ending")
    low = data.lower()
    is_archive = zipfile.is_zipfile(io.BytesIO(data))
    if is_archive or b"%pdf-" in low[:1024] or any(mark in low for mark in MARKUP):
        raise PictureRefused(_("The file holds more than a picture. Save it again."), "polyglot")


def _drawn_anew(opened: _Opened) -> Image.Image:
    image = opened.image
    if opened.kind == "MPO":
        image.seek(0)
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    image.load()
    if image.mode in PLAIN_MODES and "transparency" not in image.info:
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))  # every later step needs less memory
    upright = ImageOps.exif_transpose(image)
    plain = _in_srgb(upright)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new image of the pixels alone: whatever hung on the old one stays behind.
    return Image.frombytes(plain.mode, plain.size, plain.tobytes())


def _in_srgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    profile = image.info.get("icc_profile")
    alpha = image.convert("RGBA").getchannel("A") if has_alpha else None
    colours = image if image.mode in {"RGB", "CMYK", "L"} else image.convert("RGB")
    if profile:
        colours = _by_profile(colours, profile)
    colours = colours.convert("RGB")
    if alpha is not None:
        colours.putalpha(alpha)
    return colours


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # a broken profile: the colours may be a little off, the picture is still good
    return turned or image


def _too_many_pixels() -> PictureRefused:
    return PictureRefused(_("The picture is too large. Choose a smaller one."), "pixels")


def _not_whole() -> PictureRefused:
    return PictureRefused(_("The picture is not whole. Choose it again, or another one."), "broken")
