"""Picture files, good and bad, and pictures taken in."""

import io
from typing import Any

import piexif
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from content.models import Picture
from content.picture_intake import take_in
from portal.accounts.models import User

MIME = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


def drawn(width: int = 600, height: int = 400, mode: str = "RGB") -> Image.Image:
    """A picture whose corners differ: red at the upper left."""
    image = Image.new(mode, (width, height), "white" if mode != "P" else 0)
    if mode in {"RGB", "RGBA"}:
        ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill="red")
    return image


def picture_bytes(kind: str = "JPEG", image: Image.Image | None = None, **options: Any) -> bytes:
    """One file."""
    out = io.BytesIO()
    (image or drawn()).save(out, kind, **options)
    return out.getvalue()


def phone_jpeg(orientation: int = 6) -> bytes:
    """As a phone writes it: place, maker, a thumbnail, a comment, turned on its side."""
    thumbnail = picture_bytes(image=drawn(60, 40))
    tags = {
        "0th": {piexif.ImageIFD.Make: b"SecretPhone", piexif.ImageIFD.Orientation: orientation},
        "GPS": {piexif.GPSIFD.GPSLatitudeRef: b"N", piexif.GPSIFD.GPSLatitude: ((60, 1), (9, 1), (58, 1))},
        "Exif": {piexif.ExifIFD.UserComment: b"ASCII\0\0\0at home"},
        "1st": {piexif.ImageIFD.Make: b"SecretPhone"},
        "thumbnail": thumbnail,
    }
    return picture_bytes(exif=piexif.dump(tags), comment=b"SecretComment")


def upload(data: bytes | None = None, name: str = "IMG_aino_koti.jpg") -> SimpleUploadedFile:
    """The file as a browser sends it."""
    kind = name.rsplit(".", 1)[-1].upper().replace("JPG", "JPEG")
    return SimpleUploadedFile(name, picture_bytes() if data is None else data, MIME.get(kind, "image/jpeg"))


def make_picture(owner: User, **fields: Any) -> Picture:
    """A picture somebody brought."""
    fields.setdefault("alt", "Kahvipannu liedellä")
    return take_in(owner, upload=fields.pop("upload", None) or upload(), **fields)


def with_picture(picture: Picture, caption: str = "Aamun kahvi") -> list[tuple[str, Any]]:
    """The body of a story with this picture."""
    return [
        ("paragraph", "<p>Keitin kahvia.</p>"),
        ("picture", {"picture": picture, "caption": caption}),
    ]
