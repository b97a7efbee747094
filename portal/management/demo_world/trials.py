"""The eight trials: the same facts in three languages, each told in plain words."""

import calendar
import datetime
from typing import Any

from django.db import transaction

from content.models import TrialIndexPage, TrialPage

from . import programmes
from .frame import add
from .texts import LANGUAGES, lines, told

SAME_WORDS = ("organiser", "state_grant_eur", "budget_eur")
LINES = (
    *("summary", "background", "idea", "goals", "target_groups", "measures", "expected", "gains", "outputs"),
    *("lessons", "afterwards"),
)
PLAIN = ("funder", "results_intro", "vision", "open_question")


@transaction.atomic
def build() -> str | None:
    """One page for each trial and language; then the ways of the programmes, which lead to them."""
    if TrialPage.objects.exists():
        return None
    trials = told("trials")["trials"]
    for trial in trials:
        for language in LANGUAGES:
            index = TrialIndexPage.objects.get(locale__language_code=language)
            add(index, _page(trial, language), language=language, key=trial["key"])
    programmes.tell_ways()
    return f"{len(trials)} trials are told, with their money and dates."


def _page(trial: dict[str, Any], language: str) -> TrialPage:
    facts, text = trial["facts"], trial["texts"][language]
    end = str(facts.get("end") or told("trials")["programmes"][facts["programme"]]["trials_end"])
    office = (told("trials")["office"], facts["organiser"], _last_day(end))
    return TrialPage(
        title=text["short_name"],
        slug=trial["key"],
        official_name=facts["name"],
        part_of=programmes.programme_of(facts["part_of"], language),
        state=TrialPage.State(facts["status"]),
        regions=tuple(told("trials")["regions"][name] for name in facts["regions"]),
        area=lines(_areas(facts, language)),
        themes=tuple(facts["needs"]),
        partners=lines([*text.get("partners", []), *facts.get("partners", [])]),
        start=str(facts.get("start", "")),
        end=end,
        strands=_strands(facts, text),
        effects=[("effect", effect) for effect in text.get("effects", [])],
        results=results(facts, text, language),
        figures=programmes.figures(facts, told("trials")["figures"], language),
        milestones=programmes.milestones(facts, text),
        materials=[("material", {"language": "fi", **material}) for material in text.get("materials", [])],
        contacts=programmes.contacts(office, language),
        source=told("programmes")["source"][language],
        **{name: facts[name] for name in SAME_WORDS if name in facts},
        **{name: lines(text[name]) for name in LINES if name in text},
        **{name: text[name] for name in PLAIN if name in text},
    )


def _areas(facts: dict[str, Any], language: str) -> list[str]:
    known = told("trials")["areas"]
    return [known[name][language] for name in [*facts["regions"], facts.get("city")] if name in known]


def _last_day(date: str) -> datetime.date:
    """The last day of a day, a month or a year."""
    year, month, day = [*(int(part) for part in date.split("-")), 0, 0][:3]
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def _strands(facts: dict[str, Any], text: dict[str, Any]) -> list[tuple[str, Any]]:
    told_of = zip(facts.get("themes", []), text.get("strands", []), strict=True)
    return [("strand", {**words, "steps": theme["steps"]}) for theme, words in told_of]


def results(facts: dict[str, Any], text: dict[str, Any], language: str) -> list[tuple[str, dict[str, Any]]]:
    """Numbers as published. Where a split is somebody's reading of a picture, the tree says so."""
    blocks: list[tuple[str, dict[str, Any]]] = []
    if "target" in text:
        aim = {"number": facts["target_paid_jobs"], "words": text["target"], "by": str(facts["target_by"])}
        blocks.append(("target", {**aim, "result": "unknown"}))
    if "results" in facts:
        groups = _parts(facts["results"], text["results"])
        tree = {"name": text["results_heading"], "number": sum(group["number"] for group in groups)}
        told_by = {"source": told("programmes")["source"][language], "date": str(facts["end"])}
        measures = {"unit": "measures", "people": facts["target_group_size"], "split": "stated"}
        blocks.append(("counts", {**tree, **measures, "parts": groups, **told_by}))
    return blocks


def _parts(numbers: list[Any], names: list[Any]) -> list[dict[str, Any]]:
    return [_count(number, name) for number, name in zip(numbers, names, strict=True)]


def _count(number: Any, name: Any) -> dict[str, Any]:
    if isinstance(number, int):
        return {"name": name, "number": number}
    words, below = (name, []) if isinstance(name, str) else (name["name"], name["parts"])
    counted = {"name": words, "number": number["total"], "split": number["split"]}
    return {**counted, "parts": _parts(number["parts"], below)}
