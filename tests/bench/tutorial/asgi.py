"""The yardstick's server door: origin checked and session read, as its lesson has it."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.tutorial.settings")

from django.core.asgi import get_asgi_application

http = get_asgi_application()

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.urls import re_path

from .consumers import ChatConsumer

urlpatterns: list[object] = []
sockets = URLRouter([re_path(r"^ws/rooms/(?P<room>[\w-]+)/$", ChatConsumer.as_asgi())])
application = ProtocolTypeRouter(
    {"http": http, "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(sockets))}
)
