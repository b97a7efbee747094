"""The guide: a few questions, then at most five services and why. Pure: facts in, answer out.

What somebody answers is nowhere but in the address of the page. "any" is the answer of whoever does not want
to say; it leaves nothing out. Somebody may need several things: their codes are parted by a comma.
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
NEED_OF_EMPLOYERS = "employing"
AND = ","
AGES: dict[str, tuple[int, int]] = {
    Age.UNDER_18: (YOUNGEST, 17),
    Age.UNDER_30: (18, 29),
    Age.UNDER_65: (30, 64),
    Age.OLDER: (65, OLDEST),
}


@dataclass(frozen=True)
class Facts:
    """What the guide knows of one service. No region means everywhere; no job, whoever.

    `place`: where the editors put it among the services, the same in every language.
    """

    key: int
    place: str
    needs: tuple[str, ...]
    regions: tuple[str, ...] = ()
    job: str = ""
    youngest: int | None = None
    oldest: int | None = None


@dataclass(frozen=True)
class Choice:
    """A service to show, why, and with which of the needs it helps."""

    key: int
    reasons: tuple[Reason, ...]
    needs: tuple[str, ...] = ()


Answers = Mapping[Question, str]


def needs_in(answers: Answers) -> tuple[str, ...]:
    """Everything that somebody needs, in the order of the address."""
    return tuple(filter(None, answers.get(Question.NEED, "").split(AND)))


def is_employer(answers: Answers) -> bool:
    """Whether whoever asks wants to employ somebody, and nothing else."""
    return needs_in(answers) == (NEED_OF_EMPLOYERS,)


def questions_for(need: str) -> tuple[Question, ...]:
    """Everything that is asked of somebody with this need or these needs, in order."""
    asked = {question for code in need.split(AND) for question in AFTER.get(code, AFTER_OTHERS)}
    return tuple(question for question in Question if question == Question.NEED or question in asked)


def next_question(answers: Answers) -> Question | None:
    """What to ask now; nothing when all is answered."""
    asked = questions_for(answers.get(Question.NEED, ""))
    return next((question for question in asked if question not in answers), None)


def chosen(services: Iterable[Facts], answers: Answers) -> list[Choice]:
    """At most five services that fit every answer, those that fit best first.

    Every need has a service among the five where one fits.
    """
    fits = [(service, reasons) for service in services if (reasons := reasons_for(service, answers))]
    needs = needs_in(answers)
    fits.sort(key=lambda pair: _worst_last(pair[0], pair[1], answers))
    taken = _for_each_need([service for service, _ in fits], needs)
    return [
        Choice(service.key, reasons, _shared(service, needs)) for service, reasons in fits if service in taken
    ]


def _worst_last(service: Facts, reasons: tuple[Reason, ...], answers: Answers) -> tuple[int | str, ...]:
    """What decides the order; no name does, so it is the same in every language.

    First what helps with most of the needs. Last what may be for others, as nobody said an age or a region.
    Then what fits by most answers; what is in the region is nearer than what is everywhere. Then what helps
    with few other things, for it helps more with these. Equals stand as the editors put them.
    """
    needs = needs_in(answers)
    return (
        -len(_shared(service, needs)),
        _open_doubts(service, answers),
        -_own(reasons),
        len(set(service.needs) - {*needs, NEED_OF_EMPLOYERS}),
        service.place,
        service.key,
    )


def _open_doubts(service: Facts, answers: Answers) -> int:
    """How many limits a service has that nobody's answer has met."""
    has_ages = service.youngest is not None or service.oldest is not None
    is_age_said = answers.get(Question.AGE, ANY) != ANY
    is_region_said = answers.get(Question.REGION, ANY) != ANY
    return (has_ages and not is_age_said) + (bool(service.regions) and not is_region_said)


def _for_each_need(ranked: list[Facts], needs: tuple[str, ...]) -> list[Facts]:
    """At most five of them: for each need the first that helps with it, then the first of the rest."""
    taken: list[Facts] = []
    open_needs = set(needs)
    while len(taken) < MOST and (best := _helps_most(ranked, open_needs)):
        taken.append(best)
        open_needs -= set(best.needs)
    rest = [service for service in ranked if service not in taken]
    return [*taken, *rest[: MOST - len(taken)]]


def _helps_most(ranked: list[Facts], needs: set[str]) -> Facts | None:
    """The service that helps with the most of these needs, the first of equals; None: none does."""
    best = max(ranked, key=lambda service: len(needs & set(service.needs)), default=None)
    return best if best is not None and needs & set(best.needs) else None


def _shared(service: Facts, needs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(need for need in needs if need in service.needs)


def reasons_for(service: Facts, answers: Answers) -> tuple[Reason, ...]:
    """Why this service fits; nothing when it does not."""
    if not _shared(service, needs_in(answers)):
        return ()
    checks = (_by_job(service, answers), _by_age(service, answers), _by_region(service, answers))
    if any(reasons is None for reasons in checks):
        return ()
    return (Reason.NEED, *(reason for reasons in checks for reason in reasons or ()))


def _own(reasons: tuple[Reason, ...]) -> int:
    """How much of a service's own fits; being in the region weighs twice."""
    return len(set(reasons) - {Reason.NEED, Reason.EVERYWHERE}) + (Reason.REGION in reasons)


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
    if NEED_OF_EMPLOYERS in _shared(service, needs_in(answers)) or not service.job or job == ANY:
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
