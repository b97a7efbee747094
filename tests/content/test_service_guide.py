"""The guide's choosing: facts in, at most five services out, each with its reasons."""

import pytest

from content.service_guide import (
    ANY,
    MOST,
    Age,
    Facts,
    Question,
    Reason,
    chosen,
    next_question,
    questions_for,
    reasons_for,
)
from content.themes import Theme

N, J, A, R = Question.NEED, Question.JOB, Question.AGE, Question.REGION


def service(key=1, place="A", needs=("work",), **facts):
    return Facts(key, place, needs, **facts)


@pytest.mark.parametrize("need", Theme.values)
def test_at_most_three_things_are_asked_and_the_need_comes_first(need):
    asked = questions_for(need)
    assert asked[0] is N
    assert 2 <= len(asked) <= 3
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, N),
        ({N: "work"}, J),
        ({N: "work", J: "no"}, R),
        ({N: "work", J: "no", R: "06"}, None),
        ({N: "studies"}, A),
        ({N: "health", A: ANY}, R),
        ({N: "employing"}, R),
        ({N: "employing", R: ANY}, None),
    ],
)
def test_what_is_asked_next(answers, asked):
    assert next_question(answers) is asked


EVERYWHERE, HERE = Reason.EVERYWHERE, Reason.REGION


@pytest.mark.parametrize(
    ("facts", "answers", "reasons"),
    [
        # the need decides first
        ({"needs": ("health",)}, {N: "work"}, ()),
        ({}, {N: "work"}, (Reason.NEED, EVERYWHERE)),
        # the region: everywhere, here, elsewhere, not said
        ({"regions": ("06",)}, {N: "work", R: "06"}, (Reason.NEED, HERE)),
        ({"regions": ("06",)}, {N: "work", R: "07"}, ()),
        ({"regions": ("06",)}, {N: "work", R: ANY}, (Reason.NEED,)),
        # a job, or none
        ({"job": "no"}, {N: "work", J: "no"}, (Reason.NEED, Reason.WITHOUT_JOB, EVERYWHERE)),
        ({"job": "yes"}, {N: "work", J: "yes"}, (Reason.NEED, Reason.WITH_JOB, EVERYWHERE)),
        ({"job": "no"}, {N: "work", J: "yes"}, ()),
        ({"job": "no"}, {N: "work", J: ANY}, (Reason.NEED, EVERYWHERE)),
        ({}, {N: "work", J: "no"}, (Reason.NEED, EVERYWHERE)),
        # the age: from, to, both, at the edges
        ({"oldest": 29}, {N: "work", A: Age.UNDER_30}, (Reason.NEED, Reason.AGE, EVERYWHERE)),
        ({"oldest": 29}, {N: "work", A: Age.UNDER_65}, ()),
        ({"youngest": 16}, {N: "work", A: Age.UNDER_18}, (Reason.NEED, Reason.AGE, EVERYWHERE)),
        ({"youngest": 18}, {N: "work", A: Age.UNDER_18}, ()),
        ({"youngest": 16, "oldest": 67}, {N: "work", A: Age.OLDER}, (Reason.NEED, Reason.AGE, EVERYWHERE)),
        ({"oldest": 64}, {N: "work", A: Age.OLDER}, ()),
        ({"oldest": 29}, {N: "work", A: ANY}, (Reason.NEED, EVERYWHERE)),
        ({"oldest": 0}, {N: "work", A: Age.OLDER}, ()),
        # all of them together
        (
            {"regions": ("06",), "job": "no", "oldest": 29},
            {N: "work", J: "no", A: Age.UNDER_30, R: "06"},
            (Reason.NEED, Reason.WITHOUT_JOB, Reason.AGE, HERE),
        ),
    ],
)
def test_why_a_service_fits(facts, answers, reasons):
    assert reasons_for(service(**facts), answers) == reasons


def keys(services, **answers):
    said = {Question(name): code for name, code in answers.items()}
    return [choice.key for choice in chosen(services, said)]


def test_never_more_than_five_are_shown():
    many = [service(number, f"{number:02}") for number in range(40)]
    assert keys(many, need="work") == [0, 1, 2, 3, 4]
    assert len(keys(many, need="work")) == MOST


def test_what_fits_by_more_answers_comes_first():
    plain = service(1, "A")
    here = service(2, "B", regions=("06",))
    here_and_without_job = service(3, "C", regions=("06",), job="no")
    found = keys([plain, here, here_and_without_job], need="work", job="no", region="06")
    assert found == [3, 2, 1]


def test_of_equals_the_one_that_helps_with_fewer_things_comes_first_then_the_place():
    broad = service(1, "A", needs=("work", "health", "money"))
    later, earlier = service(2, "C"), service(3, "B")
    assert keys([broad, later, earlier], need="work") == [3, 2, 1]


def test_what_is_in_the_region_comes_before_what_is_only_for_people_without_a_job():
    everywhere, here = service(1, "A", job="no"), service(2, "B", needs=("work", "company"), regions=("11",))
    assert keys([everywhere, here], need="work", job="no", region="11") == [2, 1]


def test_a_service_with_limits_that_nobody_was_asked_about_comes_last():
    young, elsewhere = service(1, "A", oldest=29), service(2, "B", regions=("04",))
    anybody = service(3, "C", needs=("work", "health", "studies"))
    assert keys([young, elsewhere, anybody], need="work", job="no", region=ANY) == [3, 1, 2]


def test_helping_employers_too_makes_no_service_less_fit_for_a_seeker():
    both, other = service(1, "B", needs=("work", "employing")), service(2, "A", needs=("work", "studies"))
    assert keys([other, both], need="work") == [1, 2]


def test_nothing_is_shown_when_nothing_fits():
    assert keys([service(needs=("money",))], need="work") == []
    assert keys([], need="work") == []


def test_of_several_needs_the_service_for_most_of_them_comes_first():
    one, both = service(1, "A", needs=("money",)), service(2, "B", needs=("studies", "money", "health"))
    assert keys([one, both], need="studies,money") == [2, 1]


def test_each_need_is_among_the_five_where_a_service_fits():
    money = [service(number, f"A{number}", needs=("money",)) for number in range(9)]
    found = keys([*money, service(99, "Z", needs=("studies", "health"))], need="money,studies")
    assert found == [0, 1, 2, 3, 99]


def test_a_choice_knows_with_which_needs_it_helps():
    both = service(needs=("health", "money", "studies"))
    (choice,) = chosen([both], {N: "studies,money"})
    assert choice.needs == ("studies", "money")


def test_of_several_needs_everything_is_asked_that_makes_a_difference():
    assert questions_for("employing,work") == (N, J, R)
    assert questions_for("studies,money") == (N, J, A, R)


def test_an_employer_is_not_asked_for_a_job_of_their_own():
    subsidy = service(needs=("work", "employing"), job="no")
    assert keys([subsidy], need="employing") == [1]
    assert keys([subsidy], need="employing,work", job="yes") == [1]
    assert keys([subsidy], need="work", job="yes") == []
