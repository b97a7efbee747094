"""What administrators settle: rooms, hours, invitations, reasons, help lines. Every change is logged."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.accounts.models import User
from portal.kit import clock

from . import broadcast, logbook
from .models import CareLine, ExceptionDay, LogEntry, Reason, Room, RoomInvitation, WeeklyHours
from .permissions import may_manage, require

Setting = Room | WeeklyHours | ExceptionDay | RoomInvitation | Reason | CareLine
# Rooms are closed for good and reasons no more offered: what people were told hangs on them.
MAY_GO = (WeeklyHours, ExceptionDay, RoomInvitation, CareLine)


@transaction.atomic
def keep_setting(actor: User, *, setting: Setting) -> Setting:
    """Saves a new or changed setting. Open rooms notice at once."""
    require(may_manage(actor))
    if isinstance(setting, RoomInvitation) and setting.pk is None:
        setting.invited_by = actor
    _save(setting)
    _tell(actor, setting, "kept")
    return setting


@transaction.atomic
def drop_setting(actor: User, *, setting: Setting) -> None:
    """The setting is no more. PermissionDenied for what must stay, and for the last help line in sight."""
    require(may_manage(actor) and isinstance(setting, MAY_GO))
    if isinstance(setting, CareLine) and not _others(setting):
        raise PermissionDenied
    _tell(actor, setting, "dropped")
    setting.delete()


def _save(setting: Setting) -> None:
    if isinstance(setting, Room) and setting.pk:
        # Not the number of the newest change: people go on talking while somebody edits.
        names = [
            field.attname for field in Room._meta.concrete_fields if field.name not in {"id", "last_seq"}
        ]
        setting.save(update_fields=names)
    else:
        setting.save()


def _others(line: CareLine) -> bool:
    return CareLine.objects.filter(is_shown=True).exclude(pk=line.pk).exists()


def _tell(actor: User, setting: Setting, what: str) -> None:
    room = setting.pk if isinstance(setting, Room) else getattr(setting, "room_id", None)
    code = f"{type(setting).__name__.lower()}_{what}"
    logbook.write(
        LogEntry.Act.SETTINGS_CHANGED, at=clock.now(), code=code, actor=actor, room=room, item=setting.pk
    )
    broadcast.recheck_seats()
