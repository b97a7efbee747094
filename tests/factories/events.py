"""Events with their days and pages, and who signed up."""

import datetime
from typing import Any

from content.models import Event, EventDay, EventIndexPage, EventPage, SignUp
from portal.kit import clock

from .pages import section


def make_event(*days: datetime.date, hours: tuple[int, int] | None = (13, 15), **facts: Any) -> Event:
    """An event that one signs up for; in ten days, unless the days are said."""
    told = {"name": "Foorumi", "place": "Kokkola", "takes_sign_ups": True} | facts
    event = Event(**told)
    if not days and not event.about_when:
        days = (clock.today() + datetime.timedelta(days=10),)
    begins, ends = (datetime.time(hour) for hour in hours) if hours else (None, None)
    event.days = [EventDay(date=day, begins=begins, ends=ends) for day in days]
    event.save()
    return Event.objects.get(pk=event.pk)


def make_event_page(event: Event | None = None, *, language: str = "fi", **fields: Any) -> EventPage:
    """A public page of an event."""
    parent = section(EventIndexPage, language)
    told = {"title": "Työnantajien foorumi", "summary": "Tule mukaan."} | fields
    page = EventPage(event=event or make_event(), locale=parent.locale, **told)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def make_sign_up(event: Event, name: str = "Kaisa", **fields: Any) -> SignUp:
    """Somebody who has a place, or waits."""
    told = {"email": f"{name.lower()}@example.org", "state": SignUp.State.COMING} | fields
    return SignUp.objects.create(event=event, name=name, **told)
