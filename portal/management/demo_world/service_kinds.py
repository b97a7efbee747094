"""The twenty kinds of services of the programmes: facts once, three languages, invented places but one."""

import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify

from content.models import Organisation, Picture, ServiceIndexPage, ServicePage, ServiceTrial, TrialPage
from portal.kit import clock

from .frame import add
from .texts import LANGUAGES, PICTURES, lines, told

CHECKED_AGO, CHECKED_EVERY = datetime.timedelta(days=40), datetime.timedelta(days=180)
OVERDUE = "osuuskunta"  # so that the editors' report has something in it
LONG_AGO = datetime.timedelta(days=200)
LINES = ("summary", "what", "for_whom", "get_in")
OF_THE_PLACE = ("place", "hours", "answers")


@transaction.atomic
def build() -> str | None:
    """One page for each kind and language, after the trials that used them."""
    if ServicePage.objects.exists():
        return None
    world = told("service_kinds")
    organisations = {key: _organisation(facts) for key, facts in world["organisations"].items()}
    pictures = {language: _pictures(world["pictures"], language) for language in LANGUAGES}
    for service in world["services"]:
        for language in LANGUAGES:
            index = ServiceIndexPage.objects.get(locale__language_code=language)
            page = _page(service, language, pictures[language])
            page.organisation = organisations[service["facts"]["organisation"]]
            page.trial_links = _trials(service["facts"]["trials"], language)
            add(index, page, language=language, key=service["key"])
    return f"{len(world['services'])} kinds of services are told, and who answers for them."


def _organisation(facts: dict[str, Any]) -> Organisation:
    names = {f"name_{language}": facts["texts"][language]["name"] for language in LANGUAGES}
    return Organisation.objects.create(mailbox=facts.get("mailbox", ""), site=facts.get("site", ""), **names)


def _pictures(words: dict[str, Any], language: str) -> dict[str, Picture]:
    """Pictures of the house: their words are in one language, so each language has its own."""
    return {
        name: Picture.objects.create(
            title=alt[language],
            alt=alt[language],
            file=ContentFile((PICTURES / f"{name}.png").read_bytes(), name=f"{name}.png"),
        )
        for name, alt in words.items()
    }


def _page(service: dict[str, Any], language: str, pictures: dict[str, Picture]) -> ServicePage:
    facts, text = service["facts"], service["texts"][language]
    place = told("service_kinds")["organisations"][facts["organisation"]]["texts"][language]
    shown = {number: pictures[name] for number, name in facts.get("pictures", {}).items()}
    return ServicePage(
        title=text["title"],
        slug=service["key"] if language == "fi" else slugify(text["title"]),
        is_example=facts.get("is_example", True),
        visit=[
            ("step", {"name": name, "text": words, "picture": shown.get(number)})
            for number, (name, words) in enumerate(text["visit"])
        ],
        path_read=[
            ("part", {"name": name, "client": client, "professional": professional})
            for name, client, professional in text["path"]
        ],
        cost=text["cost"],
        **_for_employers(text.get("employer", {})),
        access=lines(place["access"]),
        regions=tuple(facts.get("regions", ())),
        needs=tuple(facts["needs"]),
        for_job=facts.get("for_job", ""),
        youngest=facts.get("youngest"),
        oldest=facts.get("oldest"),
        **_checks(service["key"], facts),
        **{name: lines(text[name]) for name in LINES},
        **{name: place[name] for name in OF_THE_PLACE},
    )


def _checks(key: str, facts: dict[str, Any]) -> dict[str, datetime.date]:
    """The days of an invented page are invented too. Nobody of this newsroom has checked a real one."""
    if not facts.get("is_example", True):
        return {}
    last = clock.today() - (LONG_AGO if key == OVERDUE else CHECKED_AGO)
    return {"last_checked": last, "next_check": last + CHECKED_EVERY}


def _for_employers(words: dict[str, Any]) -> dict[str, str]:
    told_lines = {f"employer_{name}": lines(words.get(name, [])) for name in ("summary", "gets", "cost")}
    return told_lines | {"employer_source": words.get("from", "")}


def _trials(keys: list[str], language: str) -> list[ServiceTrial]:
    trials = {page.slug: page for page in TrialPage.objects.filter(locale__language_code=language)}
    return [ServiceTrial(trial=trials[key], sort_order=order) for order, key in enumerate(keys)]
