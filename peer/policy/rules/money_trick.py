"""Asking for money or for the codes of a bank, and promises of riches. Talk about one's own money is free."""

from ..lists import phrases
from ..reading import Reading
from ..verdict import Effect, Rule


def finds_money_trick(reading: Reading) -> bool:
    """Whether somebody is asked for money or for a code, or to invest."""
    return phrases("money").are_in(reading)


RULE = Rule(
    code="money_trick",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä pyydetään rahaa tai tunnuksia.",
        "sv": "Det ber om pengar eller koder.",
        "en": "It asks for money or codes.",
    },
    finds=finds_money_trick,
)
