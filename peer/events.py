"""What goes over the wire, and nothing else does. Pure. The contract is docs/wire.md."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.reading import symbols as pictures

REF = re.compile(r"[A-Za-z0-9_-]{1,64}")
QUOTE_LENGTH = 140
Texts = dict[str, str]  # a text in each language of the house
Frame = dict[str, Any]


class ChangeKind(StrEnum):
    """What may happen to a message in a room. On the wire `void` stands for a change that is not for you."""

    POSTED = "posted"
    HIDDEN = "hidden"
    MASKED = "masked"
    RESTORED = "restored"


class Malformed(ValueError):
    """The client sent something that the contract does not know. `code` says what."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class PostMessage:
    """`message.post`: somebody says something. `ref` is the client's own name for it."""

    ref: str
    text: str
    reply_to: int | None = None
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangesSince:
    """`changes.since`: everything after this number."""

    seq: int


@dataclass(frozen=True)
class PlaceRead:
    """`place.read`: everything up to this number has been read."""

    seq: int


def parse(raw: str) -> PostMessage | ChangesSince | PlaceRead:
    """A frame from a client; Malformed when it is none of the three."""
    try:
        frame = json.loads(raw)
    except (ValueError, RecursionError):
        raise Malformed("not_json") from None
    if not isinstance(frame, dict):
        raise Malformed("not_an_object")
    match frame.get("type"):
        case "message.post":
            return _post(frame)
        case "changes.since":
            return ChangesSince(_number(frame, "seq"))
        case "place.read":
            return PlaceRead(_number(frame, "seq"))
    raise Malformed("unknown_type")


def _post(frame: Frame) -> PostMessage:
    ref, text = frame.get("ref"), frame.get("text")
    if not isinstance(ref, str) or not REF.fullmatch(ref):
        raise Malformed("bad_ref")
    if not isinstance(text, str):
        raise Malformed("bad_text")
    answers = frame.get("reply_to") is not None
    return PostMessage(ref, text, _number(frame, "reply_to") if answers else None, _symbols(frame))


def _symbols(frame: Frame) -> tuple[str, ...]:
    codes = frame.get("symbols", [])
    if not isinstance(codes, list) or not pictures.are_known(codes):
        raise Malformed("bad_symbols")
    return tuple(codes)


def _number(frame: Frame, name: str) -> int:
    number = frame.get(name)
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < 2**63:
        raise Malformed(f"bad_{name}")
    return number


def encode(frame: Frame) -> str:
    """A frame as it goes over the wire."""
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))


def accepted(*, ref: str, message: int, seq: int | None, status: str) -> Frame:
    """The message is committed. One that waits has no number yet."""
    return {"type": "message.accepted", "ref": ref, "message": message, "seq": seq, "status": status}


def queued(taken: Frame, *, due: str, when: Texts) -> Frame:
    """Accepted, and shown by the clock when its turn comes."""
    return {**taken, "due": due, "when": when}


def refused(*, ref: str, reasons: list[Texts]) -> Frame:
    """The message is not stored. Each reason has a `code` and a `text`."""
    return {"type": "message.refused", "ref": ref, "reasons": reasons}


def posted(
    *,
    seq: int,
    message: int,
    ref: str,
    author: Frame,
    text: str,
    time: str,
    when: Texts,
    symbols: list[str],
    quote: Frame | None = None,
) -> Frame:
    """A message became visible. `quote` says what it answers; None where the reader may not see that."""
    return {
        "type": "change",
        "seq": seq,
        "kind": ChangeKind.POSTED.value,
        "message": message,
        "ref": ref,
        "author": author,
        "text": text,
        "symbols": symbols,
        "time": time,
        "when": when,
        "reply_to": quote,
    }


def quote(*, message: int, name: str, text: str, symbols: list[str]) -> Frame:
    """The beginning of the message that another one answers, and its symbols."""
    return {"message": message, "name": name, "text": text[:QUOTE_LENGTH], "symbols": symbols}


def restored(said: Frame) -> Frame:
    """A message that was hidden or covered is shown again: like `posted`, under a number of its own."""
    return {**said, "kind": ChangeKind.RESTORED.value}


def masked(*, seq: int, message: int, text: str) -> Frame:
    """A moderator covered a part of a message. `text` stands in place of what was there."""
    return {"type": "change", "seq": seq, "kind": ChangeKind.MASKED.value, "message": message, "text": text}


def hidden(*, seq: int, message: int, by: str) -> Frame:
    """A message is no longer visible: taken back by its `writer`, or removed by a `moderator`."""
    return {"type": "change", "seq": seq, "kind": ChangeKind.HIDDEN.value, "message": message, "by": by}


def void(*, seq: int) -> Frame:
    """A change that is not for this reader: only its number, so that the series has no hole."""
    return {"type": "change", "seq": seq, "kind": "void"}


def notice(
    *, kind: str, title: Texts, text: Texts, notice: int | None, message: int | None, ref: str | None
) -> Frame:
    """Something for this person alone, outside the series. `notice` is None for one that is not kept."""
    return {
        "type": "notice",
        "kind": kind,
        "title": title,
        "text": text,
        "notice": notice,
        "message": message,
        "ref": ref,
    }


def waiting(*, message: int, ref: str, title: Texts, text: Texts) -> Frame:
    """To the writer of a held message: why it waits."""
    return notice(kind="waiting", title=title, text=text, notice=None, message=message, ref=ref)


def care(*, notice: int) -> Frame:
    """Care is offered to this person alone; the page has the card."""
    return {"type": "care", "notice": notice}


def name_covered(*, author: int) -> Frame:
    """A moderator covered the name of this seat: pages that are open show a neutral one."""
    return {"type": "name.covered", "author": author}


def queue_changed() -> Frame:
    """To moderators: look at the queue again."""
    return {"type": "queue.changed"}


def error(*, code: str) -> Frame:
    """The last frame was not understood; nothing was done."""
    return {"type": "error", "code": code}
