"""A face is covered in the browser: by keyboard alone, by a finger on a phone, and without scripts."""

import io
import re

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page, expect

from tests.factories.pictures import drawn

from .begin_story import begin
from .keys import give_file, press, tab_to, type_into
from .looking import accessibility_trouble, sideways_scroll, small_targets

LIST, DESK = r"/pictures/$", r"/pictures/[-\w]+/(#look)?$"
SIZE = (600, 400)


@pytest.fixture
def file(tmp_path):
    """A face in the middle: many colours on white."""
    path = tmp_path / "IMG_0001.png"
    image = drawn(*SIZE)
    image.paste(Image.effect_noise((180, 120), 90).convert("RGB"), (210, 100))
    image.save(path)
    return path


def assert_kind_to_everybody(page: Page) -> None:
    trouble = [*accessibility_trouble(page), *small_targets(page), *sideways_scroll(page)]
    assert not trouble, "\n".join(trouble)


def detail_of_the_face(page: Page) -> float:
    """How far a pixel is from its neighbour where the face was, in the picture that the list shows.

    At least 25 in the face itself. The list may show the picture, or a smaller size of it made meanwhile.
    """
    page.reload()
    address = page.locator("article img").first.evaluate("img => img.src")
    image = Image.open(io.BytesIO(page.request.get(address).body())).convert("RGB").resize(SIZE)
    face, beside = image.crop((215, 105, 385, 215)), image.crop((216, 105, 386, 215))
    return ImageStat.Stat(ImageChops.difference(face, beside)).mean[0]


def open_desk(page: Page, file) -> None:
    number = begin(page, "Kasvot kuvassa")
    page.goto(f"/en/studio/{number}/pictures/")
    give_file(page, "#id_uploads", file)
    press(page, "form[enctype] button", DESK)


def numbers(page: Page) -> list[float]:
    sides = ("left", "top", "width", "height")
    return [float(page.locator(f"[name=cover0-{side}]").input_value()) for side in sides]


