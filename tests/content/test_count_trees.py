"""Numbers add up to their whole, or it is said that they are not known."""

import csv
import importlib
import io
import re
from uuid import uuid4

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from content.blocks.counts import CountTree, count_of, sentences_of
from content.count_trees import Count, Fault, Split, fault_of, rows_of
from content.models import HomePage, StandardPage, TrialIndexPage, TrialPage
from tests.factories.pages import make_site

PARTS = (Count("a", 3), Count("b", 1))


@pytest.mark.parametrize(
    ("count", "fault"),
    [
        (Count("all", 4, Split.STATED, PARTS), None),
        (Count("all", 4, Split.READ, PARTS), None),
        (Count("all", 4), None),
        (Count("all", 4, Split.UNKNOWN), None),
        (Count("all", 9, Split.UNKNOWN, PARTS), None),
        (Count("all", 3, Split.UNKNOWN, PARTS), Fault.TOO_MUCH),
        (Count("all", 9, Split.STATED, PARTS), Fault.NOT_ALL),
        (Count("all", 9, Split.READ, PARTS), Fault.NOT_ALL),
        (Count("all", 3, Split.STATED, PARTS), Fault.TOO_MUCH),
        (Count("all", 4, Split.STATED), Fault.NO_PARTS),
        (Count("all", 4, Split.WHOLE, PARTS), Fault.NOT_SAID),
        (Count("all", 0), None),
    ],
)
def test_parts_make_their_whole_or_are_said_to_be_unknown(count, fault):
    assert fault_of(count) is fault


def test_rows_stand_under_what_they_are_a_part_of_and_bars_are_as_long_as_numbers():
    tree = Count("all", 12, Split.STATED, (Count("big", 8, Split.STATED, PARTS[:1] * 2), Count("small", 4)))
    rows = rows_of(tree)
    assert [(row.count.name, row.depth, row.above) for row in rows] == [
        ("big", 0, ()),
        ("a", 1, ("big",)),
        ("a", 1, ("big",)),
        ("small", 0, ()),
    ]
    assert [row.percent for row in rows] == [100, 100, 100, 50]


def test_a_tree_of_nothing_has_no_rows():
    assert rows_of(Count("all", 0)) == []


def raw_tree(**changes):
    group = {"name": "health", "number": 3, "split": "stated", "parts": [{"name": "x", "number": 3}]}
    given = {"name": "Measures", "number": 5, "unit": "measures", "people": 2, "split": "unknown"}
    return {**given, "parts": [group], "source": "Papers", "date": "2018", **changes}


def tree(**changes):
    return CountTree().to_python(raw_tree(**changes))


def test_an_editor_hears_beside_the_choice_which_numbers_do_not_fit():
    with pytest.raises(StructBlockValidationError) as caught:
        CountTree().clean(tree(split="stated"))
    assert list(caught.value.block_errors) == ["split"]
    CountTree().clean(tree())


def test_an_editor_hears_of_a_fault_deep_below():
    wrong = {"name": "health", "number": 2, "split": "stated", "parts": [{"name": "x", "number": 3}]}
    with pytest.raises(StructBlockValidationError) as caught:
        CountTree().clean(tree(parts=[wrong]))
    assert list(caught.value.block_errors) == ["parts"]


def test_measures_are_never_told_as_people(settings):
    said = sentences_of(tree())
    assert len(said) == 4
    assert "5" in said[0]
    assert "2" in said[1]
    assert len(sentences_of(tree(people=None))) == 2
    assert len(sentences_of(tree(unit="people", people=None, parts=[]))) == 1


@pytest.fixture
def trial(roles):
    make_site()
    home = HomePage.objects.get(locale__language_code="en")
    index = TrialIndexPage.objects.child_of(home).first() or home.add_child(
        instance=TrialIndexPage(title="Trials")
    )
    raw = [
        {"type": "target", "value": {"number": 100, "words": "paid jobs", "by": "2022", "result": "unknown"}},
        {"type": "counts", "value": raw_tree(name="=Measures"), "id": str(uuid4())},
    ]
    facts = {"regions": ("17",), "organiser": "City", "idea": "Try"}
    return index.add_child(instance=TrialPage(title="New way", **facts, results=raw))


