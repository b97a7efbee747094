"""Whether the parts that the portal stands on answer."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

PATIENCE_SECONDS = 2


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    finally:
        connection.close()  # the thread's own: back to the pool


def _cache() -> bool:
    token = uuid.uuid4().hex
    cache.set("health", token, timeout=10)
    return cache.get("health") is not None


def _channel_layer() -> bool:
    layer = get_channel_layer()
    if layer is None:
        return False
    async_to_sync(layer.group_send)("health", {"type": "health.ping"})
    return True


PARTS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "cache": _cache,
    "channel_layer": _channel_layer,
}
# A part that hangs keeps its own thread waiting, and neither the answer nor the other parts.
_threads = {name: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"health-{name}") for name in PARTS}


class WatchersMiddleware:
    """Whoever watches the processes asks them by address: for these paths any name of the host will do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in {"/health/", "/metrics"} and settings.ALLOWED_HOSTS:
            request.META["HTTP_HOST"] = settings.ALLOWED_HOSTS[0].lstrip(".")
        return self.get_response(request)


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 and {"status": "ok"} when every part answers; 503 with the silent part named when one does not.

    Answers within about two seconds, also when a part hangs.
    """
    asked = {name: _threads[name].submit(_answers, ask) for name, ask in PARTS.items()}
    answered, _hanging = wait(asked.values(), timeout=PATIENCE_SECONDS)
    parts = {
        name: "ok" if answer in answered and answer.result() else "down" for name, answer in asked.items()
    }
    is_ok = all(state == "ok" for state in parts.values())
    return JsonResponse({"status": "ok" if is_ok else "down", "parts": parts}, status=200 if is_ok else 503)


def _answers(ask: Callable[[], bool]) -> bool:
    try:
        return ask()
    except Exception:  # noqa: BLE001  whatever a part throws, it is down
        return False
