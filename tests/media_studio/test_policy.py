import datetime

import pytest

from media_studio.comparing import Difference, differences
from media_studio.policy.reading import Reader, Step, may_act, needs_two_readers, still_counts
from media_studio.policy.stages import Facts, Stage, stage_of


@pytest.mark.parametrize("step", Step)
def test_nobody_reads_their_own_story_whatever_else_they_are(step):
    everything = Reader(is_storyteller=True, is_supporter=True, reads_as_editor=True, reads_as_peer=True)
    assert not may_act(step, everything)


@pytest.mark.parametrize(
    ("step", "reader", "verdict"),
    [
        (Step.SUPPORTER, Reader(is_supporter=True), True),
        (Step.SUPPORTER, Reader(reads_as_editor=True, reads_as_peer=True), False),
        (Step.EDITOR, Reader(is_supporter=True), False),
        (Step.EDITOR, Reader(reads_as_editor=True), True),
        (Step.EDITOR, Reader(reads_as_peer=True), True),
        (Step.EDITOR, Reader(reads_as_editor=True, helps_the_teller=True), False),
        (Step.SECOND, Reader(reads_as_peer=True, helps_the_teller=True), False),
        (Step.SUPPORTER, Reader(is_supporter=True, helps_the_teller=True), True),
        (Step.EDITOR, Reader(), False),
        (Step.SECOND, Reader(is_supporter=True), False),
        (Step.SECOND, Reader(reads_as_editor=True), True),
        (Step.SECOND, Reader(reads_as_peer=True), True),
        (Step.SECOND, Reader(reads_as_editor=True, reads_as_peer=True, was_first=True), False),
    ],
)
def test_each_step_has_its_readers(step, reader, verdict):
    assert may_act(step, reader) is verdict


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        (Facts(), Stage.DRAFT),
        (Facts(with_supporter=True), Stage.WITH_SUPPORTER),
        (Facts(with_editor=True, is_live=True), Stage.WITH_EDITOR),
        (Facts(change_asked=True, is_live=True), Stage.CHANGE_ASKED),
        (Facts(was_read=True, was_public=True), Stage.WAITS_FOR_YES),
        (Facts(is_planned=True, was_public=True), Stage.PLANNED),
        (Facts(is_live=True, was_public=True), Stage.PUBLIC),
        (Facts(was_public=True), Stage.TAKEN_BACK),
        (Facts(was_public=True, was_taken_down=True), Stage.TAKEN_DOWN),
    ],
)
def test_what_waits_for_somebody_comes_before_what_is(facts, stage):
    assert stage_of(facts) is stage


def test_a_difference_tells_what_went_and_what_came():
    found = differences("Yksi\n\nKaksi\n\nKolme", "Yksi\n\nKaksi nyt\n\nKolme\n\nNeljä")
    assert found == [Difference(False, "Kaksi"), Difference(True, "Kaksi nyt"), Difference(True, "Neljä")]


@pytest.mark.parametrize("was_ever_public", [True, False])
def test_two_people_read_until_something_of_the_teller_was_public(was_ever_public):
    assert needs_two_readers(was_ever_public=was_ever_public) is not was_ever_public


@pytest.mark.parametrize(
    ("read_at", "words_at", "verdict"), [(2, 1, True), (2, None, True), (1, 2, False), (2, 2, False)]
)
def test_a_reading_counts_until_words_are_newer(read_at, words_at, verdict):
    def day(number):
        return number and datetime.datetime(2026, 11, number, tzinfo=datetime.UTC)

    assert still_counts(read_at=day(read_at), words_at=day(words_at)) is verdict


def test_what_nobody_finished_does_not_count():
    assert not still_counts(read_at=None, words_at=None)
