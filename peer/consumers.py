"""The socket door. It translates frames to actions and back, and decides nothing."""

from collections import deque
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from django.conf import settings
from django.utils import translation

from portal.accounts.models import User
from portal.live import sessions
from portal.live.connection import Receive, serve
from portal.live.hub import hub_here
from portal.live.sockets import Close, Send, Socket
from portal.live.topics import Topic

from . import chat, duty, events, seats, wording
from .broadcast import QUEUE, topic_of_person
from .models import Room
from .permissions import may_moderate
from .queries import QueueSource, RoomSource, people_hidden_from

FLOOD_SECONDS = 10


async def room_socket(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """`/ws/rooms/<slug>/`: one person in one room."""
    slug = scope["url_route"]["kwargs"]["slug"]
    await serve(scope, receive, send, RoomListener(slug, _language_of(scope)))


async def queue_socket(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """`/ws/queue/`: a moderator who has the queue open."""
    await serve(scope, receive, send, QueueListener())


@dataclass(frozen=True)
class Entered:
    """What a socket needs to know after coming in."""

    room: Room
    hidden: frozenset[int]


class RoomListener:
    """Hears one person's frames in one room. The seat and the session are fetched anew for every act."""

    def __init__(self, slug: str, language: str) -> None:
        self.slug = slug
        self.language = language
        self.flood_limit = 0
        self.heard: deque[float] = deque()
        self.topic: Topic | None = None

    async def admit(self, socket: Socket) -> bool:
        """Takes the seat and listens to the room and to what is for this person alone."""
        entered = await database_sync_to_async(_enter)(socket.user_id, self.slug)
        if entered is None:
            return False
        socket.hidden = entered.hidden
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
        if isinstance(frame, events.PostMessage):
            await self._post(socket, frame)
        else:
            await self._catch_up(socket, frame)

    async def _post(self, socket: Socket, frame: events.PostMessage) -> None:
        answer = await database_sync_to_async(_post)(
            socket.user_id, socket.session_key, self.slug, frame, self.language
        )
        if isinstance(answer, Close):
            socket.end(answer)
            return
        for said in answer:
            socket.put(events.encode(said))

    async def _catch_up(self, socket: Socket, frame: events.ChangesSince) -> None:
        refusal = await database_sync_to_async(_refusal)(socket.user_id, socket.session_key, self.slug)
        if refusal:
            socket.end(refusal)
        elif self.topic:
            await self.topic.catch_up(socket, frame.seq)

    def _is_too_fast(self) -> bool:
        if not self.flood_limit:
            return False
        now = monotonic()
        self.heard.append(now)
        while self.heard[0] < now - FLOOD_SECONDS:
            self.heard.popleft()
        return len(self.heard) > self.flood_limit


class QueueListener:
    """A moderator's open queue: a sign of presence, and hints to look again."""

    async def admit(self, socket: Socket) -> bool:
        """Only for moderators."""
        if not await database_sync_to_async(_open_queue)(socket.user_id):
            return False
        await hub_here().join(socket, QUEUE, QueueSource())
        return True

    async def hear(self, socket: Socket, text: str) -> None:
        """Nothing is said here: decisions go by form."""
        socket.put(events.encode(events.error(code="unknown_type")))


# What follows uses the database: each is one whole act, off the loop.


def _person(user_id: int) -> User | None:
    return User.objects.filter(pk=user_id, is_active=True).first()


def _enter(user_id: int, slug: str) -> Entered | None:
    person, room = _person(user_id), Room.objects.filter(slug=slug).first()
    if person is None or room is None:
        return None
    try:
        seats.enter_room(person, room=room)
    except seats.NoSeat:
        return None
    return Entered(room, people_hidden_from(person))


def _refusal(user_id: int, session_key: str, slug: str) -> Close | None:
    person = _person(user_id)
    if person is None or not sessions.is_alive(session_key):
        return Close.SIGN_IN
    room = Room.objects.filter(slug=slug).first()
    if room is None:
        return Close.NO_SEAT
    try:
        seats.enter_room(person, room=room)
    except seats.NoSeat:
        return Close.NO_SEAT
    return None


def _post(
    user_id: int, session_key: str, slug: str, frame: events.PostMessage, language: str
) -> list[events.Frame] | Close:
    person, room = _person(user_id), Room.objects.filter(slug=slug).first()
    if person is None or not sessions.is_alive(session_key):
        return Close.SIGN_IN
    if room is None:
        return Close.NO_SEAT
    outcome = chat.post_message(person, room=room, ref=frame.ref, text=frame.text)
    if isinstance(outcome, chat.Accepted):
        message = outcome.message
        answer = [events.accepted(ref=frame.ref, seq=outcome.seq, status=message.status)]
        return [*answer, wording.waiting_frame(message)] if message.is_held else answer
    if outcome.reasons == ("no_seat",):
        return Close.NO_SEAT
    with translation.override(language):
        return [events.refused(ref=frame.ref, reasons=wording.reason_texts(outcome.reasons))]


def _open_queue(user_id: int) -> bool:
    person = _person(user_id)
    if person is None or not may_moderate(person):
        return False
    duty.say_queue_is_open(person)
    return True


def _language_of(scope: dict[str, Any]) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("language", [""])[0]
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
