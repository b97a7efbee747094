"""A hundred pictures that say where, with what and by whom: no file kept or served says it."""

import io
from pathlib import Path

import piexif
import pytest
from django.test import Client
from PIL import Image, PngImagePlugin

from content.models import Picture, Rendition
from content.picture_drawing import draw_anew
from content.picture_editing import Cover, Edits
from content.picture_intake import take_in
from content.picture_sizes import make_sizes
from tests.factories.pictures import drawn, picture_bytes, upload

KINDS = (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("HEIF", "heic"))
MARK = b"Secret"
SIGNS = (MARK, b"S\0e\0c\0r\0e\0t", b"Exif", b"http://ns.adobe.com", b"x:xmpmeta", b"Photoshop 3.0", b"iCCP")
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="SecretAuthor"/></rdf:RDF>'
    b"</x:xmpmeta>"
)


def exif(number: int) -> bytes:
    """As cameras write it: place, serial numbers, author, owner, a thumbnail of the whole."""
    place = ((60, 1), (number % 60, 1), (58, 1))
    return piexif.dump(
        {
            "0th": {
                piexif.ImageIFD.Make: b"SecretPhone",
                piexif.ImageIFD.Artist: b"SecretAuthor",
                piexif.ImageIFD.XPAuthor: "Secret".encode("utf-16-le"),
                piexif.ImageIFD.Orientation: number % 8 + 1,
            },
            "Exif": {
                piexif.ExifIFD.BodySerialNumber: b"Secret%04d" % number,
                piexif.ExifIFD.CameraOwnerName: b"SecretOwner",
                piexif.ExifIFD.UserComment: b"ASCII\0\0\0Secret home",
            },
            "GPS": {
                piexif.GPSIFD.GPSLatitudeRef: b"N",
                piexif.GPSIFD.GPSLatitude: place,
                piexif.GPSIFD.GPSProcessingMethod: b"SecretPlace",
            },
            "1st": {piexif.ImageIFD.Make: b"SecretThumb"},
            "thumbnail": picture_bytes("JPEG", drawn(16, 16), comment=b"SecretSmall"),
        }
    )


def telling(number: int, kind: str) -> bytes:
    """One picture that tells all of it."""
    image = drawn(48 + number % 5, 32)
    more: dict[str, object] = {"exif": exif(number), "xmp": XMP}
    if kind == "JPEG":
        more["comment"] = b"SecretComment"
    if kind == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Author", "SecretAuthor")
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        more = {"exif": exif(number), "pnginfo": words}
    data = picture_bytes(kind, image, **more)
    assert MARK in data
    return data


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_a_hundred_telling_pictures_leave_no_trace(aino, settings):
    from content.models.pictures import private_storage

    before = set(files_under(Path(settings.PRIVATE_ROOT)))
    pictures = []
    for number in range(100):
        kind, ending = KINDS[number % 4]
        name = f"SecretName_{number}.{ending}"
        picture = take_in(aino, upload=upload(telling(number, kind), name), alt=f"Kuva {number}")
        pictures.append(picture)
    for picture in pictures[:12]:
        edits = Edits(turn=90, covers=(Cover(10, 10, 40, 40),))
        pictures.append(
            draw_anew(aino, picture=picture, edits=edits, alt="Kuva", decorative=False, credit="")
        )
    make_sizes(pictures)

    kept = [path for path in files_under(Path(settings.PRIVATE_ROOT)) if path not in before]
    assert len(kept) >= len(pictures) + Rendition.objects.count()
    assert private_storage().exists(pictures[0].file.name)
    for path in kept:
        data = path.read_bytes()
        assert not [sign for sign in SIGNS if sign in data], path.suffix
        assert "Secret" not in str(path)
        image = Image.open(io.BytesIO(data))
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & image.info.keys()
    assert "Secret" not in str(list(Picture.objects.values())) + str(list(Rendition.objects.values()))

    browser = Client()
    browser.force_login(aino)
    for shown in (*pictures[:4], *Rendition.objects.all()[:4]):
        answer = browser.get(shown.file.url)
        assert answer.status_code == 200
        assert MARK not in answer.content
        assert MARK not in str(answer.headers).encode()
