"""The checker finds what was planted, and nothing where nothing is wrong."""

import copy

import pytest

from tests.faults import checker
from tests.faults.history import (
    Acknowledged,
    Connection,
    Healed,
    History,
    StoredChange,
    StoredMessage,
    Transcript,
)


def frame(seq, kind="posted", message=None, seat=4, ref=None, text="Hei"):
    if kind == "void":
        return {"type": "change", "seq": seq, "kind": kind}
    if kind == "hidden":
        return {"type": "change", "seq": seq, "kind": kind, "message": message, "by": "writer"}
    author = {"id": seat, "name": "Oiva"}
    common = {"type": "change", "seq": seq, "kind": kind, "message": message or seq}
    return {**common, "author": author, "ref": ref or f"r{seq}", "text": text}


@pytest.fixture
def history():
    """Room 1: three messages, the second is hidden later; one reader, who came back once."""
    rows = [StoredMessage(seq, 1, 4, f"r{seq}", "Hei", "posted", seq) for seq in (1, 3)]
    rows.append(StoredMessage(2, 1, 5, "r2", "Moi", "taken_back", 2))
    changes = [StoredChange(1, seq, "posted", seq) for seq in (1, 2, 3)] + [StoredChange(1, 4, "hidden", 2)]
    told = [
        Acknowledged(1, 4, "r1", "Hei", 1, "posted", sent_at=1.0, told_at=2.0),
        Acknowledged(1, 4, "r3", "Hei", 3, "posted", sent_at=3.0, told_at=4.0),
    ]
    reader = Transcript("Aino", 1)
    reader.frames = [frame(1), frame(2, seat=5, text="Moi"), frame(3), frame(4, "hidden", message=2)]
    reader.arrivals = [(2.0, 1), (2.5, 2), (4.0, 3), (9.0, 4)]
    reader.connections = [Connection(0, [1, 2]), Connection(2, [4, 3, 4])]
    return History(rows, changes, {1: 4}, told, [reader])


def all_of(history):
    looks = (checker.lost, checker.doubled, checker.holes, checker.inversions, checker.untrue)
    return {look.__name__ for look in looks if look(history)}


def test_a_good_history_has_nothing_wrong(history):
    assert all_of(history) == set()


def test_a_text_that_is_hidden_by_now_may_have_come_as_void(history):
    history.transcripts[0].frames[1] = frame(2, "void")
    assert all_of(history) == set()


def test_an_acknowledged_message_that_is_gone_is_found(history):
    del history.messages[0]
    assert "lost" in all_of(history)


def test_other_words_or_another_number_than_acknowledged_are_found(history):
    history.acknowledged[0] = Acknowledged(1, 4, "r1", "Hei hei", 1, "posted", 1.0, 2.0)
    assert all_of(history) == {"lost"}
    history.acknowledged[0] = Acknowledged(1, 4, "r1", "Hei", 2, "posted", 1.0, 2.0)
    assert all_of(history) == {"lost"}


def test_a_ref_with_two_rows_is_found(history):
    history.messages.append(StoredMessage(9, 1, 4, "r1", "Hei", "held", None))
    assert "doubled" in all_of(history)


def test_a_number_of_two_messages_is_found(history):
    history.messages.append(StoredMessage(9, 1, 4, "r9", "Hei", "posted", 3))
    assert "doubled" in all_of(history)


def test_a_hole_in_the_numbers_is_found(history):
    del history.changes[0]
    assert "holes" in all_of(history)


def test_a_counter_that_ran_ahead_is_found(history):
    history.newest[1] = 5
    assert "holes" in all_of(history)


def test_a_shown_message_without_its_change_is_found(history):
    history.messages[0] = StoredMessage(1, 1, 4, "r1", "Hei", "posted", 2)
    assert "holes" in all_of(history)


def test_an_inversion_between_two_messages_of_one_writer_is_found(history):
    history.acknowledged[0] = Acknowledged(1, 4, "r1", "Hei", 1, "posted", sent_at=5.0, told_at=6.0)
    assert all_of(history) == {"inversions"}


@pytest.mark.parametrize("seqs", [[1, 3], [1, 2, 1, 3], [1, 2, 2], [3, 2, 4, 1, 2]])
def test_frames_out_of_order_on_a_wire_are_found(history, seqs):
    history.transcripts[0].connections = [Connection(0, seqs)]
    assert all_of(history) == {"inversions"}


@pytest.mark.parametrize("seqs", [[2, 3, 1, 2, 3], [1, 1, 2]])
def test_what_came_live_before_the_answer_may_come_again(history, seqs):
    history.transcripts[0].connections = [Connection(0, seqs)]
    assert all_of(history) == set()


@pytest.mark.parametrize("place", [0, 2, 3])
def test_a_frame_that_never_came_is_found(history, place):
    del history.transcripts[0].frames[place]
    assert all_of(history) == {"untrue"}


def test_other_words_than_stored_are_found(history):
    history.transcripts[0].frames[0] = frame(1, text="Hoi")
    assert all_of(history) == {"untrue"}


def test_void_without_a_cause_is_found(history):
    history.transcripts[0].frames[0] = frame(1, "void")
    assert all_of(history) == {"untrue"}


def test_words_of_somebody_blocked_are_found(history):
    history.transcripts[0].hidden = {4: 0}
    assert all_of(history) == {"untrue"}
    history.transcripts[0].hidden = {4: 3}
    assert all_of(history) == set()


def test_a_block_turns_all_of_somebody_into_void(history):
    reader = history.transcripts[0]
    reader.hidden = {5: 0}
    reader.frames[1], reader.frames[3] = frame(2, "void"), frame(4, "void")
    assert all_of(history) == set()


def test_trouble_of_a_reader_is_a_violation(history):
    history.transcripts[0].troubles.append("refused")
    assert all_of(history) == {"untrue"}


def test_the_time_to_complete_runs_from_the_healing_to_the_number_of_then(history):
    told = [(3.0, {1: 3}), (5.0, {1: 3}), (5.0, {1: 4})]
    healed = [Healed("cut", at, at, newest) for at, newest in told]
    assert checker.times_to_complete(healed, history.transcripts) == [1.0, 0.0, 4.0]
    unfinished = copy.deepcopy(history.transcripts)
    unfinished[0].arrivals.pop()
    assert checker.times_to_complete(healed[2:], unfinished) == [checker.NEVER]


@pytest.mark.parametrize(("began", "ended", "left"), [(6.0, 8.5, 1.5), (3.0, 6.0, 3.0), (8.0, 20.0, 3.0)])
def test_the_clock_stands_still_while_another_fault_keeps_readers_away(history, began, ended, left):
    healed = [Healed("cut", 4.0, 5.0, {1: 4}), Healed("kill -9", began, ended, {1: 4})]
    assert checker.times_to_complete(healed, history.transcripts, "cut") == [left]


def test_a_fault_after_the_other_hides_no_reader_who_is_slow_or_never_complete(history):
    healed = [Healed("cut", at - 0.1, at, {1: 4}) for at in (2.0, 4.0, 6.0, 8.0)]
    times = checker.times_to_complete(healed, history.transcripts)
    assert times == pytest.approx([6.7, 4.8, 2.9, 1.0])
    history.transcripts[0].arrivals.pop()
    assert checker.times_to_complete(healed, history.transcripts)[0] == checker.NEVER


def test_the_ninety_ninth_percentile_of_a_hundred_is_the_slowest():
    assert checker.percentile([float(value) for value in range(100)], 0.99) == 99
    assert checker.percentile([], 0.99) == 0
