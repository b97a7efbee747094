"""Who is beside a person elsewhere in the house. A block holds in the rooms: it does not end that."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.accounts.models import User


@dataclass(frozen=True)
class Beside:
    """Names by which the person knows them there, and the page on which it can be ended."""

    names: tuple[str, ...]
    where: str


# Rooms above know; put here when the apps start. Each answers for one person, whoever was blocked: an answer
# about one block would tell which name in the rooms belongs to whom.
askers: list[Callable[[User], Beside | None]] = []


def beside(person: User) -> list[Beside]:
    """All who are beside this person elsewhere."""
    found = (ask(person) for ask in askers)
    return [each for each in found if each is not None]
