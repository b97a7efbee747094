"""The socket door beside a story. It translates frames to actions and back, and decides nothing."""

from collections import deque
from secrets import token_hex
from time import monotonic
from typing import Any

from django.core.exceptions import PermissionDenied

from content.models import StoryPage
from portal.accounts.models import User
from portal.live import publishing, threads
from portal.live.connection import Receive, serve
from portal.live.events import Event
from portal.live.hub import hub_here
from portal.live.sessions import alive_among
from portal.live.sockets import Close, Send, Socket

from . import events, leasing, support_acts
from .beside_state import topic_of
from .watching import PartSource, StorySource, part_of, topic_of_part

MOST, WITHIN_SECONDS = 100, 10


async def beside_socket(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """`/ws/stories/<number>/`: one person beside one story."""
    await serve(scope, receive, send, BesideListener(scope["url_route"]["kwargs"]["pk"]))


class BesideListener:
    """Hears one person's frames beside one story. Rights and session are asked anew for every act."""

    __slots__ = ("heard", "name", "page", "story_id")

    def __init__(self, story_id: int) -> None:
        self.story_id = story_id
        self.name = ""
        self.page = token_hex(8)  # which of a person's open pages this is
        self.heard: deque[float] = deque()

    async def admit(self, socket: Socket) -> bool:
        """For the storyteller and their supporters. Who joins is seen at once, and was here."""
        found = await threads.writing(_enter)(socket.user_id, self.story_id)
        if found is None:
            return False
        part, self.name = found
        hub, number = hub_here(), self.story_id
        await hub.join(socket, topic_of_part(number, part), PartSource(number, part))
        await hub.join(socket, topic_of(number), StorySource(number))
        self._tell(events.person_came(person=socket.user_id, name=self.name))
        return True

    async def hear(self, socket: Socket, text: str) -> None:
        """One frame: where the person is, whether they look, or a paragraph in which they type."""
        if self._is_too_fast():
            socket.end(Close.TOO_FAST)
            return
        try:
            frame = events.parse(text)
        except events.Malformed as malformed:
            socket.put(events.encode(events.error(code=malformed.code)))
            return
        if isinstance(frame, events.PlaceAt):
            place = events.person_at(person=socket.user_id, name=self.name, block=frame.block)
            self._tell(place)
            return
        answer = await threads.writing(_act)(
            socket.user_id, socket.session_key, self.story_id, frame, self.page
        )
        if isinstance(answer, Close):
            socket.end(answer)
        elif answer is not None:
            socket.put(events.encode(answer))

    async def gone(self, socket: Socket) -> None:
        """The page is closed, and watches no more. Who has it open a second time is still here."""
        topic = hub_here().topics.get(topic_of(self.story_id))
        is_last = not (topic and socket.user_id in topic.people())
        if self.name:
            await threads.writing(_leave)(socket.user_id, self.story_id, self.page, is_last)

    def _tell(self, frame: events.Frame) -> None:
        publishing.publish(Event(topic_of(self.story_id), events.encode(frame)))

    def _is_too_fast(self) -> bool:
        now = monotonic()
        self.heard.append(now)
        while self.heard[0] < now - WITHIN_SECONDS:
            self.heard.popleft()
        return len(self.heard) > MOST


# What follows uses the database: each is one whole act, in a thread of its own (`portal.live.threads`).


def _enter(user_id: int, story_id: int) -> tuple[str, str] | None:
    person = User.objects.filter(pk=user_id).first()
    story = StoryPage.objects.filter(pk=story_id).first()
    part = part_of(person, story) if story else None
    if person is None or story is None or part is None:
        return None
    support_acts.note_presence(person, story=story)
    leasing.note_here(person, story=story)
    return part, str(person)


def _leave(user_id: int, story_id: int, page: str, is_last: bool) -> None:
    person, story = User.objects.filter(pk=user_id).first(), StoryPage.objects.filter(pk=story_id).first()
    if person is not None and story is not None:
        leasing.note_hidden_page(person, story=story, page=page)
        if is_last:
            leasing.note_gone(person, story=story)


def _act(
    user_id: int, session_key: str, story_id: int, frame: events.Said, page: str
) -> events.Frame | Close | None:
    found = _standing(user_id, session_key, story_id)
    if isinstance(found, Close):
        return found
    person, story = found
    match frame:
        case events.LeaseTake():
            return _take(person, story, frame.block)
        case events.LeaseFree():
            leasing.let_go(person, story=story, block_id=frame.block)
        case events.LeaseBack():
            return _take_back(person, story, frame.block)
        case events.Watching():
            return _watch(person, story, page, frame.is_on)
    return None


def _take(person: User, story: StoryPage, block: str) -> events.Frame:
    try:
        writer = leasing.take_lease(person, story=story, block_id=block)
    except PermissionDenied:
        return events.error(code="may_not_type")
    except leasing.Rests:
        return events.lease(block=block, is_mine=False, name=str(story.storyteller))
    return events.lease(block=block, is_mine=writer.pk == person.pk, name=str(writer))


def _take_back(person: User, story: StoryPage, block: str) -> events.Frame:
    try:
        leasing.take_back(person, story=story, block_id=block)
    except PermissionDenied:
        return events.error(code="not_your_story")
    return events.lease(block=block, is_mine=True, name=str(person))


def _watch(person: User, story: StoryPage, page: str, is_on: bool) -> events.Frame | None:
    try:
        if is_on:
            leasing.note_open_page(person, story=story, page=page)
        else:
            leasing.note_hidden_page(person, story=story, page=page)
    except PermissionDenied:
        return events.error(code="not_your_story")
    return None


def _standing(user_id: int, session_key: str, story_id: int) -> tuple[User, StoryPage] | Close:
    person = User.objects.filter(pk=user_id, is_active=True).first()
    if person is None or session_key not in alive_among({session_key}):
        return Close.SIGN_IN
    story = StoryPage.objects.filter(pk=story_id).first()
    if story is None or part_of(person, story) is None:
        return Close.NO_SEAT
    return person, story
