"""Events: the tour and the training of the programmes, and two invented ones that are still to come."""

import datetime
from typing import Any

from django.db import transaction

from content.models import (
    Event,
    EventDay,
    EventIndexPage,
    EventPage,
    EventQuestion,
    HomePage,
    SignUp,
    TrialPage,
)
from content.permissions import grant_editors
from portal.kit import clock

from .frame import add
from .texts import LANGUAGES, lines, told

OF_THE_PAGE = ("regions", "themes", "is_example")
ELSEWHERE = {*OF_THE_PAGE, "days", "trial", "taken", "waiting", "closes_after"}
SATURDAY = 5


@transaction.atomic
def build() -> str | None:
    """One event with a page in each language; who signed up, and what was asked ahead."""
    if EventPage.objects.exists():
        return None
    world = told("events")
    lists = {language: _list(language) for language in LANGUAGES}
    made = {item["key"]: _event(item) for item in world["events"]}
    for item in world["events"]:
        for language, index in lists.items():
            page = _page(item, made[item["key"]], language)
            add(index, page, language=language, key=item["key"])
        _sign_up(made[item["key"]], item["facts"])
    for item in world["questions"]:
        _question(made[item["event"]], item["texts"])
    return f"{len(made)} events are told; two of them are still to come."


def _list(language: str) -> EventIndexPage:
    home = HomePage.objects.get(locale__language_code=language)
    index = add(home, EventIndexPage(**told("events")["section"][language]), language=language, key="events")
    grant_editors(index)
    found: EventIndexPage = EventIndexPage.objects.get(pk=index.pk)
    return found


def _event(item: dict[str, Any]) -> Event:
    facts = item["facts"]
    event = Event(
        name=item["texts"]["fi"]["title"],
        **{name: value for name, value in facts.items() if name not in ELSEWHERE},
    )
    if "closes_after" in facts:
        event.closes_on = _workday(facts["closes_after"])
    event.days = [_day(day) for day in facts.get("days", [])]
    event.save()
    return event


def _day(day: dict[str, Any]) -> EventDay:
    date = day["date"] if "date" in day else _workday(day["after"])
    hours = {name: datetime.time.fromisoformat(day[name]) for name in ("begins", "ends") if name in day}
    return EventDay(date=date, **hours)


def _workday(after: int) -> datetime.date:
    """So many days from now, or the next Monday."""
    day = clock.today() + datetime.timedelta(days=after)
    return day + datetime.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)


def _page(item: dict[str, Any], event: Event, language: str) -> EventPage:
    facts, text = item["facts"], item["texts"][language]
    trials = TrialPage.objects.filter(slug=facts.get("trial", ""), locale__language_code=language)
    return EventPage(
        event=event,
        title=text["title"],
        slug=item["key"],
        summary=text["summary"],
        about=lines(text["about"]),
        for_whom=text.get("for_whom", ""),
        cost=text.get("cost", ""),
        getting_there=lines(text.get("getting_there", [])),
        trial=trials.first(),
        **{name: facts[name] for name in OF_THE_PAGE if name in facts},
    )


def _sign_up(event: Event, facts: dict[str, Any]) -> None:
    """As if they had been mailed: nobody of the demo is."""
    states = [SignUp.State.COMING] * facts.get("taken", 0) + [SignUp.State.WAITING] * facts.get("waiting", 0)
    for number, state in enumerate(states, start=1):
        SignUp.objects.create(
            event=event,
            name=f"Esimerkki {number}",
            email=f"esimerkki{number}@example.org",
            needs=("step-free", "assistant") if number == 1 else (),
            state=state,
            told=state,
            mailed_at=clock.now(),
        )


def _question(event: Event, texts: dict[str, dict[str, str]]) -> None:
    for language, text in texts.items():
        answer = text.get("answer", "")
        state = EventQuestion.State.SHOWN if answer else EventQuestion.State.WAITS
        EventQuestion.objects.create(
            event=event, words=text["asked"], answer=answer, language=language, state=state
        )
