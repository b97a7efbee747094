"""Many messages in a short time. The writer waits a moment; the text stays with them."""

from ..reading import Reading
from ..verdict import Effect, Rule

MANY = 5
SHORT_TIME = 15.0  # seconds


def finds_flooding(reading: Reading) -> bool:
    """Whether this would be one more after many in a short time."""
    return sum(said.seconds_ago <= SHORT_TIME for said in reading.recent) >= MANY


RULE = Rule(
    code="flooding",
    effect=Effect.REFUSE,
    words={
        "fi": "Odota hetki. Kirjoitit monta viestiä.",
        "sv": "Vänta en stund. Du skrev många meddelanden.",
        "en": "Wait a moment. You wrote many messages.",
    },
    finds=finds_flooding,
)
