from .rows import rows
from .texts import long_text, sentence


def _seen_by_a_session(session):
    steady = {"p95": 0.01, "cpu_us": 40.0, "lost": 0}
    stall = {"p95_before": 0.01, "p95": 0.012, "lost": 0, "memory_mib": 1.0, "cut_off": 20.0}
    reconnect = {"lost": 0, "twice": 0, "back_seconds": 9.0}
    seen = {"steady": steady, "most": {"per_second": 9000.0}, "stall": stall, "reconnect": reconnect}
    history = {"most_in_a_second": 1, "a_second": 0.5, "statements": 9}
    return {**seen, "history": history, "kib_per_socket": 30.0, "opening_seconds": 3.0}


def test_every_row_makes_lines_of_what_its_sessions_saw():
    everything = rows(quick=False)
    seen = {session.name: [_seen_by_a_session(session)] * 3 for row in everything for session in row.sessions}
    for row in everything:
        assert row.lines(seen), row.name


def test_a_row_that_was_not_measured_has_no_lines():
    for row in rows(quick=True):
        assert row.lines({}) == []


def test_the_sentences_are_all_different():
    assert len({sentence(number) for number in range(20_000)}) == 20_000
    assert len(long_text(3, 1000)) > 500


def test_nothing_that_is_said_while_measuring_is_stopped_by_a_house_rule():
    from peer.policy import judge

    for number in range(0, 120_000, 997):
        verdict = judge(sentence(number))
        assert not verdict.is_held, sentence(number)
        assert not verdict.is_refused, sentence(number)
    assert not judge(long_text(7, 1000)).is_held
