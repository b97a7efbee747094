"""Why the guide shows a service: what of it meets which answer, for whom it is, and how one gets in."""

from typing import Any

from django.utils.translation import gettext as _

from content import regions as region_list
from content import themes as theme_list
from content.models import ServicePage
from content.service_guide import Answers, Choice, Question, Reason, is_employer


def told(page: ServicePage, choice: Choice, answers: Answers) -> dict[str, Any]:
    """One service of the guide's end, in its own words; an employer reads those for employers."""
    for_employer = is_employer(answers) and bool(page.employer_summary)
    return {
        "service": page,
        "href": f"{page.url}#employer" if for_employer else page.url,
        "summary": page.employer_summary if for_employer else page.summary,
        "reasons": [
            _helps(choice),
            *(_because(reason, answers) for reason in choice.reasons if reason != Reason.NEED),
        ],
        "for_whom": "" if for_employer else page.for_whom,
        "gets": page.employer_gets if for_employer else "",
        "cost": page.employer_cost if for_employer else page.cost,
        "get_in": page.get_in,
    }


def _helps(choice: Choice) -> str:
    """Which of the needs that were ticked it helps with."""
    needs = ", ".join(theme_list.in_words(choice.needs)).lower()
    return _("You need help with this: %(needs)s.") % {"needs": needs}


def _because(reason: Reason, answers: Answers) -> str:
    theirs = region_list.in_words((answers.get(Question.REGION, ""),))
    return {
        Reason.REGION: _("You chose %(region)s. The service is there.") % {"region": ", ".join(theirs)},
        Reason.EVERYWHERE: _("There is such a service all over Finland."),
        Reason.WITH_JOB: _("You have a job. It is for people who have one."),
        Reason.WITHOUT_JOB: _("You have no job now. It is for people without a job."),
        Reason.AGE: _("It is for people of your age."),
    }[reason]
