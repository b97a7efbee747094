"""A small model of a room: what the real one must equal after every step. Pure."""

from dataclasses import dataclass, field

POSTED, HELD, REMOVED, TAKEN_BACK = "posted", "held", "removed", "taken_back"


@dataclass
class Said:
    """A message as the model has it."""

    writer: str
    ref: str
    text: str
    status: str = HELD
    seq: int | None = None
    missed_by: set[str] = field(default_factory=set)  # who did not meet the writer when it was shown


@dataclass
class RoomModel:
    """Messages, the series of changes, who has a seat, and who does not meet whom."""

    seated: set[str]
    moderators: set[str]
    said: dict[tuple[str, str], Said] = field(default_factory=dict)
    series: list[tuple[str, Said]] = field(default_factory=list)
    blocks: set[tuple[str, str]] = field(default_factory=set)

    def show(self, said: Said) -> None:
        """It gets the next number."""
        said.status, said.seq = POSTED, len(self.series) + 1
        pairs = [pair for pair in self.blocks if said.writer in pair]
        said.missed_by = {person for pair in pairs for person in pair} - {said.writer} - self.moderators
        self.series.append(("posted", said))

    def hide(self, said: Said, status: str) -> None:
        """It is gone for the room; a change only if the room had seen it."""
        if said.status == POSTED:
            self.series.append(("hidden", said))
        said.status = status

    def hidden_from(self, reader: str) -> set[str]:
        """Whom the reader does not meet. Moderators meet everybody."""
        if reader in self.moderators:
            return set()
        pairs = [pair for pair in self.blocks if reader in pair]
        return {person for pair in pairs for person in pair if person != reader}

    def seen_by(self, reader: str) -> list[tuple[str, str | None, str | None]]:
        """The series for one reader: kind, ref and text of each number."""
        return [self._one(kind, said, self.is_hidden(said, reader)) for kind, said in self.series]

    def shown_to(self, reader: str) -> list[str]:
        """The texts that stand in the room for a reader, in order."""
        posted = [said for said in self.said.values() if said.status == POSTED]
        shown = [said for said in posted if not self.is_hidden(said, reader)]
        return [said.text for said in sorted(shown, key=lambda said: said.seq or 0)]

    def held_by(self, writer: str) -> list[str]:
        """The writer's own texts that wait."""
        return [said.text for said in self.said.values() if said.status == HELD and said.writer == writer]

    def is_hidden(self, said: Said, reader: str) -> bool:
        """Whether the two do not meet now, or did not when it was said."""
        return said.writer in self.hidden_from(reader) or reader in said.missed_by

    @staticmethod
    def _one(kind: str, said: Said, is_hidden: bool) -> tuple[str, str | None, str | None]:
        if is_hidden or (kind == "posted" and said.status != POSTED):
            return ("void", None, None)
        return (kind, said.ref, said.text) if kind == "posted" else (kind, None, None)
