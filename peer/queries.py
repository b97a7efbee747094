"""What may be read, and by whom."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import Exists, OuterRef, QuerySet

from portal.accounts.models import User
from portal.kit.prepared import Prepared, listed, several
from portal.live.events import Event, Pulse

from . import broadcast, duty
from .blocking import hidden_from
from .models import Block, Change, Message, Notice, Participant, Room
from .parting import Apart, apart_from_one, hidden_from_one, left_by, without_missed
from .permissions import holders_of, people_of
from .staff_marks import marked
from .standing import encoded_states

PAGE = 30


def open_rooms(person: User) -> QuerySet[Room]:
    """The rooms that are for this person. A room by invitation is not seen by others."""
    is_for_them = people_of(OuterRef("pk"), OuterRef("audience"), person.pk).filter(pk=person.pk)
    return Room.objects.filter(Exists(is_for_them), is_closed=False)


def rooms_told_in_public() -> QuerySet[Room]:
    """The rooms that anybody may know of: for every member, or for all together. Their weeks come with them.

    A room by invitation is never told, and nothing of what goes on in a room.
    """
    for_all = [Room.Audience.MEMBERS, Room.Audience.TOGETHER]
    return Room.objects.filter(audience__in=for_all, is_closed=False).prefetch_related(
        "hours", "exception_days"
    )


def people_hidden_from(person: User) -> frozenset[int]:
    """Whom the person does not meet or read; moderators meet everybody. Fetched now."""
    return hidden_now(person.pk)


def hidden_now(person: int) -> frozenset[int]:
    """The same by the person's key."""
    return frozenset() if MODERATES.one(person=person) else hidden_from_one(person)


def apart_from(person: User) -> Apart:
    """The same with times: what parts the person from others, now and before. Fetched now."""
    return Apart() if MODERATES.one(person=person.pk) else apart_from_one(person.pk)


def messages_for(reader: User, room: int) -> QuerySet[Message]:
    """The messages of a room that got a number and are not hidden from this reader by a block or a mute."""
    messages = Message.objects.filter(room=room, seq__isnull=False)
    apart = apart_from(reader)
    if apart.since:  # by seats: a history is read by number
        hidden = Participant.objects.filter(room=room, user__in=apart.since)
        messages = messages.exclude(participant__in=list(hidden.values_list("pk", flat=True)))
    return without_missed(messages, reader.pk) if apart.spells else messages


def messages_with_gone(reader: User, room: int) -> QuerySet[Message]:
    """The same, and what was said before its writer blocked this reader.

    Its words are not for them: it stands there as if taken back, so that nobody learns who blocked them.
    """
    messages = Message.objects.filter(room=room, seq__isnull=False)
    apart = apart_from(reader)
    if apart.since:
        own = Participant.objects.filter(room=room, user__in=left_by(reader.pk))
        messages = messages.exclude(participant__in=list(own.values_list("pk", flat=True)))
        blocks = Block.objects.filter(blocked=reader, blocker=OuterRef("participant__user"))
        messages = messages.exclude(Exists(blocks.filter(made_at__lte=OuterRef("shown_at"))))
    return without_missed(messages, reader.pk) if apart.spells else messages


def as_taken_back(reader: User, messages: list[Message]) -> list[Message]:
    """The same; those hidden from this reader without words, as if taken back. Not to be saved."""
    apart = apart_from(reader)
    for message in messages:
        if message.is_shown and apart.does_hide(message):
            message.status, message.text, message.masked_text = Message.Status.TAKEN_BACK, "", ""
            message.symbols = []
    return messages


def messages_before(room: Room, reader: User, seq: int | None = None, limit: int = PAGE) -> list[Message]:
    """The newest messages that the reader may see, older than number `seq` if given, oldest first."""
    messages = messages_for(reader, room.pk).select_related("participant")
    if seq is not None:
        messages = messages.filter(seq__lt=seq)
    return list(reversed(messages.order_by("-seq")[:limit]))


def unread_notices(person: User, room: Room) -> QuerySet[Notice]:
    """What the person was told and has not put away."""
    return Notice.objects.filter(person=person, room=room, read_at=None).select_related("reason", "message")


