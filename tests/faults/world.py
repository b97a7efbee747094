"""The people, rooms and acts of a run, made by the portal's own code. Everything here uses the database."""

import asyncio
import random
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
from django.db import InterfaceError, OperationalError, close_old_connections

from peer import rooms, seats
from peer.models import Change, Message, Participant, Presence, Room, Shift
from peer.reasons import make_first_reasons
from portal.accounts.models import User
from portal.accounts.roles import Role, give_role, keep_roles_in_step
from portal.kit import clock

from .client import Seat
from .history import Acknowledged, History, StoredChange, StoredMessage, Transcript


async def off_loop(act: Callable[..., Any], *words: Any, **named: Any) -> Any:
    """Does something with the database in a thread of its own."""

    def whole() -> Any:
        close_old_connections()
        try:
            return act(*words, **named)
        finally:
            close_old_connections()

    return await sync_to_async(whole, thread_sensitive=False)()


async def persistently(act: Callable[..., Any], *words: Any, **named: Any) -> Any:
    """The same, tried again while the database is away. For acts that may be done twice."""
    while True:
        try:
            return await off_loop(act, *words, **named)
        except (OperationalError, InterfaceError):
            await asyncio.sleep(0.2)


def prepare() -> None:
    """Tables, roles and reasons; and the static files, where the settings want them gathered."""
    call_command("migrate", verbosity=0)
    if not getattr(settings, "WHITENOISE_USE_FINDERS", False):
        call_command("collectstatic", interactive=False, verbosity=0)
    keep_roles_in_step()
    make_first_reasons()


def person(name: str, *roles: Role) -> User:
    """Somebody with roles."""
    user = User.objects.create_user(f"{name.lower()}@example.org", first_name=name)
    for role in roles:
        give_role(user, role)
    return user


def cookie_of(user: User) -> str:
    """A session of somebody who has signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def room(administrator: User, slug: str) -> Room:
    """A watched room without flooding and slow mode."""
    texts = {language: slug.title() for language in ("fi", "sv", "en")}
    made = rooms.open_room(administrator, slug=slug, names=texts, descriptions=texts, rules=texts)
    made.flood_limit = made.slow_seconds = made.newcomer_messages = 0
    made.review = Room.Review.WATCHED
    made.save()
    return made


def attend(moderator: User) -> None:
    """The one place that knows how rooms are attended: this moderator is there for an hour."""
    now = clock.now()
    hours = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=2)}
    Shift.objects.create(moderator=moderator, begun_at=now, **hours)
    signs = {"here_at": now + timedelta(hours=1), "queue_seen_at": now + timedelta(hours=1)}
    Presence.objects.update_or_create(moderator=moderator, defaults=signs)


def sit(user: User, place: Room) -> Seat:
    """A seat whose rules are accepted, with a session."""
    seats.enter_room(user, room=place)
    seat = seats.accept_rules(user, room=place, version=seats.newest_rules_version(place))
    return Seat(user.first_name, user.pk, seat.pk, place.pk, place.slug, cookie_of(user))


def newest() -> dict[int, int]:
    """Each room's newest number."""
    return dict(Room.objects.values_list("pk", "last_seq"))


def some_shown(place: int) -> Message | None:
    """One of the messages shown lately."""
    shown = Message.objects.filter(room=place, status=Message.Status.POSTED)
    lately = list(shown.select_related("participant__user").order_by("-seq")[:20])
    return random.choice(lately) if lately else None


def history(acknowledged: list[Acknowledged], transcripts: list[Transcript]) -> History:
    """What the database holds of the transcripts' rooms, beside what was told and shown."""
    places = {transcript.room for transcript in transcripts}
    rows = Message.objects.filter(room__in=places)
    fields = ("pk", "room", "participant", "ref", "text", "status", "seq")
    messages = [StoredMessage(*row) for row in rows.values_list(*fields)]
    steps = Change.objects.filter(room__in=places).order_by("room", "seq")
    changes = [StoredChange(*row) for row in steps.values_list("room", "seq", "kind", "message")]
    counters = {place: seq for place, seq in newest().items() if place in places}
    return History(messages, changes, counters, acknowledged, transcripts)


def seat_row(seat: Seat) -> Participant:
    """The row of a seat."""
    return Participant.objects.select_related("user", "room").get(pk=seat.seat)
