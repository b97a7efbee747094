"""Speaking as one of those who look after the room. Theirs are let through by whoever asks."""

import re
from functools import cache
from re import Pattern

from ..lists import any_in, phrases
from ..reading import Reading
from ..verdict import Effect, Rule
from ..words import BREAK
from .staff_acts import acts_as_the_house
from .staff_signed import speaks_as_one_of_them
from .staff_voice import sounds_like_the_house, speaks_as_the_house

# One of these is in every line of the lists: most messages have none, and are done.
_STEMS = (
    *("valvo", "mod", "yllap", "vastaava", "admin", "tyontekij", "paivyst", "ohjaaj", "vetaj", "vastuuhenk"),
    *("vakare", "skiftled", "jourhav", "ansvarig", "oma aani", "sidan"),
    *("staff", "shift", "host", "caretaker", "this site"),
    *("toimituksen", "virallinen", "officiel", "redaktionens", "official"),
)
# What one says to somebody, and no name before a role.
_SPOKEN_TO = (
    "(?:kiitos|kiitti|hei|moi|moikka|terve|huomenta|iltaa|anteeksi|apua|hyva|rakas|joo|niin|ok|"
    "tack|hej|hejsan|godmorgon|ursakta|hjalp|snalla|ja|thanks|thank|hello|hi|hey|help|sorry|please|dear|yes)"
)


@cache
def _heads() -> Pattern[str]:
    """ "Valvoja Mirja: …", "[Valvojan ilmoitus]": a role, two words at most, and a colon or a bracket."""
    role = any_in("staff_roles").pattern
    return re.compile(rf"(?:^|[\n{BREAK}])[^\w\n]*(?:{role})(?:[ ]+\w+){{0,2}}[ ]*[:\]}}|*]")


@cache
def _signs() -> Pattern[str]:
    """A role alone in its line, or after a name and a sign: "Mirja, valvoja"."""
    role = any_in("staff_roles").pattern
    end = rf"[^\w\n!?{BREAK}]*(?:$|[\n{BREAK}])"  # "Thank you, moderator!" speaks to one
    start = rf"(?:^|[\n{BREAK}])[^\w\n{BREAK}]*"
    alone = rf"{start}(?:{role}){end}"
    name = rf"(?!{_SPOKEN_TO}\b)(?:\w+[ ]+)?\w+[ ]*[,·|/–—-]"
    after_a_name = rf"{start}{name}[ ]*(?:huoneen[ ]+)?(?:{role})(?={end}|[ ]*[:·|])"
    return re.compile(f"{alone}|{after_a_name}")


def finds_staff_claim(reading: Reading) -> bool:
    """Whether the writer says that they look after the room."""
    asked = (sounds_like_the_house, speaks_as_one_of_them, acts_as_the_house, speaks_as_the_house)
    if any(says(reading) for says in asked):
        return True
    if not any(stem in reading.letters for stem in _STEMS):
        return False
    if phrases("staff_claim").are_in(reading):
        return True
    return any(pattern.search(reading.letters) for pattern in (_heads(), _signs()))


RULE = Rule(
    code="staff_claim",
    effect=Effect.HOLD,
    words={
        "fi": "Se näyttää valvojan viestiltä.",
        "sv": "Det ser ut som en moderators meddelande.",
        "en": "It looks like a moderator's message.",
    },
    finds=finds_staff_claim,
)
