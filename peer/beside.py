"""Who is beside a person elsewhere in the house. A block holds in the rooms: it does not end that."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.accounts.models import User


@dataclass(frozen=True)
class Walk:
    """One who is beside the person: by the name known there, how, and the address that ends it by a form."""

    name: str
    how: str
    end_at: str


@dataclass(frozen=True)
class Beside:
    """All of one part of the house, and its page about them."""

    walks: tuple[Walk, ...]
    where: str


# Rooms above know; put here when the apps start. Each answers for one person, whoever was blocked: an answer
# about one block would tell which name in the rooms belongs to whom.
askers: list[Callable[[User], Beside | None]] = []


def beside(person: User) -> list[Beside]:
    """All who are beside this person elsewhere."""
    found = (ask(person) for ask in askers)
    return [each for each in found if each is not None]
