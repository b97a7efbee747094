"""`manage.py bench_world --people 1000`: people, rooms and sessions to measure with; prints the cookies."""

import json
from argparse import ArgumentParser
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from peer import duty, shifts
from peer.models import Participant, Room
from peer.rooms import open_room
from peer.seats import accept_rules, newest_rules_version
from portal.accounts.models import User
from portal.accounts.registering import register_person
from portal.accounts.roles import Role

DOMAIN = "@bench.invalid"  # no letter reaches an address of that kind, and nobody real has one
SMALL_ROOMS, SEATS_IN_A_SMALL_ROOM, SEATS_IN_THE_HALL = 20, 10, 200


class Command(BaseCommand):
    """Makes what is missing; run again it makes the rooms attended again and prints the same people anew."""

    help = "Makes people, rooms and sessions to measure with, and prints one session cookie a line."
    requires_system_checks: Any = ()  # the server checks; this is to be quick

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--people", type=int, default=1000, help="how many members")
        parser.add_argument("--load-rooms", type=int, default=0, help="further rooms of ten")
        parser.add_argument("--json", action="store_true", help="cookies, rooms and the moderator's cookie")

    def handle(
        self, *args: Any, people: int = 1000, load_rooms: int = 0, json: bool = False, **options: Any
    ) -> None:
        refuse_where_people_are()
        with transaction.atomic():
            manager = _somebody("manager", Role.ADMINISTRATOR)
            moderator = _somebody("moderator", Role.MODERATOR)
            members = [_somebody(f"member-{number:04}", Role.MEMBER) for number in range(people)]
            rooms = _rooms(manager, members) | {"load": _small_rooms(manager, members, "load", load_rooms)}
            attend(moderator)
            cookies = [_cookie(member) for member in members]
            told = {"cookies": cookies, "moderator": _cookie(moderator), "rooms": rooms}
        self.stdout.write(_as_json(told) if json else "\n".join(cookies))


def refuse_where_people_are() -> None:
    """CommandError on a database with anybody whom this command did not make."""
    if User.objects.exclude(email__endswith=DOMAIN).exists():
        raise CommandError(
            "There are people in this database. The rooms to measure with are open to whoever has the "
            "printed cookies: use an empty database (DATA_DIR=/tmp/bench)."
        )


def attend(moderator: User) -> None:
    """The rooms are attended from now on: the only place here that knows how that comes about."""
    note = shifts.last_note()
    shifts.begin_unplanned_shift(moderator, hours=4, note_read=note.pk if note else None)
    duty.say_i_am_here(moderator)
    duty.say_queue_is_open(moderator)


def _somebody(name: str, role: Role) -> User:
    email = f"{name}{DOMAIN}"
    found = User.objects.filter(email=email).first()
    return found or register_person(email=email, first_name=name.title().replace("-", " "), roles=[role])


def _rooms(manager: User, members: list[User]) -> dict[str, Any]:
    """The hall of everybody, the room of the first two hundred, and twenty small ones."""
    _seat(_room(manager, "bench-everybody"), members)
    _seat(_room(manager, "bench-hall"), members[:SEATS_IN_THE_HALL])
    small = _small_rooms(manager, members, "small", SMALL_ROOMS)
    return {"everybody": "bench-everybody", "hall": "bench-hall", "small": small}


def _small_rooms(manager: User, members: list[User], name: str, count: int) -> list[str]:
    """So many rooms of ten, each with other people."""
    slugs = [f"bench-{name}-{number:02}" for number in range(count)]
    for number, slug in enumerate(slugs):
        first = number * SEATS_IN_A_SMALL_ROOM
        _seat(_room(manager, slug), members[first : first + SEATS_IN_A_SMALL_ROOM])
    return slugs


def _room(manager: User, slug: str) -> Room:
    """A room as any other, but nobody in it is too fast: no limit on frames, no slow mode."""
    return open_room(
        manager,
        slug=slug,
        names={"fi": slug},
        descriptions={"fi": "Mittaamista varten."},
        rules={"fi": "Puhu kauniisti."},
        flood_limit=0,
        slow_seconds=0,
        review=Room.Review.WATCHED,
    )


def _seat(room: Room, members: list[User]) -> None:
    version = newest_rules_version(room)
    seated = Participant.objects.filter(room=room, rules_accepted_version=version)
    there = set(seated.values_list("user_id", flat=True))
    for member in members:
        if member.pk not in there:
            accept_rules(member, room=room, version=version)


def _cookie(person: User) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _as_json(told: dict[str, Any]) -> str:
    return json.dumps(told)
