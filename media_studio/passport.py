"""Everything of one person's that is public or kept."""

from dataclasses import dataclass

from django.db.models import Count, Q

from content.holding import loose_things
from content.models import Consent, Picture, Portfolio, Recording, Seal, StoryPage
from content.models.portfolios import portfolio_of
from content.models.seals import sealed_numbers
from peer.models import Message, Room
from portal.accounts.models import User
from portal.kit import clock

from . import newsroom
from .models import Assignment, Idea, Notice, Practice, Stamp, Suggestion, TakenIdea
from .my_stories import MyStory, has_public_works, my_stories

STILL_THERE = (Message.Status.POSTED, Message.Status.HELD, Message.Status.QUEUED)


@dataclass(frozen=True)
class MyRoom:
    """One room, and how many messages of the person's are in it."""

    room: Room
    public: int
    waiting: int


@dataclass(frozen=True)
class MyWords:
    """What the person said of one story of somebody else's: suggestions, comments, quotes in them."""

    story: StoryPage
    said: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Passport:
    """All of it, in the groups of the page."""

    public: list[MyStory]
    drafts: list[MyStory]
    sealed: list[MyStory]
    pictures: list[Picture]
    recordings: list[Recording]
    seals: list[Seal]
    named: list[StoryPage]
    rooms: list[MyRoom]
    ideas: list[Idea]
    taken_ideas: list[TakenIdea]
    words: list[MyWords]
    promises: list[Assignment]
    notices: int
    practice: list[MyStory]
    stamps: list[Stamp]
    answers: int
    portfolio: Portfolio | None = None
    has_public_works: bool = False

    @property
    def has_something_to_take_back(self) -> bool:
        """Whether "Take back everything" would take anything back."""
        rest = (self.pictures, self.recordings, self.named, self.rooms, self.ideas, self.promises)
        learned = self.practice or self.stamps or self.answers
        return bool(self.public or self.drafts or learned or self.portfolio or any(rest))


@dataclass(frozen=True)
class Together:
    """What was taken back by one press and can still come back."""

    seals: list[Seal]
    ideas: list[TakenIdea]

    def __len__(self) -> int:
        return len(self.seals) + len(self.ideas)


def passport_of(person: User) -> Passport:
    """Everything of this person's that is public or kept here."""
    stories = my_stories(person)
    open_drafts = [each for each in stories if not each.story.live and each.seal is None]
    pictures, recordings = loose_of(person)
    return Passport(
        public=[each for each in stories if each.story.live],
        drafts=[each for each in open_drafts if not each.story.is_practice],
        sealed=[each for each in stories if each.seal is not None],
        pictures=pictures,
        recordings=recordings,
        seals=list(Seal.objects.open().filter(storyteller=person, page_number=None).order_by("pk")),
        named=named_in(person),
        rooms=rooms_of(person),
        ideas=list(Idea.objects.filter(by=person)),
        taken_ideas=taken_ideas_of(person),
        words=words_of(person),
        promises=promises_of(person),
        notices=Notice.objects.filter(person=person).count(),
        practice=[each for each in open_drafts if each.story.is_practice],
        stamps=list(Stamp.objects.filter(person=person)),
        answers=Practice.objects.filter(person=person).exclude(answers={}).count(),
        portfolio=portfolio_of(person),
        has_public_works=has_public_works(person),
    )


def promises_of(person: User) -> list[Assignment]:
    """What the person promised the newsroom, where no story was begun from it."""
    return [each for each in newsroom.assignments_of(person) if each.story_id is None]


def together_of(person: User) -> Together:
    """What the person took back with everything; what was taken back by itself stays as it is."""
    seals = Seal.objects.open().filter(storyteller=person, with_everything=True)
    ideas = [each for each in taken_ideas_of(person) if each.with_everything]
    return Together(list(seals.filter(erase_at__gt=clock.now()).order_by("pk")), ideas)


def taken_ideas_of(person: User) -> list[TakenIdea]:
    """Ideas taken back that can still come back."""
    return list(TakenIdea.objects.filter(person=person, erase_at__gt=clock.now()))


def loose_of(person: User) -> tuple[list[Picture], list[Recording]]:
    """What stands in no story and is not sealed yet."""
    pictures, recordings = loose_things(person)
    sealed = Seal.objects.open().filter(storyteller=person).values_list("picture_id", "recording_id")
    gone_pictures, gone_recordings = {one for one, _two in sealed}, {two for _one, two in sealed}
    kept = [each for each in pictures if each.pk not in gone_pictures]
    return kept, [each for each in recordings if each.pk not in gone_recordings]


def named_in(person: User) -> list[StoryPage]:
    """Stories of others under which the person is named now."""
    given = Consent.objects.filter(replaced_at=None, withdrawn_at=None, helpers_unnamed_at=None)
    numbers = [consent.page_id for consent in given.exclude(helpers=[]) if person.pk in consent.helpers]
    return list(StoryPage.objects.filter(pk__in=numbers))


def words_of(person: User) -> list[MyWords]:
    """What the person suggested or said beside stories of others; nothing of what is sealed."""
    said = Suggestion.objects.filter(by=person).exclude(story__in=sealed_numbers()).select_related("story")
    by_story: dict[int, list[Suggestion]] = {}
    for each in said.exclude(state=Suggestion.State.TAKEN_BACK):
        by_story.setdefault(each.story_id, []).append(each)
    return [MyWords(each[0].story, tuple(each)) for each in by_story.values()]


def rooms_of(person: User) -> list[MyRoom]:
    """Rooms in which messages of the person's are shown or wait. Asked from the person's own messages."""
    shown = Count("pk", filter=Q(status=Message.Status.POSTED))
    waits = Count("pk", filter=~Q(status=Message.Status.POSTED))
    mine = Message.objects.filter(participant__user=person, status__in=STILL_THERE).order_by("room")
    counted = list(mine.values_list("room").annotate(public=shown, waiting=waits))
    rooms = Room.objects.in_bulk([room for room, *_counts in counted])
    return [MyRoom(rooms[room], public, waiting) for room, public, waiting in counted]
