"""Taking pictures in: known by content, drawn anew, nothing kept but what the eye sees."""

import io
import zipfile

import pillow_heif
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from content.models import Picture
from content.picture_cleaning import LONGEST_SIDE, PictureRefused, clean
from content.picture_intake import take_in
from tests.factories.pictures import drawn, phone_jpeg, picture_bytes, upload

SECRETS = (
    b"SecretPhone",
    b"SecretComment",
    b"Exif",
    b"at home",
    b"http://ns.adobe.com",
    b"ICC_PROFILE",
    b"iCCP",
)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def refusal(data: bytes, name: str = "picture.jpg") -> str:
    with pytest.raises(PictureRefused) as refused:
        clean(data, name)
    assert str(refused.value)
    return refused.value.code


def test_everything_but_the_pixels_of_a_phone_picture_is_gone():
    data = clean(phone_jpeg(), "IMG_1.jpg").read()
    assert not [secret for secret in SECRETS if secret in data]
    assert not opened(data).getexif()
    assert not {"exif", "comment", "icc_profile", "photoshop", "xmp"} & opened(data).info.keys()


def test_a_picture_on_its_side_is_turned_upright():
    image = opened(clean(phone_jpeg(orientation=6), "IMG_1.jpg").read())
    assert image.size == (400, 600)
    red, green, _blue = image.getpixel((395, 5))
    assert red > 200
    assert green < 80


@pytest.mark.parametrize(
    ("kind", "name", "out"),
    [("JPEG", "a.jpeg", "JPEG"), ("PNG", "a.PNG", "PNG"), ("WEBP", "a.webp", "WEBP")],
)
def test_each_kind_is_known_by_its_content(kind, name, out):
    file = clean(picture_bytes(kind), name)
    assert opened(file.read()).format == out


def test_a_phones_heic_becomes_jpeg():
    heif = pillow_heif.from_pillow(drawn())
    out = io.BytesIO()
    heif.save(out, quality=60)
    file = clean(out.getvalue(), "IMG_2.HEIC")
    assert opened(file.read()).format == "JPEG"
    assert file.name == "picture.jpg"


def test_of_a_phones_picture_with_many_frames_the_first_is_taken():
    data = picture_bytes("MPO", drawn(), save_all=True, append_images=[drawn(60, 40)])
    assert opened(data).format == "MPO"
    image = opened(clean(data, "IMG_3.jpg").read())
    assert (image.format, image.size) == ("JPEG", (600, 400))


def test_colours_are_turned_into_srgb_and_the_profile_is_dropped():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in ("JPEG", "PNG", "WEBP"):
        data = clean(picture_bytes(kind, icc_profile=profile), f"a.{kind.lower()}").read()
        assert "icc_profile" not in opened(data).info


def test_a_broken_colour_profile_does_not_lose_the_picture():
    data = clean(picture_bytes("PNG", icc_profile=b"no profile"), "a.png").read()
    assert opened(data).size == (600, 400)


def test_words_hidden_in_a_png_are_dropped():
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "SecretComment")
    words.add_itxt("XML:com.adobe.xmp", "SecretPhone")
    data = clean(picture_bytes("PNG", pnginfo=words), "a.png").read()
    assert b"Secret" not in data


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_every_mode_of_a_png_comes_through(mode):
    image = Image.new(mode, (40, 30))
    result = opened(clean(picture_bytes("PNG", image), "a.png").read())
    assert result.size == (40, 30)
    assert result.mode == ("RGBA" if "A" in mode else "RGB")


def test_a_palette_with_one_transparent_colour_keeps_it():
    data = picture_bytes("PNG", Image.new("P", (10, 10)), transparency=0)
    assert opened(clean(data, "a.png").read()).getpixel((0, 0))[3] == 0


def test_print_colours_are_turned_into_screen_colours():
    data = picture_bytes("JPEG", Image.new("CMYK", (40, 30)))
    assert opened(clean(data, "a.jpg").read()).mode == "RGB"


def test_a_long_picture_is_made_smaller():
    image = opened(clean(picture_bytes("PNG", drawn(4000, 1000)), "a.png").read())
    assert max(image.size) == LONGEST_SIDE


