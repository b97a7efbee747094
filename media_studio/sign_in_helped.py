"""For whom a supporter may say yes when they sign in by a card: for those whom they help with all stories.

Help with one story is less: a reader of one text is not asked to know who stands at the door.
"""

from collections.abc import Iterable

from portal.accounts.models import User

from .models import Support


def people_helped(helper: User) -> Iterable[int]:
    """The numbers of the storytellers who asked this person to help with all their stories, now."""
    supports = Support.objects.current().filter(supporter=helper, story=None)
    return supports.values_list("storyteller_id", flat=True)
