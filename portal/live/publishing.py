"""How apps tell what happened: plain functions, from any thread or process, after commit."""

import asyncio
import dataclasses
import logging
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer

from .events import Event
from .hub import CONTROL, group_of, hubs_of_this_process, this_process

log = logging.getLogger("portal.live")


def publish(event: Event) -> None:
    """Hands an event to everybody who listens, here and in other processes. Never raises: it is a hint."""
    for hub in hubs_of_this_process():
        hub.loop.call_soon_threadsafe(hub.take, event)
    _to_other_processes(event.topic, {"event": dataclasses.asdict(event)})


def close_session(session_key: str) -> None:
    """Ends all sockets of a session, wherever they are."""
    _order({"session": session_key})


def recheck() -> None:
    """Everybody's right to listen is looked at again now: after a block, a lost seat, a changed role."""
    _order({"recheck": True})


def _order(order: dict[str, Any]) -> None:
    for hub in hubs_of_this_process():
        hub.loop.call_soon_threadsafe(hub.obey, order)
    _to_other_processes(CONTROL, {"order": order})


def _to_other_processes(topic: str, content: dict[str, Any]) -> None:
    layer = get_channel_layer()
    if layer is None or isinstance(layer, InMemoryChannelLayer):
        return  # one process only: the hubs have it already
    message = {"type": "live", "origin": this_process(), **content}
    hubs = hubs_of_this_process()
    if hubs:  # the server's own loop sends, and no thread waits for it
        asyncio.run_coroutine_threadsafe(_send(group_of(topic), message), hubs[0].loop)
    else:
        async_to_sync(_send)(group_of(topic), message)


async def _send(group: str, message: dict[str, Any]) -> None:
    try:
        await get_channel_layer().group_send(group, message)
    except Exception:
        log.exception("a hint did not leave this process; readers catch up by number")
