"""What a start looks at first: nothing opens on a restored database before the ledger was replayed."""

from django.core.management.base import BaseCommand, CommandError

from portal.kit.ledger_state import NotReplayed, refuse_before_replay


def open_or_refuse(command: BaseCommand) -> None:
    """CommandError, in plain words, when people's acts would come undone. Missing lines are only told."""
    try:
        warning = refuse_before_replay()
    except NotReplayed as error:
        raise CommandError(str(error)) from error
    if warning:
        command.stderr.write(warning)
