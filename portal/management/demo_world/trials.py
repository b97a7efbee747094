"""The eight trials: the same facts in three languages, each told in plain words."""

from typing import Any

from django.db import transaction

from content.models import TrialIndexPage, TrialPage

from .frame import add
from .texts import LANGUAGES, lines, told

SAME_WORDS = ("organiser", "funder", "state_grant_eur", "budget_eur")
LINES = ("summary", "idea", "goals", "target_groups", "measures", "expected", "lessons")
PLAIN = ("results_intro", "open_question")


@transaction.atomic
def build() -> str | None:
    """One page for each trial and language."""
    if TrialPage.objects.exists():
        return None
    trials = told("trials")["trials"]
    for trial in trials:
        for language in LANGUAGES:
            index = TrialIndexPage.objects.get(locale__language_code=language)
            add(index, _page(trial, language), language=language, key=trial["key"])
    return f"{len(trials)} trials are told, with their money and dates."


def _page(trial: dict[str, Any], language: str) -> TrialPage:
    facts, text = trial["facts"], trial["texts"][language]
    programme = told("trials")["programmes"][facts["programme"]]
    return TrialPage(
        title=text["short_name"],
        slug=trial["key"],
        official_name=facts["name"],
        programme_name=programme["texts"][language]["name"],
        programme_owner=programme["texts"][language]["owner"],
        state=TrialPage.State(facts["status"]),
        regions=lines(_region(name, language) for name in facts["regions"]),
        partners=lines([*facts.get("partners", []), *text.get("partners", [])]),
        start=str(facts.get("start", "")),
        end=str(facts.get("end") or programme["trials_end"]),
        results=_results(facts, text, language),
        figures=_figures(facts, language),
        source=told("trials")["source"][language],
        **{name: facts[name] for name in SAME_WORDS if name in facts},
        **{name: lines(text[name]) for name in LINES if name in text},
        **{name: text[name] for name in PLAIN if name in text},
    )


def _region(name: str, language: str) -> str:
    return name if language == "fi" else str(told("trials")["regions"][name][language])


def _results(facts: dict[str, Any], text: dict[str, Any], language: str) -> list[tuple[str, dict[str, Any]]]:
    """Numbers as published. Where a split is somebody's reading of a picture, the tree says so."""
    blocks: list[tuple[str, dict[str, Any]]] = []
    if "target" in text:
        aim = {"number": facts["target_paid_jobs"], "words": text["target"], "by": str(facts["target_by"])}
        blocks.append(("target", {**aim, "result": "unknown"}))
    if "results" in facts:
        groups = _parts(facts["results"], text["results"])
        tree = {"name": text["results_heading"], "number": sum(group["number"] for group in groups)}
        told_by = {"source": told("trials")["source"][language], "date": str(facts["end"])}
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


def _figures(facts: dict[str, Any], language: str) -> list[tuple[str, dict[str, str]]]:
    counted = told("trials")["figures"]
    return [
        ("figure", {"number": str(facts[name]), "words": words[language]})
        for name, words in counted.items()
        if name in facts
    ]
