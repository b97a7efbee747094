"""Everything that a restore must not undo, done again: each room of the house reads its own files."""

from collections.abc import Callable

from content.restoring import replay_ledger, replay_public
from media_studio.restoring import replay_studio
from peer.restoring import replay_rooms
from portal.accounts.cards.making import replay_cards
from portal.accounts.farewell import replay_farewells
from portal.accounts.inviting import replay_invitations
from portal.accounts.rights_kept import replay_rights
from portal.accounts.sessions_kept import replay_sessions
from portal.kit.ledger import Line
from portal.kit.ledger_state import mark_known

# Each is told the keys of the lines that this database does not know.
PARTS: tuple[Callable[[frozenset[str]], dict[str, int]], ...] = (
    lambda _unknown: replay_ledger(),
    replay_rooms,
    replay_rights,
    replay_farewells,
    replay_public,
    replay_studio,
    replay_invitations,
    replay_cards,
    replay_sessions,
)


def replay_everything(unknown: list[Line]) -> dict[str, int]:
    """Gives how many of each kind were met. The lines count as known only when all went well."""
    keys = frozenset(line["n"] for line in unknown)
    done: dict[str, int] = {}
    for replay in PARTS:
        done |= replay(keys)
    mark_known(unknown)
    return done
