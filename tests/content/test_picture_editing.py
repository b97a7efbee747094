"""Turning, cropping and covering: what is done, and that a cover cannot be taken off again."""

import io
import random

import pytest
from PIL import Image

from content.picture_editing import BLUR, CELLS, PIXELS, WHOLE, Box, Cover, Edits, edited
from tests.factories.pictures import drawn, phone_jpeg, picture_bytes


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def noise(seed: int, size: tuple[int, int] = (300, 300)) -> Image.Image:
    return Image.frombytes("RGB", size, random.Random(seed).randbytes(size[0] * size[1] * 3))


@pytest.mark.parametrize(
    ("turn", "size", "corner"),
    [(0, (60, 40), (3, 3)), (90, (40, 60), (36, 3)), (180, (60, 40), (56, 36)), (270, (40, 60), (3, 56))],
)
def test_a_turn_goes_to_the_right(turn: int, size: tuple[int, int], corner: tuple[int, int]) -> None:
    image = opened(edited(picture_bytes("PNG", drawn(60, 40)), Edits(turn=turn)))
    assert image.size == size
    assert image.getpixel(corner) == (255, 0, 0)


def test_a_crop_keeps_its_part_alone() -> None:
    image = opened(edited(picture_bytes("PNG", drawn(100, 100)), Edits(crop=Box(10, 10, 20, 40))))
    assert image.size == (20, 40)
    assert image.getpixel((0, 0)) == (255, 0, 0)
    assert image.getpixel((19, 39)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_kind_of_file_stays_and_nothing_hangs_on_it(kind: str) -> None:
    image = opened(edited(picture_bytes(kind), Edits(turn=90)))
    assert image.format == kind
    assert not image.getexif()
    assert b"Secret" not in edited(phone_jpeg(), Edits(turn=90))


@pytest.mark.parametrize("how", [PIXELS, BLUR])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_two_faces_with_the_same_mean_colours_look_the_same_under_a_cover(how: str, turn: int) -> None:
    """Whatever differs inside the box and not in its few means is in no way in the new file."""
    one, other = noise(1), noise(1)
    tile = 5
    for x in range(100, 200, tile):
        for y in range(100, 200, tile):
            box = (x, y, x + tile, y + tile)
            other.paste(one.crop(box).rotate(180), box)  # the same pixels in another order
    assert one.tobytes() != other.tobytes()
    cover = Cover(30, 30, 40, 40, how)
    results = [
        opened(edited(picture_bytes("PNG", face), Edits(covers=(cover,)).turned(turn // 90)))
        for face in (one, other)
    ]
    far = max(abs(a - b) for a, b in zip(*(each.tobytes() for each in results), strict=True))
    assert far <= 16  # one step of the sixteen, where a mean lies on the edge of two


@pytest.mark.parametrize("how", [PIXELS, BLUR])
def test_a_covered_box_holds_few_colours_up_to_its_edges_and_beyond(how: str) -> None:
    image = opened(edited(picture_bytes("PNG", noise(3)), Edits(covers=(Cover(30, 30, 40, 40, how),))))
    part = image.crop((84, 84, 216, 216))  # the box is 90 to 210; the cover goes beyond it
    if how == PIXELS:
        assert len(part.getcolors(100_000)) <= CELLS * CELLS
    steps = [
        sum(abs(a - b) for a, b in zip(part.getpixel((x, 60)), part.getpixel((x + 1, 60)), strict=True))
        for x in range(131)
    ]
    assert sorted(steps)[len(steps) // 2] <= 12  # of 3 x 255: no detail is left between neighbours


def test_a_small_badge_becomes_one_colour() -> None:
    image = opened(edited(picture_bytes("PNG", noise(4)), Edits(covers=(Cover(50, 50, 3, 3),))))
    assert len(image.crop((150, 150, 158, 158)).getcolors()) == 1


def test_what_was_hidden_under_transparency_is_covered_too() -> None:
    image = noise(5).convert("RGBA")
    image.putalpha(0)
    result = opened(edited(picture_bytes("PNG", image), Edits(covers=(Cover(20, 20, 60, 60),))))
    assert result.crop((70, 70, 230, 230)).getcolors() == [(160 * 160, (240, 240, 240, 255))]


def test_a_cover_stays_on_its_place_when_the_picture_is_cropped_and_turned() -> None:
    face = Image.new("RGB", (200, 100), "white")
    face.paste(noise(6, (40, 40)), (20, 10))  # the face, at the upper left
    edits = Edits(covers=(Cover(10, 10, 20, 40),))
    for each in (edits, edits.turned(1), edits.turned(2), edits.turned(3)):
        image = opened(edited(picture_bytes("PNG", face), each))
        assert len(image.getcolors(100_000)) <= CELLS * CELLS + 1
    cut = Edits(crop=Box(0, 0, 50, 100), covers=edits.covers)
    assert len(opened(edited(picture_bytes("PNG", face), cut)).getcolors(100_000)) <= CELLS * CELLS + 1


def test_a_cover_outside_the_crop_changes_nothing() -> None:
    cut = Edits(crop=Box(0, 0, 40, 40))
    with_cover = Edits(crop=cut.crop, covers=(Cover(70, 70, 20, 20),))
    data = picture_bytes("PNG", noise(7))
    assert edited(data, cut) == edited(data, with_cover)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (Cover(-5, 120, 300, 0), Cover(0, 98, 100, 2)),
        (Cover(95, 95, 20, 20, BLUR), Cover(80, 80, 20, 20, BLUR)),
        (Cover(10.04, 20.06, 5, 5), Cover(10.0, 20.1, 5, 5)),
    ],
)
def test_boxes_are_brought_into_the_picture(given: Cover, made: Cover) -> None:
    assert Edits(covers=(given,)).checked().covers == (made,)


@pytest.mark.parametrize("turn", [-90, 45, 360, 450, 100_000])
def test_any_turn_becomes_a_quarter(turn: int) -> None:
    assert Edits(turn=turn).checked().turn in {0, 90, 180, 270}


def test_four_quarters_are_none_and_left_undoes_right() -> None:
    edits = Edits(crop=Box(5, 10, 50, 60), covers=(Cover(1, 2, 30, 40, BLUR),))
    assert edits.turned(4) == edits
    assert edits.turned(1).turned(-1) == edits


def test_edits_are_kept_as_plain_data_and_nothing_as_nothing() -> None:
    edits = Edits(90, Box(5, 10, 50, 60), (Cover(1, 2, 30, 40, BLUR),))
    assert Edits.from_plain(edits.as_plain()) == edits
    assert Edits().as_plain() == {}
    assert Edits.from_plain({}) == Edits(0, WHOLE, ())


def test_a_preview_is_small() -> None:
    image = opened(edited(picture_bytes("JPEG", drawn(1600, 800)), Edits(turn=90), longest=400))
    assert image.size == (200, 400)
