"""What goes over the wire beside a story, and nothing else does. Pure. The contract is docs/wire.md."""

import json
import re
from dataclasses import dataclass
from typing import Any

BLOCK = re.compile(r"[A-Za-z0-9-]{1,36}")
Frame = dict[str, Any]


class Malformed(ValueError):
    """The client sent something that the contract does not know. `code` says what."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class PlaceAt:
    """`place.at`: the person is at this paragraph; at none when it is empty."""

    block: str


@dataclass(frozen=True)
class LeaseTake:
    """`lease.take`: the person types here."""

    block: str


@dataclass(frozen=True)
class LeaseFree:
    """`lease.free`: the person has stopped typing here."""

    block: str


@dataclass(frozen=True)
class LeaseBack:
    """`lease.back`: the storyteller takes a paragraph of their own back."""

    block: str


@dataclass(frozen=True)
class Watching:
    """`watching`: whether the storyteller looks at this page, said again and again while they do."""

    is_on: bool


Said = PlaceAt | LeaseTake | LeaseFree | LeaseBack | Watching
KINDS: dict[str, type[PlaceAt | LeaseTake | LeaseFree | LeaseBack]] = {
    "place.at": PlaceAt,
    "lease.take": LeaseTake,
    "lease.free": LeaseFree,
    "lease.back": LeaseBack,
}


def parse(raw: str) -> Said:
    """A frame from a client; Malformed when it is none of these."""
    try:
        frame = json.loads(raw)
    except (ValueError, RecursionError):
        raise Malformed("not_json") from None
    if not isinstance(frame, dict):
        raise Malformed("not_an_object")
    if frame.get("type") == "watching":
        return Watching(is_on=_bool(frame.get("on")))
    kind = KINDS.get(frame["type"]) if isinstance(frame.get("type"), str) else None
    if kind is None:
        raise Malformed("unknown_type")
    block = frame.get("block")
    is_nowhere = kind is PlaceAt and block == ""
    if not isinstance(block, str) or not (is_nowhere or BLOCK.fullmatch(block)):
        raise Malformed("bad_block")
    return kind(block)


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise Malformed("bad_on")
    return value


def encode(frame: Frame) -> str:
    """A frame as text."""
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))


def state(*, version: str, is_watched: bool, writing: list[Frame], here: list[Frame]) -> Frame:
    """How things stand: the newest version, whether the storyteller watches, who writes, who is here."""
    return {
        "type": "beside.state",
        "version": version,
        "watched": is_watched,
        "writing": writing,
        "here": here,
    }


def person_at(*, person: int, name: str, block: str) -> Frame:
    """Somebody is at this paragraph now."""
    return {"type": "person.at", "person": person, "name": name, "block": block}


def person_came(*, person: int, name: str) -> Frame:
    """Somebody opened the page: tell them where you are."""
    return {"type": "person.came", "person": person, "name": name}


def lease(*, block: str, is_mine: bool, name: str) -> Frame:
    """The answer to `lease.take`: the paragraph is yours, or somebody else writes there."""
    return {"type": "lease.taken" if is_mine else "lease.refused", "block": block, "name": name}


def lease_ended(*, block: str, person: int, name: str) -> Frame:
    """The storyteller took the paragraph back: `person`, who wrote there, keeps their words beside it."""
    return {"type": "lease.ended", "block": block, "person": person, "name": name}


def error(*, code: str) -> Frame:
    """The last frame was not understood, or may not be done; nothing was done."""
    return {"type": "error", "code": code}
