"""`/metrics`: how the portal does, in the words of Prometheus, for whoever has the token alone.

What a process counts itself stands in `portal.kit.meters`; what waits in the database is asked when somebody
looks, so it is the same from every process.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count, Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from content.models import Delivery, Seal
from peer.models import Appeal, Flag, Message
from portal.kit import clock, meters
from portal.kit.tempo import Tempo

log = logging.getLogger("portal.metrics")
# Of one address, counted without Redis: the figures are told while it is down.
WRONG_TRIES = Tempo(limit=10, seconds=60)


class Waiting(Collector):
    """What waits in the database. Each figure is one query on a small index of what is open."""

    def collect(self) -> Iterable[Metric]:
        """The figures; when the database does not answer only that it is down."""
        try:
            found = [*_of_rooms(), *_of_the_queue(), *_of_the_clock()]
        except DatabaseError:
            log.exception("the database gave no figures")
            yield GaugeMetricFamily("portal_database_up", "Whether the database answers.", 0)
            return
        yield GaugeMetricFamily("portal_database_up", "Whether the database answers.", 1)
        yield from found


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures as text. Without the token nobody learns that there are any.

    After ten wrong ones in a minute the right one is not taken either from that address.
    """
    if not settings.METRICS_TOKEN or not _may_read(request):
        raise Http404
    waiting = CollectorRegistry()
    waiting.register(Waiting())
    told = meters.generate() + generate_latest(waiting).decode()
    return HttpResponse(told, content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    """By the neighbour's address: nobody comes here through a proxy, so no header says more."""
    asks = request.META.get("REMOTE_ADDR")
    is_right = constant_time_compare(
        request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"
    )
    if not is_right:
        WRONG_TRIES.is_over(asks)
    return is_right and not WRONG_TRIES.is_full(asks)


def _of_rooms() -> Iterable[Metric]:
    held = Message.objects.filter(status=Message.Status.HELD).aggregate(
        n=Count("pk"), since=Min("written_at")
    )
    yield _number("portal_messages_held", "Messages that wait for a moderator.", held["n"])
    yield _age("portal_messages_held_oldest_seconds", "Since when the oldest of them waits.", held["since"])
    found = Flag.objects.filter(closed_at=None).values("kind").annotate(n=Count("pk"), since=Min("made_at"))
    yield from _groups("portal_flags", "open", "What asks for a moderator", "kind", found, Flag.Kind.values)
    unseen = Flag.objects.filter(
        closed_at=None, first_seen_at=None, kind__in=(Flag.Kind.CRISIS, Flag.Kind.THREAT)
    )
    since = unseen.aggregate(since=Min("made_at"))["since"]
    yield _age("portal_alarm_unseen_seconds", "How long an alarm has been seen by nobody.", since)
    appeals = Appeal.objects.filter(decided_at=None).aggregate(n=Count("pk"), since=Min("made_at"))
    yield _number("portal_appeals_open", "Appeals that wait for another moderator.", appeals["n"])
    yield _age("portal_appeals_oldest_seconds", "Since when the oldest of them waits.", appeals["since"])


def _of_the_queue() -> Iterable[Metric]:
    ready = DBTaskResult.objects.ready().values("queue_name")
    found = ready.annotate(n=Count("pk"), since=Min("enqueued_at"))
    queues = settings.TASKS["default"]["QUEUES"]
    yield from _groups(
        "portal_tasks", "waiting", "Work that waits for the worker", "queue_name", found, queues
    )
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count()
    yield _number("portal_tasks_failed", "Work that failed within the last seven days.", failed)


def _of_the_clock() -> Iterable[Metric]:
    """What the worker should have done by now: when it stands still, these grow."""
    since = Seal.objects.due().aggregate(since=Min("erase_at"))["since"]
    yield _age("portal_erasure_late_seconds", "How late the erasing of what was taken back is.", since)
    queued = Message.objects.filter(status=Message.Status.QUEUED, due_at__lte=clock.now())
    late = queued.aggregate(since=Min("due_at"))["since"]
    yield _age("portal_turn_late_seconds", "How late the next message of a slow room is.", late)
    mails = Delivery.objects.filter(state=Delivery.State.FAILED).count()
    yield _number("portal_newsletters_failed", "Newsletters that were given up.", mails)


def _groups(
    name: str, what: str, words: str, by: str, found: QuerySet[Any, Any], groups: Iterable[str]
) -> Iterable[Metric]:
    """How many of each group, and since when the oldest waits; also of those of which there is none."""
    label = by.removesuffix("_name")
    number = GaugeMetricFamily(f"{name}_{what}", f"{words}.", labels=[label])
    oldest = GaugeMetricFamily(f"{name}_oldest_seconds", f"{words}: since when the oldest.", labels=[label])
    known = {row[by]: row for row in found.order_by()}
    for group in groups:
        row = known.get(group, {"n": 0, "since": None})
        number.add_metric([group], row["n"])
        oldest.add_metric([group], _seconds(row["since"]))
    yield from (number, oldest)


def _number(name: str, words: str, value: int) -> Metric:
    return GaugeMetricFamily(name, words, value)


def _age(name: str, words: str, since: datetime | None) -> Metric:
    return GaugeMetricFamily(name, words, _seconds(since))


def _seconds(since: datetime | None) -> float:
    return max((clock.now() - since).total_seconds(), 0.0) if since else 0.0
