"""Rooms with their rules and hours, and a little ordinary talk, said by the people themselves."""

from datetime import time
from typing import Any

from django.db import transaction

from peer.arranging import keep_setting
from peer.chat import Accepted, post_message
from peer.models import Room, RoomInvitation, WeeklyHours
from peer.rooms import open_room
from peer.seats import accept_rules, newest_rules_version

from . import duty_rota
from .people import person
from .texts import LANGUAGES, lines, told

USUAL = {"when_unattended": Room.WhenUnattended.HOLD_EVERYTHING, "review": Room.Review.WATCHED}


@transaction.atomic
def build() -> str | None:
    """The rooms, opened by Sampo. Mirja's shift lasts while people talk; then the rota is planned."""
    if Room.objects.exists():
        return None
    rooms = told("rooms")["rooms"]
    shift = duty_rota.begin_first_shift()
    for one in rooms:
        _talk(_open(one), one["messages"])
    duty_rota.hand_over(shift)
    duty_rota.plan_rota()
    return f"{len(rooms)} rooms are open. One message waits for a moderator."


def _open(one: dict[str, Any]) -> Room:
    texts = one["texts"]
    room = open_room(
        person("sampo"),
        slug=one["slug"],
        names={language: texts[language]["name"] for language in LANGUAGES},
        descriptions={language: texts[language]["description"] for language in LANGUAGES},
        rules={language: lines(texts[language]["rules"]) for language in LANGUAGES},
        **{**USUAL, **one.get("settings", {})},
    )
    for hours in one.get("hours", []):
        keep_setting(person("sampo"), setting=WeeklyHours(room=room, **_times(hours)))
    for name in one.get("invited", []):
        keep_setting(person("sampo"), setting=RoomInvitation(room=room, person=person(name)))
    return room


def _times(hours: dict[str, Any]) -> dict[str, Any]:
    return {**hours, **{name: time.fromisoformat(hours[name]) for name in ("opens", "closes")}}


def _talk(room: Room, messages: list[dict[str, Any]]) -> None:
    for name in dict.fromkeys(message["from"] for message in messages):
        accept_rules(person(name), room=room, version=newest_rules_version(room))
    for number, message in enumerate(messages):
        said = post_message(
            person(message["from"]),
            room=room,
            ref=f"demo-{number}",
            text=message["text"],
            symbols=message.get("symbols", ()),
        )
        if not isinstance(said, Accepted):
            raise RuntimeError(f"{room} refused “{message['text']}”: {said.reasons}")
