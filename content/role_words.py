"""Words that name a role hold no phone number and no mail address: those are most often a person's.

What finds them is in the house rules of the rooms, which `content` does not know. The rooms above put it
here when the apps start: `contact_finders.append(tells_how_to_reach)`.
"""

from collections.abc import Callable

contact_finders: list[Callable[[str], bool]] = []


def holds_contacts(words: str) -> bool:
    """Whether a phone number or a mail address stands in the words."""
    return any(finds(words) for finds in contact_finders)
