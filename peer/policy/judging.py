"""The verdict over a message."""

from collections.abc import Sequence

from .reading import read
from .rules import RULES
from .said import Said
from .verdict import Effect, Finding, Verdict

# Between them they make every list be read and compiled.
_SAMPLES = ("k o e", "h*i", "mistä medx tramal", "otin tramal eilen")


def warm() -> None:
    """Read and compile all lists now, so that nobody's first message waits for it."""
    for sample in _SAMPLES:
        judge(sample)


def judge(text: str, *, recent: Sequence[Said] = (), is_cared_for: bool = False) -> Verdict:
    """All rules look; the strictest one decides. Care is offered beside whatever else is decided.

    `recent` are the writer's latest messages in the room. Somebody in danger is not refused, until they are
    cared for: with help offered and a moderator called, one more message may wait as everybody's does.
    """
    reading = read(text, recent)
    findings = [Finding(rule.code, rule.effect) for rule in RULES if rule.finds(reading)]
    care = any(finding.effect is Effect.CARE for finding in findings)
    spares = care and not is_cared_for
    for effect in (Effect.HOLD,) if spares else (Effect.REFUSE, Effect.HOLD):
        reasons = tuple(finding.code for finding in findings if finding.effect is effect)
        if reasons:
            return Verdict(effect, reasons, care)
    return Verdict(None, (), care)
