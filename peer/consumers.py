"""The socket door. It translates frames to actions and back, and decides nothing."""

from collections import deque
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.utils import translation

from portal.accounts.models import User
from portal.kit.languages import words_of
from portal.live import threads
from portal.live.connection import Receive, serve
from portal.live.hub import hub_here
from portal.live.pacing import Pace
from portal.live.sockets import Close, Send, Socket
from portal.live.topics import Topic

from . import chat, duty, events, reading, seats, wording
from .broadcast import QUEUE, topic_of_person
from .models import Message, Room
from .permissions import may_moderate
from .queries import QueueSource, RoomSource, people_hidden_from
from .standing import is_seated, is_signed_in, standing

FLOOD_SECONDS = 10


async def room_socket(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """`/ws/rooms/<slug>/`: one person in one room."""
    slug = scope["url_route"]["kwargs"]["slug"]
    listener = RoomListener(slug, _language_of(scope), seat=_asked(scope, "seat"))
    await serve(scope, receive, send, listener)


async def queue_socket(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """`/ws/queue/`: a moderator who has the queue open."""
    await serve(scope, receive, send, QueueListener())


@dataclass(frozen=True, slots=True)
class Entered:
    """What a socket needs to know after coming in. The rows have few columns: each socket has its own."""

    person: User
    room: Room
    hidden: frozenset[int]
    seat: int


class RoomListener:
    """Hears one person's frames in one room. The seat and the session are fetched anew for every act."""

    __slots__ = ("entered", "flood_limit", "heard", "language", "pace", "seat", "slug", "topic")

    def __init__(self, slug: str, language: str, *, seat: str = "") -> None:
        self.slug = slug
        self.language = language
        self.seat = seat
        self.flood_limit = 0
        self.heard: deque[float] | None = None
        self.entered: Entered | None = None
        self.topic: Topic | None = None
        self.pace = Pace(self._catch_up)

    async def admit(self, socket: Socket) -> bool:
        """Takes the seat and listens to the room and to what is for this person alone.

        A page is of the seat that it was printed for. Has somebody else signed in meanwhile, it neither sends
        in their name what waits in it, nor shows what they see: it hears that its own person is signed out.
        """
        entered = await threads.reading(_come_back)(socket.user_id, self.slug)
        entered = entered or await threads.writing(_come_in)(socket.user_id, self.slug)
        if entered is None:
            return False
        if self.seat not in {"", str(entered.seat)}:
            socket.end(Close.SIGN_IN)
            return True
        self.entered, socket.hidden = entered, entered.hidden
        self.flood_limit = entered.room.flood_limit
        hub = hub_here()
        await hub.join(socket, topic_of_person(socket.user_id))
        self.topic = await hub.join(socket, entered.room.topic, RoomSource(entered.room.pk))
        return True

    async def hear(self, socket: Socket, text: str) -> None:
        """One frame: a message to post, or a wish to catch up."""
        if self._is_too_fast():
            socket.end(Close.TOO_FAST)
            return
        try:
            frame = events.parse(text)
        except events.Malformed as malformed:
            socket.put(events.encode(events.error(code=malformed.code)))
            return
        match frame:
            case events.PostMessage():
                await self._post(socket, frame)
            case events.ChangesSince():
                await self.pace.ask(socket, frame.seq)
            case events.PlaceRead():
                await self._keep_place(socket, frame)

    async def _post(self, socket: Socket, frame: events.PostMessage) -> None:
        assert self.entered  # noqa: S101  only an admitted socket is heard
        answer = await threads.writing(_post)(self.entered, socket.session_key, frame, self.language)
        if isinstance(answer, Close):
            socket.end(answer)
            return
        for said in answer:
            socket.put(events.encode(said))

    async def _catch_up(self, socket: Socket, seq: int) -> None:
        assert self.entered  # noqa: S101
        refusal = await threads.reading(_refusal)(self.entered, socket.session_key)
        if refusal:
            socket.end(refusal)
        elif self.topic:
            await self.topic.catch_up(socket, seq)

    async def _keep_place(self, socket: Socket, frame: events.PlaceRead) -> None:
        assert self.entered  # noqa: S101
        refusal = await threads.writing(_keep_place)(self.entered, socket.session_key, frame.seq)
        if refusal:
            socket.end(refusal)

    def _is_too_fast(self) -> bool:
        if not self.flood_limit:
            return False
        now = monotonic()
        if self.heard is None:
            self.heard = deque()
        self.heard.append(now)
        while self.heard[0] < now - FLOOD_SECONDS:
            self.heard.popleft()
        return len(self.heard) > self.flood_limit


class QueueListener:
    """A moderator's open queue: a sign of presence, and hints to look again."""

    async def admit(self, socket: Socket) -> bool:
        """Only for moderators."""
        if not await threads.writing(_open_queue)(socket.user_id):
            return False
        await hub_here().join(socket, QUEUE, QueueSource())
        return True

    async def hear(self, socket: Socket, text: str) -> None:
        """Nothing is said here: decisions go by form."""
        socket.put(events.encode(events.error(code="unknown_type")))


# What follows uses the database: each is one whole act, in a thread of its own (`portal.live.threads`).


def _person(user_id: int) -> User | None:
    return User.objects.filter(pk=user_id, is_active=True).first()


def _come_back(user_id: int, slug: str) -> Entered | None:
    """Whoever has a seat writes nothing."""
    person = User.objects.filter(pk=user_id, is_active=True).only("is_active", "is_superuser").first()
    room = Room.objects.filter(slug=slug).only("slug", "flood_limit").first()
    stands = standing(person.pk, room.pk, ref="") if person and room else None
    if person is None or room is None or stands is None:
        return None
    return Entered(person, room, people_hidden_from(person), stands.seat)


def _come_in(user_id: int, slug: str) -> Entered | None:
    person = _person(user_id)
    room = Room.objects.filter(slug=slug).first()
    if person is None or room is None:
        return None
    try:
        seats.enter_room(person, room=room)
    except seats.NoSeat:
        return None
    return _come_back(user_id, slug)


def _refusal(entered: Entered, session_key: str) -> Close | None:
    if not is_signed_in(session_key):
        return Close.SIGN_IN
    return None if is_seated(entered.person.pk, entered.room.pk) else _end_of(entered)


def _keep_place(entered: Entered, session_key: str, seq: int) -> Close | None:
    refusal = _refusal(entered, session_key)
    if refusal is None:
        reading.keep_place(entered.person, room=entered.room, seq=seq)
    return refusal


def _post(
    entered: Entered, session_key: str, frame: events.PostMessage, language: str
) -> list[events.Frame] | Close:
    outcome = chat.post_message(
        entered.person,
        room=entered.room,
        ref=frame.ref,
        text=frame.text,
        symbols=frame.symbols,
        reply_to=frame.reply_to,
        session=session_key,
    )
    if isinstance(outcome, chat.Accepted):
        return _answer(outcome.message)
    if outcome.reasons == ("signed_out",):
        return Close.SIGN_IN
    if outcome.reasons == ("no_seat",):
        return _end_of(entered)
    with translation.override(language):
        return [events.refused(ref=frame.ref, reasons=wording.reason_texts(outcome.reasons))]


def _answer(message: Message) -> list[events.Frame]:
    taken = events.accepted(ref=message.ref, message=message.pk, seq=message.seq, status=message.status)
    if message.is_held:
        return [taken, wording.waiting_frame(message)]
    due = message.due_at if message.is_queued else None
    if due is None:
        return [taken]
    when = wording.in_each_language(lambda: wording.said_at(due))
    return [events.queued(taken, due=due.isoformat(), when=when)]


def _end_of(entered: Entered) -> Close:
    """An account that was closed is signed out; everybody else has lost the seat."""
    return Close.NO_SEAT if _person(entered.person.pk) else Close.SIGN_IN


def _open_queue(user_id: int) -> bool:
    person = _person(user_id)
    if person is None or not may_moderate(person):
        return False
    duty.say_queue_is_open(person)
    return True


def _language_of(scope: dict[str, Any]) -> str:
    asked = _asked(scope, "language")
    return words_of(asked) if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _asked(scope: dict[str, Any], name: str) -> str:
    """What the address of a socket says of something; nothing when it says nothing."""
    return parse_qs(scope.get("query_string", b"").decode("latin-1")).get(name, [""])[0]