def test_too_many_bytes_are_refused(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    assert refusal(picture_bytes()) == "bytes"


def test_too_many_pixels_are_refused_before_they_are_decoded(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
    assert refusal(picture_bytes()) == "pixels"


def test_a_bomb_is_refused():
    bomb = picture_bytes("PNG", Image.new("1", (20_000, 20_000)), optimize=True)
    assert len(bomb) < 100_000
    assert refusal(bomb, "bomb.png") == "pixels"


def test_half_a_picture_is_refused():
    data = picture_bytes()
    assert refusal(data[: len(data) // 2]) == "broken"


def test_an_empty_file_is_refused():
    assert refusal(b"") == "empty"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "a.svg"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a.jpg"),
        (picture_bytes("GIF"), "a.gif"),
        (picture_bytes("TIFF"), "a.jpg"),
        (picture_bytes("BMP"), "a.png"),
        (b"%PDF-1.7", "a.pdf"),
        (b"hello", "a.jpg"),
    ],
)
def test_what_is_no_picture_of_a_known_kind_is_refused(data, name):
    assert refusal(data, name) == "kind"


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.html", "a", "a.jpg.exe", ""])
def test_a_wrong_ending_is_refused(name):
    assert refusal(picture_bytes("JPEG"), name) == "ending"


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.txt", "hello")
    return out.getvalue()


@pytest.mark.parametrize(
    "extra", [b"<script>alert(1)</script>", b"<?PHP echo 1;", b"<!DOCTYPE html>", archive()]
)
def test_a_file_that_is_also_something_else_is_refused(extra):
    assert refusal(picture_bytes() + extra) == "polyglot"


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(kind):
    data = picture_bytes(kind, save_all=True, append_images=[drawn().rotate(90)], duration=100)
    assert refusal(data, f"a.{kind.lower()}") == "moving"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["JPEG", "PNG", "WEBP"]), st.integers(0, 2000))
def test_damaged_bytes_are_refused_or_drawn_anew_and_nothing_else_happens(noise, kind, place):
    data = bytearray(picture_bytes(kind, drawn(60, 40)))
    place %= len(data)
    data[place : place + len(noise)] = noise
    try:
        result = clean(bytes(data), f"a.{kind.lower()}").read()
    except PictureRefused:
        return
    assert not opened(result).getexif()


@pytest.mark.django_db
class TestTakeIn:
    def test_a_picture_is_private_unnamed_and_its_owners(self, aino, settings):
        picture = take_in(aino, upload=upload(phone_jpeg()), alt=" Kahvipannu\nliedellä ", credit="Aino")
        assert picture.owner == aino
        assert not picture.is_house
        assert picture.alt == "Kahvipannu liedellä"
        assert "aino" not in picture.file.name
        assert "IMG" not in picture.file.name
        assert picture.file.path.startswith(str(settings.PRIVATE_ROOT))
        assert not picture.file.path.startswith(str(settings.MEDIA_ROOT))
        stored = picture.file.open("rb").read()
        assert not [secret for secret in SECRETS if secret in stored]
        assert picture.sha256
        assert (picture.width, picture.height) == (400, 600)
        assert picture.file_hash

    def test_no_size_of_it_carries_the_old_name_or_metadata(self, aino):
        picture = take_in(aino, upload=upload(phone_jpeg()), alt="Kahvipannu")
        rendition = picture.get_rendition("width-400|format-jpeg")
        stored = rendition.file.open("rb").read()
        assert not [secret for secret in SECRETS if secret in stored]
        original = picture.file.name.rsplit("/", 1)[1].split(".")[0]
        assert original not in rendition.file.name

    def test_words_for_those_who_do_not_see_it_are_asked_for(self, aino):
        with pytest.raises(PictureRefused) as refused:
            take_in(aino, upload=upload(), alt="  ")
        assert refused.value.code == "alt"
        assert not Picture.objects.exists()

    def test_a_decoration_needs_no_words_and_keeps_none(self, aino):
        picture = take_in(aino, upload=upload(), alt="vanha teksti", decorative=True)
        fresh = Picture.objects.get(pk=picture.pk)
        assert fresh.decorative
        assert fresh.default_alt_text == ""

    def test_only_people_of_the_cms_bring_pictures_of_the_house(self, aino, eeva):
        with pytest.raises(PermissionDenied):
            take_in(aino, upload=upload(), alt="Talo", is_house=True)
        picture = take_in(eeva, upload=upload(), alt="Talo", is_house=True)
        assert picture.is_house
        assert picture.owner is None

    def test_somebody_shut_out_brings_nothing(self, aino):
        aino.is_active = False
        with pytest.raises(PermissionDenied):
            take_in(aino, upload=upload(), alt="Kahvi")

    def test_a_picture_saved_past_the_intake_is_drawn_anew_all_the_same(self):
        picture = Picture(title="x", file=SimpleUploadedFile("home.jpg", phone_jpeg()))
        picture.save()
        assert b"SecretPhone" not in picture.file.open("rb").read()
        assert picture.is_house

    def test_a_form_says_kindly_what_is_wrong(self):
        picture = Picture(title="x", file=SimpleUploadedFile("home.jpg", picture_bytes() + b"<script>"))
        with pytest.raises(ValidationError) as refused:
            picture.clean()
        assert "file" in refused.value.message_dict
