"""Tables as an older set of migrations makes them, and rows written by the models of that time."""

import json
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from peer.models import Message, Participant, Room
from portal.accounts.models import User

BEFORE = Path(__file__).with_name("schema_before.json")
OURS = {"accounts", "peer", "content", "media_studio", "kit"}
TEXT = "Hei kaikille, täällä ollaan"


def make_older(_facts: dict[str, Any]) -> dict[str, Any]:
    """Migrates an empty database to the older set and fills it; gives the names of the filled tables."""
    executor = MigrationExecutor(connection)
    others = [leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] not in OURS]
    targets = [*map(tuple, json.loads(BEFORE.read_text()).items()), *others]
    executor.migrate(targets)
    apps = MigrationExecutor(connection).loader.project_state(targets).apps
    rows = [*_people(apps), *_pages(apps)]
    return {"filled": sorted({row._meta.db_table for row in rows})}


def _people(apps: Any) -> list[Any]:
    def make(app: str, name: str, **fields: Any) -> Any:
        return apps.get_model(app, name).objects.create(**fields)

    now = timezone.now()
    aino = make("accounts", "User", email="aino@example.org", first_name="Aino", password="!")
    mirja = make("accounts", "User", email="mirja@example.org", first_name="Mirja", password="!")
    address = make("account", "EmailAddress", user_id=aino.pk, email=aino.email, verified=True, primary=True)
    names = {"name_fi": "Kahvipöytä", "description_fi": "Juttelua", "slug": "kahvi"}
    room = make("peer", "Room", **names, last_seq=1)
    seat = make("peer", "Participant", room=room, user=aino, nickname="Aino", nickname_key="aino")
    told = {"room": room, "participant": seat, "written_at": now}
    shown = make("peer", "Message", **told, ref="a", text=TEXT, status="posted", seq=1, shown_at=now)
    held = make("peer", "Message", **told, ref="b", text="Soita 040", status="held", held_for=["contact"])
    change = make("peer", "Change", room=room, seq=1, kind="message.posted", message=shown, made_at=now)
    reason = make("peer", "Reason", code="drill", text_fi="Syy")
    decided = {"message": held, "participant": seat, "moderator": mirja, "reason": reason, "made_at": now}
    decision = make("peer", "Decision", **decided, kind="remove", based_on_version=1)
    appeal = make("peer", "Appeal", decision=decision, first_moderator=mirja, made_at=now)
    block = make("peer", "Block", blocker=aino, blocked=mirja)
    return [aino, address, room, seat, shown, change, reason, decision, appeal, block]


def _pages(apps: Any) -> list[Any]:
    """A story as a row: the tree below Wagtail's first page, and the yes to it."""
    page = apps.get_model("wagtailcore", "Page")
    types = apps.get_model("contenttypes", "ContentType")
    aino = apps.get_model("accounts", "User").objects.get(email="aino@example.org")
    first = page.objects.get(depth=2)
    kind, _new = types.objects.get_or_create(app_label="content", model="storypage")
    where = {"path": f"{first.path}0001", "depth": 3, "numchild": 0, "url_path": f"{first.url_path}kahvi/"}
    words = {"title": "Kahvi kiehuu", "draft_title": "Kahvi kiehuu", "slug": "kahvi", "byline": "A. K."}
    body = [{"type": "paragraph", "value": "<p>Keitin kahvia.</p>", "id": "1"}]
    story = apps.get_model("content", "StoryPage").objects.create(
        **where,
        **words,
        live=False,
        locale=first.locale,
        content_type=kind,
        storyteller=aino,
        body=json.dumps(body),
    )
    page.objects.filter(pk=first.pk).update(numchild=1)
    given = {"page_id": story.pk, "storyteller": aino, "digest": "0" * 64, "byline": "A. K."}
    consent = apps.get_model("content", "Consent").objects.create(
        **given, places=["site"], given_at=timezone.now(), withdrawn_at=timezone.now()
    )
    return [story, consent]


def read_older(_facts: dict[str, Any]) -> dict[str, Any]:
    """What the models of today make of these rows."""
    from content.models import Consent, StoryPage

    shown = Message.objects.get(ref="a")
    story = StoryPage.objects.get(slug="kahvi")
    read = {
        "a person": User.objects.get(email="aino@example.org").first_name == "Aino",
        "a seat": Participant.objects.get(nickname="Aino").room == Room.objects.get(slug="kahvi"),
        "a message": shown.public_text == TEXT and shown.is_shown,
        "a story": str(story.body[0].value).find("Keitin kahvia") >= 0,
        "its yes": Consent.objects.get(page_id=story.pk).byline == "A. K.",
    }
    return {"read": read}
