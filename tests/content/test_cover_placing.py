"""A new cover stands beside the others, in the part that stays."""

import pytest

from content.cover_placing import new_cover
from content.picture_editing import COVERS_AT_MOST, FIRST_COVER, WHOLE, Box, Cover, Edits


def apart(one, other):
    return (
        one.left + one.width <= other.left
        or other.left + other.width <= one.left
        or one.top + one.height <= other.top
        or other.top + other.height <= one.top
    )


@pytest.mark.parametrize("part", [WHOLE, Box(50, 50, 40, 30)])
def test_each_new_cover_lies_beside_the_others_in_what_stays(part):
    covers = ()
    for _number in range(6):
        new = new_cover(Edits(crop=part, covers=covers))
        assert all(apart(new, other) for other in covers)
        assert part.left <= new.left <= new.left + new.width <= part.left + part.width
        assert part.top <= new.top <= new.top + new.height <= part.top + part.height
        covers = (*covers, new)


def test_the_first_one_stands_in_the_middle():
    assert new_cover(Edits()) == FIRST_COVER


def test_where_all_is_covered_there_is_still_one_more():
    full = Edits(covers=(Cover(0, 0, 100, 100),) * (COVERS_AT_MOST - 1))
    assert new_cover(full).width > 0
