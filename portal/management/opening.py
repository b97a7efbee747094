"""What a start looks at first: nothing opens on a restored database before the ledger was replayed."""

import logging

from django.core.management.base import CommandError

from portal.kit.ledger_state import NotReplayed, refuse_before_replay

log = logging.getLogger("portal.opening")


def open_or_refuse() -> None:
    """CommandError, in plain words, when people's acts would come undone. Missing lines are only told."""
    try:
        warning = refuse_before_replay()
    except NotReplayed as error:
        raise CommandError(str(error)) from error
    if warning:
        log.warning(warning)
