"""The guide: one question on each page. The address alone holds what was answered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from content.queries import guide_facts, services_by_number
from content.regions import Region, nearest_town, region_named, towns
from content.service_guide import (
    AND,
    ANY,
    Age,
    Answers,
    Question,
    chosen,
    is_employer,
    needs_in,
    next_question,
    questions_for,
)
from content.themes import Theme
from portal.kit.public_pages import public_page
from portal.kit.text import plain

from .guide_reasons import told
from .languages import language_links

CHANGED = "change"  # the question whose answer is given anew; the other answers stay
TOWN = "town"  # written instead of a region
SENT = "sent"  # the form of needs was sent, so that one without a tick can say what is missing


@public_page
def guide(request: HttpRequest) -> HttpResponse:
    """The next question, or the services and why."""
    answers = _answers(request)
    changed = _changed(request, answers)
    question = changed or next_question(answers)
    context = {
        "door": "find",
        "again": _address({}),
        "back": _address(answers) if changed else _back(question, answers),
        "answered": _answered(answers),
        "language_links": language_links("content:guide", query=_query(answers, changed)),
    }
    if question is None:
        found = {"found": _found(answers), "listed": urlencode(_filter(answers))}
        return render(request, "content/guide_end.html", context | found)
    return render(request, "content/guide.html", context | _question(request, question, answers))


def _answers(request: HttpRequest) -> dict[Question, str]:
    """What the address says, in the order of the questions; what nobody asks or offers is left out."""
    answers: dict[Question, str] = {}
    needs = [code for code in dict.fromkeys(request.GET.getlist(Question.NEED)) if code in Theme.values]
    if needs:
        answers[Question.NEED] = AND.join(needs)
    asked = questions_for(answers[Question.NEED]) if needs else tuple(Question)
    for question in asked[1:]:
        said = request.GET.get(question) or _by_town(request, question)
        if said in dict(_choices(question)):
            answers[question] = str(said)
    return answers


def _by_town(request: HttpRequest, question: Question) -> str:
    """The region of the town that was written into the question of the region; empty for none."""
    region = region_named(request.GET.get(TOWN, "")) if question == Question.REGION else None
    return region.value if region else ""


def _changed(request: HttpRequest, answers: Answers) -> Question | None:
    return next((question for question in answers if question == request.GET.get(CHANGED)), None)


def _back(question: Question | None, answers: Answers) -> str:
    """The page before this one: the question before it, without its answer."""
    asked = questions_for(answers.get(Question.NEED, ""))
    before = asked if question is None else asked[: asked.index(question)]
    if not before:
        return ""
    return _address({each: code for each, code in answers.items() if each != before[-1]})


def _question(request: HttpRequest, question: Question, answers: Answers) -> dict[str, Any]:
    """One question: as links, or for the needs as ticks. What was answered is marked."""
    asked = questions_for(answers.get(Question.NEED, ""))
    is_need = question == Question.NEED
    is_region = question == Question.REGION
    others = [
        (each.value, part) for each, code in answers.items() if each != question for part in code.split(AND)
    ]
    said = needs_in(answers) if is_need else (answers.get(question),)
    return {
        "question": _asked(question, answers),
        "number": asked.index(question) + 1,
        "total": 0 if is_need else len(asked),
        "is_need": is_need,
        "is_wrong": is_need and SENT in request.GET and not said,
        "kept": others if is_need or is_region else (),
        "options": [
            {
                "code": code,
                "label": label,
                "href": _address({**answers, question: code}),
                "said": code in said,
            }
            for code, label in _choices(question)
        ],
        "is_long": is_region,
        "towns": towns() if is_region else (),
        **(_town(request, answers) if is_region else {}),
    }


def _town(request: HttpRequest, answers: Answers) -> dict[str, Any]:
    """What was written as a town: here nobody knew it. `nearest` may be what was meant, with its address."""
    town = plain(request.GET.get(TOWN, ""), max_length=40).strip()
    nearest = nearest_town(town)
    region = region_named(nearest)
    return {
        "town": town,
        "is_no_town": TOWN in request.GET and not town,
        "nearest": nearest,
        "nearest_href": _address({**answers, Question.REGION: region.value}) if region else "",
    }


def _asked(question: Question, answers: Answers) -> str:
    if question == Question.REGION and is_employer(answers):
        return _("Where is your workplace?")
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
    """What was asked and said, with the address at which it is asked again; the other answers stay."""
    return [
        {
            "question": _asked(question, answers),
            "answer": ", ".join(
                str(label) for choice, label in _choices(question) if choice in code.split(AND)
            ),
            "change": f"{reverse('content:guide')}?{_query(answers, question)}",
        }
        for question, code in answers.items()
    ]


def _found(answers: Answers) -> list[dict[str, Any]]:
    choices = chosen(guide_facts(translation.get_language() or "fi"), answers)
    pages = services_by_number([choice.key for choice in choices])
    return [told(pages[choice.key], choice, answers) for choice in choices if choice.key in pages]


def _filter(answers: Answers) -> dict[str, str]:
    """The answers that the directory knows too: it takes one need."""
    needs = needs_in(answers)
    asked = {"need": needs[0] if len(needs) == 1 else "", "region": answers.get(Question.REGION, ANY)}
    return {name: code for name, code in asked.items() if code not in {"", ANY}}


def _address(answers: Answers) -> str:
    query = _query(answers)
    return reverse("content:guide") + (f"?{query}" if query else "")


def _query(answers: Answers, changed: Question | None = None) -> str:
    said = [(question.value, each) for question, code in answers.items() for each in code.split(AND)]
    return urlencode([*said, *([(CHANGED, changed.value)] if changed else [])])
