"""The verdict over a message."""

from collections.abc import Callable, Iterator, Sequence

from .people import NOBODY, People
from .reading import Reading, read
from .rules import RULES
from .said import Said
from .verdict import Effect, Verdict

# Between them they make every list be read; its phrases are compiled when a text begins like them.
_SAMPLES = ("k o e", "h*i", "mistä medx tramal", "otin tramal eilen", "🔪 sinulle", "montako kuolee")


def warming() -> Iterator[None]:
    """Reads all lists, rule by rule, so that nobody's first message waits for it."""
    for sample in _SAMPLES:
        reading = read(sample)
        for rule in RULES:
            rule.finds(reading)
            yield


def sounds_like_danger(text: str) -> bool:
    """Whether its writer may be in danger. Nothing else is read: for texts that are not taken anyhow."""
    return bool(_found(Effect.CARE, read(text)))


def held_for(text: str) -> tuple[str, ...]:
    """For which reasons a moderator would have to read the text first, whatever else is to be said of it."""
    return _found(Effect.HOLD, read(text))


def judge(
    text: str,
    *,
    recent: Sequence[Said] = (),
    people: People = NOBODY,
    is_cared_for: Callable[[], bool] = lambda: False,
) -> Verdict:
    """The rules look until it is clear what becomes of the text. Care is offered beside whatever is decided.

    `recent` are the writer's latest messages in the room, `people` the names of those who
    are there. Somebody in danger is not refused, until they are
    cared for: with help offered and a moderator called, one more message may wait as everybody's does. That
    is asked only about somebody in danger.
    """
    reading = read(text, recent, people)
    care = bool(_found(Effect.CARE, reading))
    spares = care and not is_cared_for()
    for effect in (Effect.HOLD,) if spares else (Effect.REFUSE, Effect.HOLD):
        if reasons := _found(effect, reading):
            return Verdict(effect, reasons, care)
    return Verdict(None, (), care)


def _found(effect: Effect, reading: Reading) -> tuple[str, ...]:
    return tuple(rule.code for rule in RULES if rule.effect is effect and rule.finds(reading))
