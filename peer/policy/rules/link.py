"""Links to other places on the web."""

import re

from ..reading import Reading
from ..verdict import Effect, Rule

_ENDINGS = "fi|com|net|org|se|eu|io|info|ru|ee|gg|ly|chat|app|link|site|online|xyz"
_ADDRESS = re.compile(r"https?\s?:\s?/|\bwww\.")
# Written small, as addresses are: "Oulussa.Se oli" only lacks a space.
_BARE = re.compile(rf"(?<![\w@.])(?:[A-Za-z0-9-]+\.)+(?:{_ENDINGS})(?![\w-])(?!\.\w)")


def finds_link(reading: Reading) -> bool:
    """Whether there is an address of a web page."""
    return bool(_ADDRESS.search(reading.lower) or _BARE.search(reading.text))


RULE = Rule(
    code="link",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on linkki.",
        "sv": "Det finns en länk i det.",
        "en": "It has a link.",
    },
    finds=finds_link,
)
