"""What goes by the clock: one sweep for each keeping time, in small batches, safe to run again."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import models, transaction

log = logging.getLogger("portal.sweeping")
BATCH = 200  # rows in one transaction: nobody who writes waits long for it
DAILY = timedelta(days=1)
Rows = models.QuerySet[Any, Any]


@dataclass(frozen=True)
class Sweep:
    """One kind of thing that is kept for a time, and how it goes.

    `tables` are those whose declared keeping time it keeps. `due` counts what would go now and changes
    nothing; `sweep` lets it go and gives how many went. Both may be asked at any time.
    """

    name: str
    tables: tuple[str, ...]
    due: Callable[[], int]
    sweep: Callable[[], int]
    every: timedelta = DAILY


def run(sweep: Sweep) -> int:
    """Lets go what is due. The log says how many of which kind, and of whom nothing."""
    gone = sweep.sweep()
    if gone:
        log.info("swept %s: %s", sweep.name, gone)
    return gone


def count(*kinds: Rows) -> int:
    """How many rows these are together."""
    return sum(rows.count() for rows in kinds)


def erase(*kinds: Rows) -> int:
    """Deletes the rows with what goes with them, batch by batch. Gives how many of the rows themselves."""
    return sum(_each_batch(rows, lambda batch: batch.delete()) for rows in kinds)


def blank(rows: Rows, **values: Any) -> int:
    """Sets these fields of the rows, batch by batch. Gives how many rows."""
    return _each_batch(rows, lambda batch: batch.update(**values))


def _each_batch(rows: Rows, do: Callable[[Rows], object]) -> int:
    done, rest = 0, rows.order_by("pk")
    while numbers := list(rest.values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # Asked again: what was changed since the batch was chosen is not met.
            do(rows.order_by().filter(pk__in=numbers))
        done += len(numbers)
        rest = rows.filter(pk__gt=numbers[-1]).order_by("pk")
    return done
