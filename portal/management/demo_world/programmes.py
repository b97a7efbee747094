"""The two programmes and their projects, each in three languages, and the five ways that lead to trials."""

import datetime
from typing import Any

from django.db import transaction

from content.models import ProgrammePage, TrialIndexPage, TrialPage
from portal.kit import clock

from .frame import add
from .texts import LANGUAGES, blocks, lines, told

Streams = list[tuple[str, Any]]


@transaction.atomic
def build() -> str | None:
    """One page for each programme or project and language; the ways follow when there are trials."""
    if ProgrammePage.objects.exists():
        return None
    programmes = told("programmes")["programmes"]
    for programme in programmes:
        for language in LANGUAGES:
            index = TrialIndexPage.objects.get(locale__language_code=language)
            add(index, _page(programme, language), language=language, key=programme["key"])
    return f"{len(programmes)} programmes and projects stand over the trials."


def programme_of(key: str, language: str) -> ProgrammePage:
    """The page of a programme or project in a language."""
    return ProgrammePage.objects.get(slug=key, locale__language_code=language)


def tell_ways() -> None:
    """Writes the ways where they lead to trials: those are there only after the programmes."""
    for programme in told("programmes")["programmes"]:
        for language in LANGUAGES:
            if body := programme["texts"][language].get("body"):
                page = programme_of(programme["key"], language)
                page.body = [_part(*block, language=language) for block in blocks(body)]
                page.save_revision().publish()


def contacts(past: tuple[dict[str, Any], str, datetime.date] | None, language: str) -> Streams:
    """Who answers today; and a role of the past with its organisation and last day."""
    desk = told("programmes")["contact"]
    until = clock.today() + datetime.timedelta(days=desk["days"])
    found = [_contact(desk, language, "", until)]
    if past:
        office, organisation, last_day = past
        found.append(_contact(office, language, organisation, last_day))
    return found


def milestones(facts: dict[str, Any], text: dict[str, Any]) -> Streams:
    """The dates, each with its sentence."""
    dates, sentences = facts.get("milestones", []), text.get("milestones", [])
    return [
        ("milestone", {"date": str(date), "words": words})
        for date, words in zip(dates, sentences, strict=True)
    ]


def figures(facts: dict[str, Any], counted: dict[str, dict[str, str]], language: str) -> Streams:
    """The numbers among the facts, each with what it counts; a share of one is told in percent."""
    return [
        ("figure", {"number": _number(facts[name]), "words": words[language]})
        for name, words in counted.items()
        if name in facts
    ]


def _number(number: Any) -> str:
    return f"{number:.0%}".replace("%", " %") if isinstance(number, float) else str(number)


def _contact(role: dict[str, Any], language: str, organisation: str, until: datetime.date) -> tuple[str, Any]:
    words = {"role": role["texts"][language]["role"], "email": role["email"], "phone": ""}
    return "contact", {**words, "organisation": organisation, "valid_until": until}


def _part(kind: str, value: Any, *, language: str) -> tuple[str, Any]:
    if kind != "way":
        return kind, value
    trials = TrialPage.objects.filter(locale__language_code=language)
    return kind, {**value, "trials": [trials.get(slug=key) for key in value["trials"]]}


def _page(programme: dict[str, Any], language: str) -> ProgrammePage:
    facts, text = programme["facts"], programme["texts"][language]
    above = programme_of(facts["part_of"], language) if "part_of" in facts else None
    return ProgrammePage(
        title=text["name"],
        slug=programme["key"],
        kind=facts["kind"],
        part_of=above,
        official_name=facts["name"],
        state=facts["state"],
        start=str(facts.get("start", "")),
        end=str(facts.get("end", "")),
        hashtag=facts.get("hashtag", ""),
        sort=text["sort"],
        owner_name=text["owner"],
        coordinator=text.get("coordinator", ""),
        summary=lines(text["summary"]),
        goals=lines(text.get("goals", [])),
        figures=figures(facts, told("programmes")["figures"], language),
        milestones=milestones(facts, text),
        contacts=contacts(None, language),
        source=told("programmes")["source"][language],
    )
