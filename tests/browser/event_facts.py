"""Where the events of the seeded world are: one with room and questions, one that is full, a past one."""

from content.event_mail import key_of
from content.models import Event, EventPage, SignUp

LANGUAGES = ("fi", "sv", "en")


def events() -> dict[str, int | str]:
    """What the addresses in visits.py name."""
    forum = Event.objects.get(takes_questions=True)
    full = Event.objects.get(capacity=4)
    one, other = SignUp.objects.filter(event=full).order_by("-pk")[:2]
    pages = {
        f"{language} {name}": _address(event, language)
        for language in LANGUAGES
        for name, event in (
            ("event_forum", forum),
            ("event_full", full),
            ("event_past", Event.objects.get(about_when="2017-12")),
        )
    }
    return pages | {
        "forum": forum.pk,
        "full": full.pk,
        "past": Event.objects.get(about_when="2017-12").pk,
        "place_key": key_of(one),
        "leaving_place_key": key_of(other),
    }


def _address(event: Event, language: str) -> str:
    page = EventPage.objects.get(event=event, locale__language_code=language)
    return str(page.url).split("/", 2)[2]
