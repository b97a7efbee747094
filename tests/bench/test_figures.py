import math

import pytest

from .figures import Line, Range, Target, percentile, significant, table


@pytest.mark.parametrize(("share", "value"), [(50, 5), (95, 10), (90, 9), (0, 1), (100, 10)])
def test_a_percentile_is_a_value_that_was_seen(share, value):
    assert percentile([10, 1, 9, 2, 8, 3, 7, 4, 6, 5], share) == value


def test_where_nothing_arrived_the_wait_has_no_end():
    assert percentile([], 95) == math.inf


def test_a_range_is_the_median_with_the_least_and_the_most():
    assert Range.of([3, 1, 2]) == Range(2, 1, 3)
    assert Range.of([3.14159, 1, 2.71828]).written() == "2.72 (1–3.14)"
    assert Range.of([2, 2, 2]).written() == "2"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.01234, "0.0123"), (1.5, "1.5"), (12.345, "12.3"), (51234.5, "51,234"), (math.inf, "never")],
)
def test_figures_are_written_with_what_means_something(value, text):
    assert significant(value, 3) == text


def test_a_target_says_on_which_side_it_is_kept():
    assert Target(0.35).is_kept_by(0.35)
    assert not Target(0.35).is_kept_by(0.36)
    assert Target(4, at_least=True).is_kept_by(4.1)
    assert not Target(30).is_kept_by(math.inf)
    assert str(Target(4, at_least=True, unit=" ×")) == "≥ 4 ×"


def test_the_table_says_of_each_line_whether_its_promise_is_kept():
    lines = [
        Line("p95", "9 ms", "77 ms", 0.117, Target(0.35, unit=" ×")),
        Line("lost", "3", "0", 3, Target(0)),
        Line("opening", "2 s", "", 2),
    ]
    head, _rule, kept, broken, without = table(lines).splitlines()
    assert [cell.strip() for cell in head.split("|")[1:-1]][-1] == "kept"
    assert "≤ 0.35 ×" in kept
    assert kept.rstrip(" |").endswith("yes")
    assert broken.rstrip(" |").endswith("**no**")
    assert without.rstrip(" |").endswith("2")
    assert len({len(line) for line in table(lines).splitlines()}) == 1
