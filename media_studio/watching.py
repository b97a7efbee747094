"""Who may listen beside a story, asked about once a second; each open page leaves its sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.models import StoryPage
from portal.accounts.models import User
from portal.live.events import Event, Pulse

from .beside_state import is_practised_beside, rights_of, state_of, topic_of
from .leasing import note_here
from .permissions import may_write

TELLER = "teller"


def part_of(person: User | None, story: StoryPage) -> str | None:
    """What the person is here: the storyteller, a supporter with these rights, or nobody."""
    if person is None or not person.is_active:
        return None
    if may_write(person, story) and not is_practised_beside(person, story):
        return TELLER
    rights = rights_of(person, story)
    return rights.value if rights else None


def topic_of_part(story_id: int, part: str) -> str:
    """The hub's name for those who are the same thing beside one story."""
    return f"{topic_of(story_id)}.{part}"


@dataclass(frozen=True)
class PartSource:
    """Ends the socket of whoever is something else by now: rights shrank or grew, or the support ended."""

    story_id: int
    part: str

    def pulse(self, people: frozenset[int]) -> Pulse:
        """Who of these people is still the same."""
        story = StoryPage.objects.filter(pk=self.story_id).first()
        if story is None:
            return Pulse()
        found = User.objects.filter(pk__in=people)
        same = [person.pk for person in found if part_of(person, story) == self.part]
        return Pulse(seats={number: frozenset() for number in same})

    @staticmethod
    def pulses(asked: "Mapping[Any, frozenset[int]]") -> "Mapping[Any, Pulse]":
        """One by one: few people write side by side at a time."""
        return {source: source.pulse(people) for source, people in asked.items()}

    def hidden_from(self, person: int) -> frozenset[int]:
        """Nobody is kept from anybody here."""
        return frozenset()

    def since(self, seq: int, limit: int) -> list[Event]:
        """There is no series: the state says what is newest."""
        return []


@dataclass(frozen=True)
class StorySource(PartSource):
    """How things stand in the story. Whoever listens is here."""

    writes = True
    part: str = ""

    def pulse(self, people: frozenset[int]) -> Pulse:
        """The state, for everybody who has a part here."""
        story = StoryPage.objects.select_related("storyteller").filter(pk=self.story_id).first()
        if story is None:
            return Pulse()
        there = [each for each in User.objects.filter(pk__in=people) if part_of(each, story) is not None]
        for person in there:
            note_here(person, story=story)
        seats = {person.pk: frozenset[int]() for person in there}
        return Pulse(seats=seats, state=state_of(story))
