"""The eight trials: the same facts in three languages, each told in plain words."""

from typing import Any

from django.db import transaction

from content.models import TrialIndexPage, TrialPage

from .frame import add
from .texts import LANGUAGES, lines, told

SAME_WORDS = ("organiser", "funder", "state_grant_eur", "budget_eur")
LINES = ("summary", "idea", "goals", "target_groups", "measures", "expected", "lessons")
PLAIN = ("target", "results_intro", "open_question")


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
        results=_results(facts, text),
        figures=_figures(facts, language),
        source=told("trials")["source"][language],
        **{name: facts[name] for name in SAME_WORDS if name in facts},
        **{name: lines(text[name]) for name in LINES if name in text},
        **{name: text[name] for name in PLAIN if name in text},
    )


def _region(name: str, language: str) -> str:
    return name if language == "fi" else str(told("trials")["regions"][name][language])


def _results(facts: dict[str, Any], text: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Totals as published. How some of them split is only somebody's reading: no split is shown."""
    rows = zip(facts.get("results", []), text.get("results", []), strict=True)
    return [("row", {"words": words, "number": row["total"]}) for row, words in rows]


def _figures(facts: dict[str, Any], language: str) -> list[tuple[str, dict[str, str]]]:
    counted = told("trials")["figures"]
    return [
        ("figure", {"number": str(facts[name]), "words": words[language]})
        for name, words in counted.items()
        if name in facts
    ]
