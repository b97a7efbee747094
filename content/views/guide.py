"""The guide: one question on each page, answered by a link. The address alone holds what was answered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from content import regions as region_list
from content.queries import guide_facts, services_by_number
from content.regions import Region
from content.service_guide import ANY, Age, Answers, Question, Reason, chosen, next_question, questions_for
from content.themes import Theme
from portal.kit.public_pages import public_page

from .languages import language_links


@public_page
def guide(request: HttpRequest) -> HttpResponse:
    """The next question, or the services and why."""
    answers = _answers(request)
    question = next_question(answers)
    context = {
        "door": "find",
        "back": _address(_without_last(answers)) if answers else "",
        "again": _address({}),
        "number": len(answers) + 1,
        "total": len(questions_for(answers.get(Question.NEED, ""))),
        "answered": _answered(answers),
        "language_links": language_links("content:guide", query=_query(answers)),
    }
    if question is not None:
        options = [(label, _address({**answers, question: code})) for code, label in _choices(question)]
        asked = {"question": _asked(question), "options": options, "is_long": question == Question.REGION}
        return render(request, "content/guide.html", context | asked)
    found = {"found": _found(answers), "listed": urlencode(_filter(answers))}
    return render(request, "content/guide_end.html", context | found)


def _answers(request: HttpRequest) -> dict[Question, str]:
    """What the address says, in the order of the questions, up to the first that is open or unknown."""
    answers: dict[Question, str] = {}
    while question := next_question(answers):
        said = request.GET.get(question)
        if said not in dict(_choices(question)):
            break
        answers[question] = str(said)
    return answers


def _asked(question: Question) -> str:
    return {
        Question.NEED: _("What do you need?"),
        Question.JOB: _("Do you have a job now?"),
        Question.AGE: _("How old are you?"),
        Question.REGION: _("Where do you live?"),
    }[question]


def _choices(question: Question) -> list[tuple[str, Any]]:
    match question:
        case Question.NEED:
            return [(str(code), label) for code, label in Theme.choices]
        case Question.JOB:
            choices = [("yes", _("Yes, I have a job")), ("no", _("No, I have no job now"))]
        case Question.AGE:
            choices = [
                (Age.UNDER_18.value, _("Under 18 years")),
                (Age.UNDER_30.value, _("18–29 years")),
                (Age.UNDER_65.value, _("30–64 years")),
                (Age.OLDER.value, _("65 years or more")),
            ]
        case Question.REGION:
            choices = sorted(
                ((code, str(name)) for code, name in Region.choices), key=lambda each: each[1].lower()
            )
    return [*choices, (ANY, _("I do not want to say"))]


def _answered(answers: Answers) -> list[dict[str, Any]]:
    """What was asked and said, with the address at which it is asked again."""
    said: list[dict[str, Any]] = []
    before: dict[Question, str] = {}
    for question, code in answers.items():
        words = dict(_choices(question))[code]
        said.append({"question": _asked(question), "answer": words, "change": _address(before)})
        before = {**before, question: code}
    return said


def _found(answers: Answers) -> list[dict[str, Any]]:
    choices = chosen(guide_facts(translation.get_language() or "fi"), answers)
    pages = services_by_number([choice.key for choice in choices])
    return [
        {
            "service": pages[choice.key],
            "reasons": [_because(reason, answers) for reason in choice.reasons],
        }
        for choice in choices
        if choice.key in pages
    ]


def _because(reason: Reason, answers: Answers) -> str:
    need = Theme(answers[Question.NEED]).label
    theirs = region_list.in_words((answers.get(Question.REGION, ANY),))
    return {
        Reason.NEED: _("It helps with this: %(need)s.") % {"need": str(need).lower()},
        Reason.REGION: _("It is in your region: %(region)s.") % {"region": ", ".join(theirs)},
        Reason.EVERYWHERE: _("There is such a service all over Finland."),
        Reason.WITH_JOB: _("It is for people who have a job."),
        Reason.WITHOUT_JOB: _("It is for people who have no job."),
        Reason.AGE: _("It is for people of your age."),
    }[reason]


def _filter(answers: Answers) -> dict[str, str]:
    """The answers that the directory knows too."""
    asked = {"need": answers.get(Question.NEED, ""), "region": answers.get(Question.REGION, ANY)}
    return {name: code for name, code in asked.items() if code not in {"", ANY}}


def _without_last(answers: Answers) -> Answers:
    return dict(list(answers.items())[:-1])


def _address(answers: Answers) -> str:
    query = _query(answers)
    return reverse("content:guide") + (f"?{query}" if query else "")


def _query(answers: Answers) -> str:
    return urlencode({question.value: code for question, code in answers.items()})
