"""What is counted while the portal runs, for whoever watches it: no person, no address, no word.

The meters of one process are its own; where a server has several, prometheus_client keeps them in files that
all of these share, in the folder of PROMETHEUS_MULTIPROC_DIR (`manage.py serve` makes it).
"""

import os
from pathlib import Path

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from portal.settings import env

OWN = CollectorRegistry()
QUICK_TO_SLOW = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

SOCKETS = Gauge(
    "portal_sockets_open",
    "Sockets that are open in this server.",
    registry=OWN,
    multiprocess_mode="livesum",
)
POSTS = Counter(
    "portal_posts", "Messages that members sent, by what became of them.", ["outcome"], registry=OWN
)
REQUESTS = Histogram(
    "portal_request_seconds",
    "How long an answer took, by part of the site and class of its status.",
    ["part", "status"],
    buckets=QUICK_TO_SLOW,
    registry=OWN,
)
PROCESS = ProcessCollector(registry=OWN)


def registry() -> CollectorRegistry:
    """What this server's processes have counted together. Those that have ended count no sockets."""
    folder = env.text(env.SHARED_METERS)
    if not folder:
        return OWN
    for name in {path.stem for path in Path(folder).glob("gauge_live*_*.db")}:
        pid = int(name.rsplit("_", 1)[1])
        if not _runs(pid):
            mark_process_dead(pid, folder)  # type: ignore[no-untyped-call]
    together = CollectorRegistry()
    MultiProcessCollector(together, path=folder)  # type: ignore[no-untyped-call]
    return together


def generate() -> str:
    """All of it as text."""
    return generate_latest(registry()).decode()


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
