"""The history checker: looks at what was written down and says what is wrong. Pure."""

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import pairwise

from .history import Acknowledged, Connection, Frame, Healed, History, StoredMessage, Transcript

NEVER = float("inf")


def lost(history: History) -> list[str]:
    """Acknowledged, but not stored as it was acknowledged."""
    stored = {(row.room, row.seat, row.ref): row for row in history.messages}
    found = []
    for told in history.acknowledged:
        row = stored.get((told.room, told.seat, told.ref))
        if row is None:
            found.append(f"{told.ref} was acknowledged and is not there")
        elif row.text != told.text:
            found.append(f"{told.ref} has other words than were sent")
        elif told.seq is not None and row.seq != told.seq:
            found.append(f"{told.ref} was told the number {told.seq} and has {row.seq}")
    return found


def doubled(history: History) -> list[str]:
    """A ref with more than one row, a number with more than one message."""
    refs = Counter((row.room, row.seat, row.ref) for row in history.messages)
    numbers = Counter((row.room, row.seq) for row in history.messages if row.seq is not None)
    found = [f"{ref} of seat {seat} has {count} rows" for (_, seat, ref), count in refs.items() if count > 1]
    found += [
        f"number {seq} of room {room} is {count} messages'"
        for (room, seq), count in numbers.items()
        if count > 1
    ]
    return found


def holes(history: History) -> list[str]:
    """Numbers that are missing or doubled; a message whose number names another change."""
    seqs: dict[int, list[int]] = {room: [] for room in history.newest}
    for change in history.changes:
        seqs.setdefault(change.room, []).append(change.seq)
    found = []
    for room, numbers in seqs.items():
        newest = history.newest.get(room, 0)
        if sorted(numbers) != list(range(1, newest + 1)):
            found.append(f"room {room} has {len(numbers)} changes and its newest number is {newest}")
    posted = {(row.room, row.seq): row.message for row in history.changes if row.kind == "posted"}
    found += [
        f"message {row.id} has the number {row.seq}, which is not its own"
        for row in history.messages
        if row.seq is not None and posted.get((row.room, row.seq)) != row.id
    ]
    return found


def inversions(history: History) -> list[str]:
    """Sent after the answer to another one, and yet numbered before it; frames out of order on a wire."""
    by_writer: dict[tuple[int, int], list[Acknowledged]] = defaultdict(list)
    for told in history.acknowledged:
        if told.seq is not None:
            by_writer[told.room, told.seat].append(told)
    found = []
    for said in by_writer.values():
        found += _inverted(sorted(said, key=lambda told: told.seq or 0))
    for transcript in history.transcripts:
        for connection in transcript.connections:
            if not is_in_order(connection):
                found.append(f"{transcript.reader} was sent {connection.seqs[:12]}… after {connection.asked}")
    return found


def _inverted(said: list[Acknowledged]) -> list[str]:
    earliest, found = NEVER, []
    for told in reversed(
        said
    ):  # from the highest number down: nobody above was answered before this was sent
        if earliest < told.sent_at:
            found.append(f"{told.ref} ({told.seq}) was sent after a higher number was told")
        earliest = min(earliest, told.told_at)
    return found


def is_in_order(connection: Connection) -> bool:
    """What came before the answer rises; the answer begins at the next number and goes on by ones."""
    seqs = connection.seqs
    begins = [place for place, seq in enumerate(seqs) if seq == connection.asked + 1]
    answer = begins[-1] if begins else len(seqs)
    return _rises(seqs[:answer]) and _rises(seqs[answer:])


def _rises(seqs: list[int]) -> bool:
    return all(later == earlier + 1 for earlier, later in pairwise(seqs))


def untrue(history: History) -> list[str]:
    """Every transcript against the series that its reader may see."""
    messages = {row.id: row for row in history.messages}
    changes = {(row.room, row.seq): row for row in history.changes}
    found = []
    for transcript in history.transcripts:
        found += [f"{transcript.reader}: {trouble}" for trouble in transcript.troubles]
        shown = [frame["seq"] for frame in transcript.frames]
        expected = list(range(transcript.began + 1, history.newest.get(transcript.room, 0) + 1))
        if shown != expected:
            found.append(f"{transcript.reader} has {len(shown)} changes of {len(expected)}")
        for frame in transcript.frames:
            change = changes.get((transcript.room, frame["seq"]))
            if change is None:
                found.append(f"{transcript.reader} was shown {frame['seq']}, which does not exist")
            elif (message := messages.get(change.message)) is None:
                found.append(f"{transcript.reader} at {frame['seq']}: the message is gone")
            elif wrong := _wrong(frame, change.kind, message, transcript):
                found.append(f"{transcript.reader} at {frame['seq']}: {wrong}")
    return found


def _wrong(frame: Frame, kind: str, message: StoredMessage, transcript: Transcript) -> str | None:
    hidden_from = transcript.hidden.get(message.seat)
    if frame["kind"] == "void":
        is_hidden = kind == "posted" and message.status != "posted"
        return None if hidden_from is not None or is_hidden else "void without a cause"
    if hidden_from is not None and frame["seq"] > hidden_from:
        return "words of somebody whom the reader must not meet"
    if frame["kind"] != kind:
        return f"{frame['kind']} instead of {kind}"
    if frame["message"] != message.id:
        return "another message"
    if kind == "posted" and (frame["author"]["id"], frame["ref"], frame["text"]) != (
        message.seat,
        message.ref,
        message.text,
    ):
        return "other words, or another writer"
    return None


def times_to_complete(
    healed: list[Healed], transcripts: list[Transcript], what: str | None = None
) -> list[float]:
    """For each healing and reader: how long until the reader had all that was there at the healing.

    The clock stands still while another fault keeps readers away: nobody catches up with a server that is
    down. It goes on from where it stood, so that one fault after another hides no slow reader, and it does
    not stop for a transaction that is held. `what` names one cause.
    """
    times = []
    for healing in healed:
        for transcript in transcripts:
            target = healing.newest.get(transcript.room, 0)
            if target <= transcript.began or what not in (None, healing.what):
                continue
            place = bisect_left(transcript.arrivals, target, key=lambda arrival: arrival[1])
            came = transcript.arrivals[place][0] if place < len(transcript.arrivals) else NEVER
            times.append(max(0.0, came - healing.at - _dark(healed, healing.at, came)))
    return times


def _dark(healed: list[Healed], since: float, until: float) -> float:
    """How much of this time readers could not be reached. One fault at a time is tried."""
    return sum(max(0.0, min(one.at, until) - max(one.dark_since, since)) for one in healed)


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of all do not exceed; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
