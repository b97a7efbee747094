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


def easy_address(path: str | None) -> str:
    """Where a Finnish page stands for who reads easy Finnish; every other address stays as it is."""
    return _turned(path, FINNISH, EASY)


def own_address(path: str | None) -> str:
    """The other way: where a Finnish page stands that was met under easy Finnish."""
    return _turned(path, EASY, FINNISH)


def address_now(path: str | None) -> str:
    """The address of a page for who reads now: readers of easy Finnish stay in it."""
    return easy_address(path) if reads_easy() else path or ""


def _turned(path: str | None, one: str, other: str) -> str:
    if path and path.startswith(f"/{one}/"):
        return f"/{other}/{path.removeprefix(f'/{one}/')}"
    return path or ""