def test_a_face_is_covered_by_keyboard_alone(page_as, file):
    aino = page_as("aino")
    open_desk(aino, file)
    with aino.expect_navigation():
        tab_to(aino, "button[value=add]")
        aino.keyboard.press("Enter")
    tab_to(aino, "[data-box=cover0]")
    for key in ("ArrowLeft", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"):
        aino.keyboard.press(key)
    assert numbers(aino) == [34, 24, 31, 31]
    expect(aino.locator("[data-bench] [data-spoken]")).to_have_text(re.compile(r"34 .*24 .*31 .*31"))
    tab_to(aino, "button[value=bigger-0]")
    aino.keyboard.press("Enter")
    assert numbers(aino) == [32.5, 22.5, 34, 34]
    expect(aino.locator("[data-result]")).to_have_attribute("src", re.compile(r"32\.5%2C22\.5%2C34%2C34"))
    assert_kind_to_everybody(aino)
    type_into(aino, "[name=alt]", "Joku seisoo laiturilla.")
    press(aino, "button[value=save]", LIST)
    assert detail_of_the_face(aino) < 8


def test_a_face_is_covered_by_a_finger_on_a_phone(page_as, file):
    aino = page_as("aino", width=360, has_touch=True)
    open_desk(aino, file)
    aino.locator("button[value=add]").click()
    box = aino.locator("[data-box=cover0]")
    expect(box).to_be_visible()
    for image in ("[data-base]", "[data-result]"):  # what is still loading would move the box away
        expect(aino.locator(image)).to_have_js_property("complete", True)
    box.scroll_into_view_if_needed()
    place, frame = box.bounding_box(), aino.locator("[data-frame]").bounding_box()
    before = numbers(aino)
    mouse = aino.mouse
    mouse.move(place["x"] + 20, place["y"] + 20)
    mouse.down()
    mouse.move(place["x"] + 20 - frame["width"] * 0.05, place["y"] + 20, steps=4)
    mouse.up()
    assert numbers(aino)[0] == pytest.approx(before[0] - 5, abs=1)
    corner = box.locator("[data-corner]").bounding_box()
    mouse.move(corner["x"] + 10, corner["y"] + 10)
    mouse.down()
    mouse.move(corner["x"] + 10 + frame["width"] * 0.1, corner["y"] + 10 + frame["height"] * 0.05, steps=4)
    mouse.up()
    assert numbers(aino)[2:] == pytest.approx([before[2] + 10, before[3] + 5], abs=1)
    assert_kind_to_everybody(aino)
    aino.locator("[name=alt]").fill("Joku seisoo laiturilla.")
    aino.locator("button[value=save]").click()
    aino.wait_for_url(re.compile(LIST))
    assert_kind_to_everybody(aino)
    assert detail_of_the_face(aino) < 8


def test_without_scripts_everything_is_done_by_buttons_and_numbers(page_as, file):
    aino = page_as("aino", java_script_enabled=False)
    aino.goto("/en/studio/")
    story = aino.locator("a[href*='/studio/']").filter(has_text="Matkani kirjastoon").first
    number = re.search(r"/studio/(\d+)/", story.get_attribute("href"))[1]
    aino.goto(f"/en/studio/{number}/pictures/")
    aino.locator("article a.button").nth(1).click()
    aino.locator("button[value=turn_right]").click()
    aino.locator("button[value=add]").click()
    aino.locator("button[value=smaller-0]").click()
    assert aino.url.endswith("#go-smaller-0")  # the picture and what was pressed are in sight
    expect(aino.locator("#go-smaller-0")).to_be_focused()
    aino.locator(".cover__more > summary").click()
    aino.locator("[name=cover0-left]").fill("10")
    aino.locator("button[value=show]").click()
    assert "turn=90" in aino.locator("[data-result]").get_attribute("src")
    assert numbers(aino) == [10, 26.5, 27, 27]
    aino.go_back()
    assert "err" not in aino.title().lower()
    aino.go_forward()
    aino.locator("button[value=save]").click()
    assert re.search(LIST, aino.url)


def in_sight(page: Page, place: str) -> bool:
    box = page.locator(place).bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


def lie_apart(page: Page, one: str, other: str) -> bool:
    """Neither hides anything of the other."""
    first, second = page.locator(one).bounding_box(), page.locator(other).bounding_box()
    return any(
        one[at] + one[long] <= other[at] + 0.5
        for at, long in (("x", "width"), ("y", "height"))
        for one, other in ((first, second), (second, first))
    )


@pytest.mark.parametrize(("width", "has_touch"), [(360, True), (1280, False)])
def test_the_picture_is_in_sight_while_its_covers_move(page_as, file, width, has_touch):
    aino = page_as("aino", width=width, has_touch=has_touch)
    open_desk(aino, file)
    aino.locator("#go-add").click()
    aino.wait_for_url(re.compile(r"#cover-1$"))
    aino.locator("#go-add").click()
    aino.wait_for_url(re.compile(r"#cover-2$"))
    expect(aino.locator("[data-base]")).to_have_js_property("complete", True)
    assert lie_apart(aino, "[data-box=cover0]", "[data-box=cover1]")
    aino.locator("#go-bigger-1").focus()
    aino.keyboard.press("Enter")
    assert in_sight(aino, "[data-base]")
    assert in_sight(aino, "#go-bigger-1")
    assert lie_apart(aino, "[data-base]", "#go-bigger-1")


def test_what_was_not_saved_waits_for_who_comes_back(page_as, file):
    aino = page_as("aino")
    open_desk(aino, file)
    aino.locator("#go-add").click()
    aino.wait_for_url(re.compile(r"#cover-1$"))
    with aino.expect_response(lambda answer: answer.status == 204):
        aino.locator("[name=alt]").fill("Joku seisoo laiturilla.")
    aino.locator(".studio__back a").click()
    aino.wait_for_url(re.compile(LIST))
    aino.go_back()
    expect(aino.get_by_text("You have not saved.")).to_be_visible()
    expect(aino.locator("[data-box=cover0]")).to_be_visible()
    expect(aino.locator("[name=alt]")).to_have_value("Joku seisoo laiturilla.")
