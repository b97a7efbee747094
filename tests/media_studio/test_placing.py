"""Blocks find and change their places by their ids, whatever else the text holds."""

import pytest

from media_studio import placing

BODY = [
    {"type": "paragraph", "value": "<p>One</p>", "id": "p1"},
    {"type": "picture", "value": {"picture": 1, "caption": ""}, "id": "a"},
    {"type": "recording", "value": {"recording": 7, "caption": ""}, "id": "r"},
    {"type": "picture", "value": {"picture": 2, "caption": ""}, "id": "b"},
]


def _order(body: list[placing.Block]) -> list[str]:
    return [block["id"] for block in body]


@pytest.mark.parametrize(("kind", "ids"), [("picture", ["a", "b"]), ("recording", ["r"]), ("heading", [])])
def test_blocks_of_one_kind_come_in_their_order(kind: str, ids: list[str]) -> None:
    assert _order(placing.blocks_of(BODY, kind)) == ids


@pytest.mark.parametrize(("after", "place"), [(None, 4), ("p1", 1), ("b", 4)])
def test_a_new_block_stands_last_or_after_the_named_one(after: str | None, place: int) -> None:
    body, block_id = placing.add_block(BODY, "recording", {"recording": 9}, after=after)
    assert body[place] == {"type": "recording", "value": {"recording": 9}, "id": block_id}
    assert len(body) == 5


@pytest.mark.parametrize(
    ("block_id", "by", "order"),
    [
        ("a", -1, ["a", "p1", "r", "b"]),
        ("a", 1, ["p1", "r", "a", "b"]),
        ("a", 9, ["p1", "r", "b", "a"]),
        ("b", -9, ["b", "p1", "a", "r"]),
        ("p1", -1, ["p1", "a", "r", "b"]),
    ],
)
def test_a_block_moves_among_all_blocks_and_stops_at_the_ends(
    block_id: str, by: int, order: list[str]
) -> None:
    assert _order(placing.move_block(BODY, block_id, by=by)) == order


def test_a_changed_block_keeps_its_id_and_place() -> None:
    body = placing.change_block(BODY, "a", {"picture": 3, "caption": "Lake"})
    assert body[1] == {"type": "picture", "value": {"picture": 3, "caption": "Lake"}, "id": "a"}
    assert placing.block_in(body, "a") == body[1]


def test_a_removed_block_leaves_the_others_in_order() -> None:
    assert _order(placing.remove_block(BODY, "r")) == ["p1", "a", "b"]


def test_what_was_given_is_never_changed() -> None:
    before = [dict(block) for block in BODY]
    placing.change_block(BODY, "a", {})
    placing.move_block(BODY, "a", by=2)
    placing.remove_block(BODY, "a")
    placing.add_block(BODY, "picture", {})
    assert before == BODY


@pytest.mark.parametrize("body", [None, [], ""])
def test_an_empty_body_has_no_blocks_and_takes_one(body: object) -> None:
    assert placing.blocks_of(body, "picture") == []
    assert len(placing.add_block(body, "picture", {})[0]) == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda: placing.block_in(BODY, "gone"),
        lambda: placing.change_block(BODY, "gone", {}),
        lambda: placing.move_block(BODY, "gone", by=1),
        lambda: placing.remove_block(BODY, "gone"),
        lambda: placing.add_block(BODY, "picture", {}, after="gone"),
    ],
)
def test_a_block_that_is_gone_is_said_to_be_gone(act: object) -> None:
    with pytest.raises(placing.NoSuchBlock):
        act()  # type: ignore[operator]
