"""Opening rooms and writing their rules."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from portal.accounts.models import User

from .models import HouseRules, Room
from .permissions import may_manage, require


@transaction.atomic
def open_room(
    actor: User,
    *,
    slug: str,
    names: Mapping[str, str],
    descriptions: Mapping[str, str],
    rules: Mapping[str, str],
    when_unattended: str = Room.WhenUnattended.READ_ONLY,
    **settings: Any,
) -> Room:
    """Opens a room with its first rules. Texts are by language (fi, sv, en); rules have one on each line.

    `settings` are other fields of the room: audience, symbol, review, slow_seconds, size_limit and so on.
    A room that has this address already is returned as it is.
    """
    require(may_manage(actor))
    texts = {f"name_{code}": text for code, text in names.items()}
    texts |= {f"description_{code}": text for code, text in descriptions.items()}
    room, made = Room.objects.get_or_create(
        slug=slug, defaults={**texts, "when_unattended": Room.WhenUnattended(when_unattended), **settings}
    )
    if made:
        write_rules(actor, room=room, texts=rules)
    return room


@transaction.atomic
def write_rules(actor: User, *, room: Room, texts: Mapping[str, str]) -> HouseRules:
    """The next version of a room's rules. Everybody accepts it before they write again."""
    require(may_manage(actor))
    Room.objects.select_for_update().get(pk=room.pk)
    newest = room.rules.order_by("-version").first()
    fields = {f"text_{code}": text for code, text in texts.items()}
    return HouseRules.objects.create(room=room, version=newest.version + 1 if newest else 1, **fields)
