"""The wishes that anybody may read: all of them, or those that an address asks for."""

from dataclasses import dataclass, fields
from typing import Self

from django.http import QueryDict
from django.utils.http import urlencode

from .models.wishes import Wish, WishQuerySet
from .regions import Region
from .themes import Theme

NO_ANSWER = "waits"  # the state of a wish without an answer, as an address says it
STATES = {NO_ANSWER: "", "planned": "planned", "changed": "changed", "not-possible": "not possible"}
KNOWN: dict[str, list[str]] = {
    "kind": Wish.Kind.values,
    "region": Region.values,
    "theme": Theme.values,
    "state": list(STATES),
}


@dataclass(frozen=True)
class WantedWishes:
    """What the address asks for. A code that nobody knows asks for nothing."""

    kind: str = ""
    region: str = ""
    theme: str = ""
    state: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Self:
        """What `?region=04&state=planned` asks for."""
        asked = {name: query.get(name, "") for name in KNOWN}
        return cls(**{name: code for name, code in asked.items() if code in KNOWN[name]})

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return any(self._asked().values())

    @property
    def query(self) -> str:
        """The same for the links to other pages of the list."""
        asked = {name: code for name, code in self._asked().items() if code}
        return f"{urlencode(asked)}&" if asked else ""

    def among(self, wishes: WishQuerySet) -> WishQuerySet:
        """Those of the wishes that fit."""
        asked = {name: code for name, code in self._asked().items() if code}
        if "state" in asked:
            asked["state"] = STATES[asked["state"]]
        return wishes.filter(**asked)

    def _asked(self) -> dict[str, str]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def state_choices() -> list[tuple[str, str]]:
    """The states as an address says them, and in words."""
    return [(code, str(Wish.State(state).label)) for code, state in STATES.items()]


def shown_wishes(language: str) -> WishQuerySet:
    """What anybody may read in one language, the newest first."""
    return Wish.objects.shown().filter(language=language)


def shown_wish(number: int) -> Wish | None:
    """One that anybody may read now, in whatever language it is."""
    return Wish.objects.shown().filter(pk=number).first()
