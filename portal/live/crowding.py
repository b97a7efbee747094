"""How many sockets one person has open at a time, in one process: the newest stay, the oldest makes room."""

import asyncio
import weakref

from .sockets import Close, Socket

MOST = 12
Open = dict[int, tuple[Socket, ...]]
_open: "weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, Open]" = weakref.WeakKeyDictionary()


def enter(socket: Socket) -> None:
    """Counts a socket that opens. Over the limit the person's oldest one ends, and is told why."""
    ours = _open.setdefault(asyncio.get_running_loop(), {})
    own = (*ours.get(socket.user_id, ()), socket)
    for oldest in own[:-MOST]:
        oldest.end(Close.TOO_MANY)
    ours[socket.user_id] = own[-MOST:]


def leave(socket: Socket) -> None:
    """The socket is gone."""
    ours = _open.get(asyncio.get_running_loop(), {})
    rest = tuple(one for one in ours.get(socket.user_id, ()) if one is not socket)
    if rest:
        ours[socket.user_id] = rest
    else:
        ours.pop(socket.user_id, None)
