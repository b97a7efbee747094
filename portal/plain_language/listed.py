"""Finnish words that a rule must know one by one; `data/finnish.yaml` says what each list is for."""

from functools import cache

from .lists import read


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list. One named after a kind of finding holds what only looks like it."""
    return frozenset(read("finnish")[name])