def file_of(client, page, language="en"):
    found = re.search(r'href="(/\w\w/counts/[^"]+)"', client.get(page.url).content.decode())
    return found and found[1]


def test_a_page_says_draws_and_lists_the_numbers(trial, client):
    text = client.get(trial.url).content.decode()
    assert "5 measures were taken." in text
    assert "They were for 2 people." in text
    assert text.count("counts__bar") == 1
    assert "We do not know how it went." in text
    assert "by 2022" in text
    assert "Not all parts are known." not in text  # that is said of parts; the whole says it in its sentence


def test_the_numbers_can_be_taken_away_as_a_file(trial, client):
    answer = client.get(file_of(client, trial))
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Part of", "What it counts", "How many"]
    assert [row[:3] for row in rows[1:]] == [
        ["", "'=Measures", "5"],
        ["'=Measures", "health", "3"],
        ["health", "x", "3"],
    ]
    heads = dict(enumerate(rows[0]))
    told = [{heads[number]: cell for number, cell in enumerate(row)} for row in rows[1:]]
    assert [row["Unit of the numbers"] for row in told] == ["Measures"] * 3
    assert [row["For how many people"] for row in told] == ["2", "", ""]
    assert [row["How it splits"] for row in told] == [
        "The parts are not known, or not all of them",
        "The source gives the parts",
        "",
    ]


@pytest.mark.parametrize(("below", "says"), [([("x", 3)], True), ([], False)])
def test_the_page_and_the_file_say_of_the_same_groups_that_they_are_not_split(trial, client, below, says):
    parts = [
        {"name": name, "number": number, "split": "stated" if below else "whole"}
        | {"parts": [{"name": each, "number": count} for each, count in below]}
        for name, number, below in [("health", 3, below), ("work", 2, [])]
    ]
    raw = raw_tree(parts=parts, split="stated")
    trial.results = [("counts", trial.results.stream_block.child_blocks["counts"].to_python(raw))]
    trial.save()
    page = client.get(trial.url).content.decode()
    rows = list(csv.DictReader(io.StringIO(client.get(file_of(client, trial)).content.decode("utf-8-sig"))))
    whole = [row["What it counts"] for row in rows if row["How it splits"] == "It is not split"]
    assert whole == (["work"] if says else [])
    assert page.count("It is not split.") == int(says)


def test_no_file_comes_from_a_page_that_is_not_public(trial, client):
    address = file_of(client, trial)
    trial.unpublish()
    assert client.get(address).status_code == 404


def test_no_file_comes_for_a_tree_that_is_not_there(trial, client):
    assert client.get(f"/en/counts/{trial.pk}/{uuid4()}/").status_code == 404
    target = str(trial.results[0].id)
    assert client.get(f"/en/counts/{trial.pk}/{target}/").status_code == 404


def test_a_standard_page_may_have_numbers_too(roles, client):
    make_site()
    home = HomePage.objects.get(locale__language_code="en")
    block = {"type": "counts", "value": raw_tree(), "id": str(uuid4())}
    page = home.add_child(instance=StandardPage(title="Figures", body=[block]))
    assert client.get(file_of(client, page)).status_code == 200


class TestOldRows:
    """What was kept before becomes what is kept now."""

    @pytest.fixture
    def in_new_blocks(self):
        return importlib.import_module("content.migrations.0014_results_in_new_blocks").in_new_blocks

    def test_rows_become_a_tree_and_a_target_keeps_its_words(self, in_new_blocks):
        rows = [{"type": "row", "value": {"words": "x", "number": 2}, "id": "1"}] * 2
        aim, numbers = in_new_blocks(rows, "100 jobs", language="fi", source="")
        assert aim["value"]["words"] == "100 jobs"
        assert numbers["value"]["number"] == 4
        whole = CountTree().to_python(numbers["value"])
        CountTree().clean(whole)
        assert [part.name for part in count_of(whole).parts] == ["x", "x"]

    def test_nothing_stays_nothing_and_twice_changes_nothing(self, in_new_blocks):
        assert in_new_blocks([], "", language="fi", source="") == []
        once = in_new_blocks([], "100 jobs", language="sv", source="")
        assert in_new_blocks(once, "", language="sv", source="") == once
