"""What hypothesis sends: words of attackers, numbers at the edges, days that are none, broken bytes."""

import os

from hypothesis import settings
from hypothesis import strategies as st

from .vectors import MAIL_VECTORS, VECTORS

# FUZZ=100 looks a hundred times as long, each time at other values; by default a run is always the same.
DEEPER = int(os.environ.get("FUZZ", "1"))
EDGES = [
    *("", " ", "0", "-1", "1", "2", "on", "true", "null", "None", "[]", "{}", '{"a":', "[" * 3000, "9" * 30),
    *("9223372036854775807", "9223372036854775808", "1e999", "NaN", "inf", "1.5", "٣", "²", "1_000"),
    *("2026-12-24", "2026-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "12:30", "25:61", "2026-W53"),
    *("aino@example.org", "a@b", "https://example.org/", "//x", "http://[", "yes", "no", "site", "fi", "xx"),
    *("00000000-0000-4000-8000-000000000000", "title", "../../x", "%00", "a,b,,c", "06", "\x00", "\x1b[0m"),
    *("\u202eabc", "\u3164", "🏴" * 50, "a\u0301" * 300, "ä" * 70_000, "\n" * 5000, "a b " * 9000),
]
words = st.one_of(
    st.sampled_from(EDGES), st.sampled_from(VECTORS), st.sampled_from(MAIL_VECTORS), st.text(max_size=60)
)
raw = st.one_of(words.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=40))


def bounded(examples: int) -> settings:
    """So many examples; FUZZ multiplies them. No single one is timed: the machine may be busy."""
    return settings(
        max_examples=examples * DEEPER,
        derandomize=DEEPER == 1,
        deadline=None,
        database=None,
        suppress_health_check=list(_all_checks()),
    )


def _all_checks() -> list[object]:
    from hypothesis import HealthCheck

    return [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
