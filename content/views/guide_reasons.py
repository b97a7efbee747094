"""Why the guide shows a service: what it does for each need, what it costs and how one gets in."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content import regions as region_list
from content import themes as theme_list
from content.models import ServicePage
from content.service_guide import NEED_OF_EMPLOYERS, Answers, Choice, Question, Reason, is_employer


def told(page: ServicePage, choice: Choice, answers: Answers) -> dict[str, Any]:
    """One service of the guide's end, in its own words; an employer reads those for employers."""
    for_employer = is_employer(answers) and bool(page.employer_summary)
    return {
        "service": page,
        "href": f"{page.url}#employer" if for_employer else page.url,
        "summary": page.employer_summary if for_employer else page.summary,
        "helps": _helps(page, choice),
        "reasons": [_because(reason, answers) for reason in choice.reasons if reason != Reason.NEED],
        "cost": page.employer_cost if for_employer else page.cost,
        "get_in": page.get_in,
    }


def _helps(page: ServicePage, choice: Choice) -> list[dict[str, str]]:
    """For each need what the service does; needs that it meets with the same words stand together."""
    by_words: dict[str, list[str]] = {}
    for need in choice.needs:
        by_words.setdefault(_does(page, need), []).append(need)
    return [
        {"needs": capfirst(", ".join(theme_list.in_words(tuple(needs))).lower()), "words": words}
        for words, needs in by_words.items()
    ]


def _does(page: ServicePage, need: str) -> str:
    own = page.employer_gets if need == NEED_OF_EMPLOYERS else ""
    return next(iter((own or page.what or page.summary).splitlines()), "")


def _because(reason: Reason, answers: Answers) -> str:
    theirs = region_list.in_words((answers.get(Question.REGION, ""),))
    return {
        Reason.REGION: _("It is in your region: %(region)s.") % {"region": ", ".join(theirs)},
        Reason.EVERYWHERE: _("There is such a service all over Finland."),
        Reason.WITH_JOB: _("It is for people who have a job."),
        Reason.WITHOUT_JOB: _("It is for people who have no job."),
        Reason.AGE: _("It is for people of your age."),
    }[reason]
