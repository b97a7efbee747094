"""What is read of events: the page that tells of one, when it is in words, what machines get."""

import datetime
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from portal.kit import clock, ical
from portal.kit.languages import words_of

from .models import Event, EventDay, EventPage
from .models.event_pages import coming
from .models.public import absolute, own_url
from .models.twins import readable_in
from .partial_dates import in_words


def page_of_event(number: int, language: str) -> EventPage | None:
    """The public page of an event, in this language where there is one; None when none is public."""
    pages = EventPage.objects.live().public().filter(event=number).select_related("event", "locale")
    found = sorted(pages, key=lambda page: (_far(page.locale.language_code, language), page.pk))
    return found[0] if found else None


def _far(code: str, language: str) -> int:
    """How far one language is from another: not at all, easy Finnish from Finnish, or altogether."""
    return 0 if code == language else 1 if words_of(code) == words_of(language) else 2


def pages_of_language(language: str) -> list[EventPage]:
    """Every public page of an event in one language, with its days."""
    pages = EventPage.objects.live().public().filter(readable_in(language))
    return list(pages.select_related("event").prefetch_related("event__days").order_by("pk"))


def newest_coming(language: str, how_many: int) -> list[EventPage]:
    """Public pages of events that are not over, the one told last first, with their days."""
    pages = coming(EventPage.objects.live().public().filter(readable_in(language)))
    newest = pages.order_by("-first_published_at", "-pk").select_related("event")
    return list(newest.prefetch_related("event__days")[:how_many])


def when_in_words(event: Event) -> str:
    """All its days, one on each line, with their hours."""
    days = list(event.days.all())
    return "\n".join(day_in_words(day) for day in days) if days else in_words(event.about_when)


def day_in_words(day: EventDay) -> str:
    """One day and its hours, in the language of the moment."""
    words = in_words(f"{day.date:%Y-%m-%d}")
    if day.begins_at is None or day.ends_at is None:
        return words
    hours = f"{clock.clock_time(day.begins_at)}–{clock.clock_time(day.ends_at)}"
    return _("%(day)s, at %(hours)s") % {"day": words, "hours": hours}


def calendar_of(name: str, pages: Iterable[EventPage]) -> str:
    """A calendar with a line of its own for each day of these events."""
    return ical.calendar(name, [_entry(page, day) for page in pages for day in page.event.days.all()])


def _entry(page: EventPage, day: EventDay) -> ical.Event:
    event = page.event
    begins, ends = day.begins_at, day.ends_at
    is_whole_day = begins is None or ends is None
    return ical.Event(
        uid=f"event-day-{day.pk}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}",
        stamp=event.changed_at,
        begins=day.date if begins is None else begins,
        ends=day.date + datetime.timedelta(days=1) if is_whole_day or ends is None else ends,
        summary=page.title,
        location=", ".join(part for part in (event.place_in_words, event.address) if part),
        description=absolute(page.url),
        sequence=event.sequence,
        is_cancelled=event.is_called_off,
        is_planned_only=event.only_announced,
    )


def schema_of(page: EventPage) -> dict[str, Any]:
    """The event as schema.org tells of it, for search engines."""
    event, days = page.event, list(page.event.days.all())
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": page.title,
        "url": own_url(page),
        "inLanguage": page.locale.language_code,
        "eventStatus": f"https://schema.org/Event{'Cancelled' if event.is_called_off else 'Scheduled'}",
        "eventAttendanceMode": f"https://schema.org/{ATTENDANCE[event.way]}",
        "location": _locations(page),
        **({"organizer": {"@type": "Organization", "name": event.organiser}} if event.organiser else {}),
        **({"description": page.summary} if page.summary else {}),
        **({"maximumAttendeeCapacity": event.capacity} if event.capacity else {}),
        **({"startDate": _start(days[0]), "endDate": _end(days[-1])} if days else {}),
    }
    if not days and event.about_when:
        told["startDate"] = event.about_when
    if len(days) > 1:
        told["subEvent"] = [
            {"@type": "Event", "name": page.title, "startDate": _start(day), "endDate": _end(day)}
            | {"location": told["location"]}
            for day in days
        ]
    return told


ATTENDANCE = {
    Event.Way.ON_SITE: "OfflineEventAttendanceMode",
    Event.Way.ONLINE: "OnlineEventAttendanceMode",
    Event.Way.BOTH: "MixedEventAttendanceMode",
}


def _locations(page: EventPage) -> list[dict[str, str]]:
    """The link for taking part is told to nobody here: the page stands for it."""
    event = page.event
    here = {"@type": "Place", "name": event.place_in_words, "address": event.address or event.place_in_words}
    online = {"@type": "VirtualLocation", "url": own_url(page)}
    return [*([here] if event.is_on_site else []), *([online] if event.way != Event.Way.ON_SITE else [])]


def _start(day: EventDay) -> str:
    return (day.begins_at or day.date).isoformat()


def _end(day: EventDay) -> str:
    return (day.ends_at or day.date).isoformat()
