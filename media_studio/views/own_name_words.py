"""What is said kindly to somebody who takes another name: where their own is told all the same."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.models import TellablePage

from ..own_name import Told, Where, is_another, told_by
from ..policy.own_name import says
from .wording import listed

PLACES = {
    Where.TITLE: gettext_lazy("in the title"),
    Where.SUMMARY: gettext_lazy("in the summary"),
    Where.TEXT: gettext_lazy("in the text"),
    Where.ADDRESS: gettext_lazy("in the address of the page"),
    Where.PICTURE: gettext_lazy("in the words of a picture"),
    Where.SOUND: gettext_lazy("in a recording"),
    Where.VIDEO: gettext_lazy("in a video"),
    Where.CAPTIONS: gettext_lazy("in the captions"),
    Where.SEEN: gettext_lazy("in the words of what is seen"),
}


def where_told(told: Told) -> str:
    """One sentence about where the own name is told; nothing when it is told nowhere."""
    places = [str(PLACES[each]) for each in told.places]
    return _("Your own name is said %(places)s.") % {"places": listed(places)} if places else ""


def who_knows(told: Told) -> str:
    """One sentence about being known by one's voice or looks; nothing without sound and video."""
    if told.has_voice and told.has_video:
        return _("Somebody may know you by your voice or in the video.")
    if told.has_video:
        return _("Somebody may know you in the video.")
    return _("Somebody may know you by your voice.") if told.has_voice else ""


def in_a_portfolio(
    first_name: str, name: str, about: str, pages: list[TellablePage]
) -> list[tuple[str, str]]:
    """For a portfolio under another name: what tells the own one, by title ("" for the words in it)."""
    if not first_name or not is_another(first_name, name):
        return []
    about_me = [("", _("Your own name is said in your words about you."))] if says(first_name, about) else []
    told = [(page.title, beside_the_name(first_name, page)) for page in pages]
    return [*about_me, *((title, words) for title, words in told if words)]


def beside_the_name(first_name: str, page: TellablePage, byline: str | None = None) -> str:
    """What to say beside a byline; without one, what would hold for any other name than the own."""
    if byline is not None and first_name and not is_another(first_name, byline):
        return ""
    told = told_by(first_name, page)
    return " ".join(filter(None, (where_told(told), who_knows(told))))
