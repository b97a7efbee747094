"""The guide: a few questions, then at most five services and why. Pure: facts in, answer out.

What somebody answers is nowhere but in the address of the page. "any" is the answer of whoever does not want
to say; it leaves nothing out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

ANY = "any"
MOST = 5
YOUNGEST, OLDEST = 0, 200


class Question(StrEnum):
    """What is asked; each is also its word in the address."""

    NEED = "need"
    JOB = "job"
    AGE = "age"
    REGION = "region"


class Age(StrEnum):
    """How old somebody is, no more exactly than the services ask."""

    UNDER_18 = "under-18"
    UNDER_30 = "18-29"
    UNDER_65 = "30-64"
    OLDER = "65-"


class Reason(StrEnum):
    """Why a service is shown."""

    NEED = "need"
    REGION = "region"
    EVERYWHERE = "everywhere"
    WITH_JOB = "with-job"
    WITHOUT_JOB = "without-job"
    AGE = "age"


# What is asked after the need: whatever makes a difference for services of that need.
AFTER: dict[str, tuple[Question, ...]] = {
    "work": (Question.JOB, Question.REGION),
    "money": (Question.JOB, Question.REGION),
    "own-business": (Question.JOB, Question.REGION),
    "employing": (Question.REGION,),
}
AFTER_OTHERS = (Question.AGE, Question.REGION)
AGES: dict[str, tuple[int, int]] = {
    Age.UNDER_18: (YOUNGEST, 17),
    Age.UNDER_30: (18, 29),
    Age.UNDER_65: (30, 64),
    Age.OLDER: (65, OLDEST),
}


@dataclass(frozen=True)
class Facts:
    """What the guide knows of one service. No region means everywhere; no job, whoever."""

    key: int
    title: str
    needs: tuple[str, ...]
    regions: tuple[str, ...] = ()
    job: str = ""
    youngest: int | None = None
    oldest: int | None = None


@dataclass(frozen=True)
class Choice:
    """A service to show, and why."""

    key: int
    reasons: tuple[Reason, ...]


Answers = Mapping[Question, str]


def questions_for(need: str) -> tuple[Question, ...]:
    """Everything that is asked of somebody with this need, in order."""
    return (Question.NEED, *AFTER.get(need, AFTER_OTHERS))


def next_question(answers: Answers) -> Question | None:
    """What to ask now; nothing when all is answered."""
    asked = questions_for(answers.get(Question.NEED, ""))
    return next((question for question in asked if question not in answers), None)


def chosen(services: Iterable[Facts], answers: Answers) -> list[Choice]:
    """At most five services that fit every answer: first those with the most reasons of their own.

    Of the others first those that help with few things, for they help more with this one.
    """
    fits = [(service, reasons) for service in services if (reasons := reasons_for(service, answers))]
    fits.sort(key=lambda pair: (-_own(pair[1]), len(pair[0].needs), pair[0].title))
    return [Choice(service.key, reasons) for service, reasons in fits[:MOST]]


def reasons_for(service: Facts, answers: Answers) -> tuple[Reason, ...]:
    """Why this service fits; nothing when it does not."""
    if answers.get(Question.NEED) not in service.needs:
        return ()
    checks = (_by_job(service, answers), _by_age(service, answers), _by_region(service, answers))
    if any(reasons is None for reasons in checks):
        return ()
    return (Reason.NEED, *(reason for reasons in checks for reason in reasons or ()))


def _own(reasons: tuple[Reason, ...]) -> int:
    return len(set(reasons) - {Reason.NEED, Reason.EVERYWHERE})


def _by_region(service: Facts, answers: Answers) -> tuple[Reason, ...] | None:
    """The reasons by region; None: it does not fit."""
    region = answers.get(Question.REGION, ANY)
    if not service.regions:
        return (Reason.EVERYWHERE,)
    if region == ANY:
        return ()
    return (Reason.REGION,) if region in service.regions else None


def _by_job(service: Facts, answers: Answers) -> tuple[Reason, ...] | None:
    job = answers.get(Question.JOB, ANY)
    if not service.job or job == ANY:
        return ()
    if service.job != job:
        return None
    return (Reason.WITH_JOB if job == "yes" else Reason.WITHOUT_JOB,)


def _by_age(service: Facts, answers: Answers) -> tuple[Reason, ...] | None:
    limits = AGES.get(answers.get(Question.AGE, ANY))
    if limits is None or (service.youngest is None and service.oldest is None):
        return ()
    youngest, oldest = limits
    from_age = YOUNGEST if service.youngest is None else service.youngest
    to_age = OLDEST if service.oldest is None else service.oldest
    return (Reason.AGE,) if from_age <= oldest and youngest <= to_age else None
