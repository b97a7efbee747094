"""The server's door: HTTP, sockets, and the queue and clock where they run inside."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")

from django.core.asgi import get_asgi_application

http = get_asgi_application()

from channels.auth import AuthMiddleware
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.sessions import CookieMiddleware, SessionMiddleware
from django.conf import settings
from django.urls import re_path

from media_studio.routing import websocket_urlpatterns as beside_stories
from peer.routing import websocket_urlpatterns as rooms
from portal.accounts.demo_guard import LoopbackOnly
from portal.accounts.session_doors import SocketRights
from portal.kit.bodies import BoundedBodies
from portal.kit.cookies import OwnCookies
from portal.kit.kept_pages import KeptPages
from portal.kit.metering import Metered
from portal.lifespan import Lifespan
from portal.live.origins import SameOrigin, no_socket
from portal.reading.arriving import scope_turns

# Channels fails where no address fits: the last one fits all.
sockets = URLRouter([*rooms, *beside_stories, re_path("", no_socket)])  # type: ignore[arg-type]  # no view
by_session = SocketRights(sockets)
routes = ProtocolTypeRouter(
    {
        "http": Metered(KeptPages(BoundedBodies(http), passes=scope_turns)),
        "websocket": SameOrigin(CookieMiddleware(OwnCookies(SessionMiddleware(AuthMiddleware(by_session))))),
        "lifespan": Lifespan(),
    }
)

application = LoopbackOnly(routes) if settings.DEMO else routes

# What is loaded now stays: full collections would pause all rooms for a quarter of a second.
gc.collect()
gc.freeze()