def changes_since(room_id: int, seq: int, limit: int) -> list[Event]:
    """The room's changes after `seq`, encoded. Texts that are hidden by now are not in them."""
    changes = Change.objects.filter(room_id=room_id, seq__gt=seq).order_by("seq")[:limit]
    whole = list(changes.select_related("message__participant", "message__reply_to__participant"))
    marked(change.message for change in whole if change.message)
    kept = broadcast.kept_apart(whole)
    return [broadcast.encoded(change, kept) for change in whole]


class RoomSource:
    """Where the hub learns the truth about one room."""

    def __init__(self, room_id: int) -> None:
        self.room_id = room_id

    def pulse(self, people: frozenset[int]) -> Pulse:
        """The newest number and the state, and who still has a seat and the right to this room."""
        return self.pulses({self: people})[self]

    @staticmethod
    def pulses(asked: "Mapping[RoomSource, frozenset[int]]") -> "dict[RoomSource, Pulse]":
        """The same for many rooms, in as many questions as for one."""
        rooms = list(Room.objects.filter(pk__in={source.room_id for source in asked}, is_closed=False))
        states, newest = encoded_states(rooms), {room.pk: room.last_seq for room in rooms}
        seated = _seated(newest, frozenset().union(*asked.values()))
        hidden = hidden_from(set().union(*seated.values()))
        return {
            source: Pulse(
                seats={
                    person: frozenset() if moderates else hidden[person]
                    for person, moderates in seated[source.room_id].items()
                    if person in people
                },
                newest=newest[source.room_id],
                state=states[source.room_id],
            )
            if source.room_id in newest
            else Pulse()
            for source, people in asked.items()
        }

    def hidden_from(self, person: int) -> frozenset[int]:
        """Whom this person does not meet now."""
        return hidden_now(person)

    def since(self, seq: int, limit: int) -> list[Event]:
        """The next changes after `seq`."""
        return changes_since(self.room_id, seq, limit)


class QueueSource:
    """Where the hub learns who may watch the queue. An open queue is a sign of presence."""

    writes = True

    def pulse(self, people: frozenset[int]) -> Pulse:
        """Who of these is a moderator still."""
        moderators = _holders("moderate_rooms", people)
        duty.renew_open_queues(moderators)
        return Pulse(seats=dict.fromkeys(moderators, frozenset()))

    @staticmethod
    def pulses(asked: "Mapping[QueueSource, frozenset[int]]") -> "dict[QueueSource, Pulse]":
        """There is one queue."""
        return {source: source.pulse(people) for source, people in asked.items()}

    def hidden_from(self, person: int) -> frozenset[int]:
        """Moderators meet everybody."""
        return frozenset()

    def since(self, seq: int, limit: int) -> list[Event]:
        """The queue has no series: whoever comes reads it whole."""
        return []


def _seated(rooms: Collection[int], people: Collection[int]) -> dict[int, dict[int, bool]]:
    """For each room, who of the people has a seat and the right to it; and whether they moderate."""
    seated: dict[int, dict[int, bool]] = defaultdict(dict)
    for room, person, is_moderator in SEATED.about(room=rooms, person=people):
        seated[room][person] = bool(is_moderator)
    return seated


def _seats_with_rights(**gaps: int) -> QuerySet[Participant, tuple[object, ...]]:
    rooms, people = listed("room", gaps), listed("person", gaps)
    may_be_here = people_of(OuterRef("room"), OuterRef("room__audience")).filter(pk=OuterRef("user"))
    moderates = User.objects.filter(holders_of("moderate_rooms"), pk=OuterRef("user"))
    seats = Participant.objects.filter(Exists(may_be_here), room__in=rooms, user__in=people, removed_at=None)
    return seats.annotate(moderates=Exists(moderates)).values_list("room", "user", "moderates")


def _holders(codename: str, people: frozenset[int]) -> set[int]:
    holders = User.objects.filter(holders_of(codename), pk__in=people, is_active=True)
    return set(holders.values_list("pk", flat=True))


def _moderates(person: int) -> QuerySet[User, tuple[object, ...]]:
    return User.objects.filter(holders_of("moderate_rooms", person), pk=person, is_active=True).values_list(
        "pk"
    )


SEATED = Prepared(_seats_with_rights, **several("room", 25), **several("person", 250))
MODERATES = Prepared(_moderates, person=int)
