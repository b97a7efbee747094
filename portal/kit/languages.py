"""The languages of the house. Easy Finnish has addresses and pages of its own; its words are Finnish."""

from django.conf import settings
from django.utils import translation

FINNISH = "fi"
EASY = "fi-simple"  # "simple" is a registered variant of BCP 47
WRITTEN = [(code, name) for code, name in settings.LANGUAGES if code != EASY]


def words_of(code: str | None) -> str:
    """The language in which the words of a page are: easy Finnish is Finnish, nothing said is Finnish too.

    Dictionaries, word lists, voices, what people write and `lang` in HTML go by this one.
    """
    return FINNISH if code in (EASY, None, "") else str(code)


def words_now() -> str:
    """The same for the language in which somebody reads now."""
    return words_of(translation.get_language())


def reads_easy() -> bool:
    """Whether somebody reads easy Finnish now."""
    return translation.get_language() == EASY


def easy_address(path: str) -> str:
    """Where a Finnish page stands for who reads easy Finnish; every other address stays as it is."""
    return f"/{EASY}/{path.removeprefix(f'/{FINNISH}/')}" if path.startswith(f"/{FINNISH}/") else path


def address_now(path: str) -> str:
    """The address of a page for who reads now: readers of easy Finnish stay in it."""
    return easy_address(path) if reads_easy() else path


def own_address(path: str) -> str:
    """The other way: where a Finnish page stands that was met under easy Finnish."""
    return f"/{FINNISH}/{path.removeprefix(f'/{EASY}/')}" if path.startswith(f"/{EASY}/") else path
