"""How apps tell what happened: plain functions, from any thread or process, after commit."""

from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer

from .events import Event, packed
from .hub import CONTROL, group_of, hubs_of_this_process, send_to_others, this_process


def publish(event: Event) -> None:
    """Hands an event to everybody who listens, here and in other processes. Never raises: it is a hint."""
    for hub in hubs_of_this_process():
        hub.hand(hub.take, event)
    _to_other_processes(event.topic, {"event": packed(event)})


def close_session(session_key: str) -> None:
    """Ends all sockets of a session, wherever they are."""
    _order({"session": session_key})


def recheck() -> None:
    """Everybody's right to listen is looked at again now: after a block, a lost seat, a changed role."""
    _order({"recheck": True})


def _order(order: dict[str, Any]) -> None:
    for hub in hubs_of_this_process():
        hub.hand(hub.obey, order)
    _to_other_processes(CONTROL, {"order": order})


def _to_other_processes(topic: str, content: dict[str, Any]) -> None:
    layer = get_channel_layer()
    if layer is None or isinstance(layer, InMemoryChannelLayer):
        return  # one process only: the hubs have it already
    message = {"type": "live", "origin": this_process(), **content}
    hubs = hubs_of_this_process()
    if hubs:  # the server's own loop sends, and no thread waits for it
        hubs[0].hand(hubs[0].send, group_of(topic), message)
    else:
        async_to_sync(send_to_others)(group_of(topic), message)
