"""The rows of the table: the sessions behind each, its targets, and how its lines are made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .figures import Line, Range, Target, significant
from .sessions import Session

Seen = dict[str, list[dict[str, Any]]]  # by the name of a session, one for each rotation


@dataclass(frozen=True)
class Row:
    """A part of the run that can be asked for by its name (`--only`)."""

    name: str
    title: str
    sessions: tuple[Session, ...]
    lines: Callable[[Seen], list[Line]]


def rows(*, quick: bool) -> list[Row]:
    """All that is measured over sockets; shorter when it is to be quick."""
    seconds = 4.0 if quick else 8.0
    most = {"name": "most", "do": "saturate", "windows": [4, 12], "seconds": 2.0 if quick else 3.0}
    stopping = {"a_second": 10, "calm": seconds, "patience": 60.0, "length": 1000}
    return [
        Row(
            "hall",
            "1 room × 200 sockets",
            _pair("hall", "hall", 200, (_steady(10, seconds), most)),
            _hall_lines,
        ),
        Row(
            "everybody",
            "1 room × 1,000 sockets × 2/s",
            _pair("everybody", "everybody", 1000, (_steady(2, seconds),)),
            _everybody_lines,
        ),
        Row(
            "small",
            "20 rooms × 10 sockets × 10/s",
            (
                *_pair("small", "small", 10, (_steady(10, seconds),)),
                *_pair("small-services", "small", 10, (_steady(10, seconds),), services=True),
            ),
            _small_lines,
        ),
        Row(
            "stall",
            "one reader of 200 stops reading",
            (Session("stall", True, "hall", 200, ({"name": "stall", "do": "stall", **stopping},)),),
            _stall_lines,
        ),
        Row(
            "reconnect",
            "1,000 sockets come back by number",
            (
                Session(
                    "reconnect",
                    True,
                    "everybody",
                    1000,
                    ({"name": "reconnect", "do": "reconnect", "a_second": 4, "away": 2.0},),
                    counted=True,
                ),
            ),
            _reconnect_lines,
        ),
    ]


def _steady(a_second: float, seconds: float) -> dict[str, Any]:
    return {"name": "steady", "do": "steady", "a_second": a_second, "seconds": seconds}


def _pair(
    name: str, rooms: str, each: int, steps: tuple[dict[str, Any], ...], *, services: bool = False
) -> tuple[Session, Session]:
    return (
        Session(f"{name} tutorial", False, rooms, each, steps, services=services),
        Session(f"{name} ours", True, rooms, each, steps, services=services),
    )


def figures(seen: Seen, session: str, *keys: str, scale: float = 1) -> list[float]:
    """One figure of a session, once for each rotation."""
    values: list[float] = []
    for one in seen.get(session, []):
        value: Any = one
        for key in keys:
            value = value[key]
        values.append(value * scale)
    return values


def compared(
    what: str, ours: Sequence[float], other: Sequence[float], target: Target | None, unit: str = ""
) -> list[Line]:
    """A line that says how ours stands to the other, rotation by rotation; none where one is missing."""
    if not ours or not other:
        return []
    ratios = [mine / theirs if theirs else float("inf") for mine, theirs in zip(ours, other, strict=False)]
    shown = Range.of(ratios)
    return [
        Line(
            f"{what} (ratio {shown.written()})",
            Range.of(ours).written() + unit,
            Range.of(other).written() + unit,
            shown.middle,
            target,
        )
    ]


def alone(what: str, values: Sequence[float], target: Target | None, unit: str = "") -> list[Line]:
    """A line of a figure that stands for itself; its middle is held against the target."""
    if not values:
        return []
    shown = Range.of(values)
    return [Line(what, shown.written() + unit, "", shown.middle, target)]


def _hall_lines(seen: Seen) -> list[Line]:
    def both(*keys: str, scale: float = 1) -> tuple[list[float], list[float]]:
        return figures(seen, "hall ours", *keys, scale=scale), figures(
            seen, "hall tutorial", *keys, scale=scale
        )

    return [
        *compared("1 × 200 × 10/s: p95", *both("steady", "p95", scale=1000), _times(0.35), " ms"),
        *compared("1 × 200 × 10/s: CPU per delivery", *both("steady", "cpu_us"), _times(0.35), " µs"),
        *compared("1 × 200: most deliveries a second", *both("most", "per_second"), _times(4, at_least=True)),
        *compared("1 × 200: memory per socket", *both("kib_per_socket"), None, " KiB"),
        *_losses(seen, "1 × 200 × 10/s", "hall ours", "hall tutorial"),
    ]


def _everybody_lines(seen: Seen) -> list[Line]:
    def both(*keys: str, scale: float = 1) -> tuple[list[float], list[float]]:
        ours = figures(seen, "everybody ours", *keys, scale=scale)
        return ours, figures(seen, "everybody tutorial", *keys, scale=scale)

    ours, theirs = both("steady", "cpu_us")
    at_200 = figures(seen, "hall ours", "steady", "cpu_us")
    return [
        *compared("1 × 1,000 × 2/s: p95", *both("steady", "p95", scale=1000), _times(0.30), " ms"),
        *compared("1 × 1,000 × 2/s: CPU per delivery against the tutorial's", ours, theirs, None, " µs"),
        *compared("1 × 1,000 × 2/s: CPU per delivery against ours at 200", ours, at_200, _times(1.1), " µs"),
        *compared("1 × 1,000: memory per socket", *both("kib_per_socket"), _times(1.3), " KiB"),
        *alone(
            "1 × 1,000: opening all of ours", figures(seen, "everybody ours", "opening_seconds"), None, " s"
        ),
        *_losses(seen, "1 × 1,000 × 2/s", "everybody ours", "everybody tutorial"),
    ]


def _small_lines(seen: Seen) -> list[Line]:
    lines = []
    for kind, session, bound in (("in memory", "small", 2.5), ("Redis", "small-services", 1.5)):
        ours = figures(seen, f"{session} ours", "steady", "p95", scale=1000)
        theirs = figures(seen, f"{session} tutorial", "steady", "p95", scale=1000)
        what = f"20 × 10 × 10/s, {kind}"
        lines += compared(f"{what}: p95", ours, theirs, _times(bound), " ms")
        lines += _losses(seen, what, f"{session} ours", f"{session} tutorial")
    return lines


def _losses(seen: Seen, what: str, ours: str, theirs: str) -> list[Line]:
    mine, others = figures(seen, ours, "steady", "lost"), figures(seen, theirs, "steady", "lost")
    if not mine:
        return []
    other = significant(max(others), 3) if others else ""
    return [Line(f"{what}: lost", significant(max(mine), 3), other, max(mine), Target(0))]


def _stall_lines(seen: Seen) -> list[Line]:
    def one(key: str) -> list[float]:
        return figures(seen, "stall", "stall", key)

    calm, stopped = (figures(seen, "stall", "stall", key, scale=1000) for key in ("p95_before", "p95"))
    return [
        *compared("one stops reading: the others' p95 against before", stopped, calm, _times(1.5), " ms"),
        *alone("one stops reading: lost by the others", one("lost"), Target(0)),
        *alone("one stops reading: memory", one("memory_mib"), Target(4, unit=" MiB"), " MiB"),
        *alone("one stops reading: cut off after", one("cut_off"), Target(30, unit=" s"), " s"),
    ]


def _reconnect_lines(seen: Seen) -> list[Line]:
    def one(*keys: str) -> list[float]:
        return figures(seen, "reconnect", *keys)

    return [
        *alone("1,000 come back: lost", one("reconnect", "lost"), Target(0)),
        *alone("1,000 come back: twice", one("reconnect", "twice"), Target(0)),
        *alone("1,000 come back: queries in the busiest second", one("history", "most_in_a_second"), None),
        *alone("1,000 come back: history queries a second", one("history", "a_second"), Target(1)),
        *alone("1,000 come back: statements in all", one("history", "statements"), None),
        *alone("1,000 come back: all are up to date after", one("reconnect", "back_seconds"), None, " s"),
    ]


def _times(bound: float, *, at_least: bool = False) -> Target:
    return Target(bound, at_least, " ×")
