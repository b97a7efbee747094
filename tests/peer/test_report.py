"""The monthly report: counted from the log, and nobody can be found in it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from peer import logbook, report_words
from peer.models import LogEntry
from peer.monthly import months, report_of
from peer.reasons import make_first_reasons
from peer.report_figures import Row, Total, percentile, rows_of, total_of
from portal.kit import clock

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
MARCH = date(2026, 3, 1)


def test_small_counts_are_covered_and_what_did_not_happen_is_left_out():
    assert rows_of({"a": 12, "b": 4, "c": 0, "d": 5}) == [Row("a", 12), Row("d", 5), Row("b", None)]


def test_a_sum_does_not_give_a_covered_count_away():
    assert total_of(21, rows_of({"a": 12, "b": 4, "d": 5})) == Total(20, is_rounded=True)
    assert total_of(17, rows_of({"a": 12, "d": 5})) == Total(17)
    assert total_of(3) == Total(None)
    assert total_of(0) == Total(0)


def test_a_percentile_is_told_only_of_enough():
    assert percentile([1, 2, 3, 4], 0.5) is None
    assert percentile([5, 1, 2, 3, 4], 0.5) == 3
    assert percentile(list(range(1, 101)), 0.95) == 95


def decide(count, kind, reason="", *, at=NOON, waited=timedelta(minutes=4)):
    for number in range(count):
        logbook.write(
            LogEntry.Act.DECIDED,
            at=at,
            code=kind,
            reason=reason,
            message=hash((kind, number)) % 10**9,
            waited_since=at - waited,
        )


@pytest.fixture
def march(db):
    make_first_reasons()
    decide(12, "approve")
    decide(6, "remove", "contact-details")
    decide(2, "pause", "unkind", waited=timedelta(hours=3))
    logbook.write(LogEntry.Act.FLAGGED, at=NOON, code="report")


def test_the_report_counts_decisions_by_kind_and_by_reason(march):
    report = report_of(MARCH)
    assert report.decisions.rows == [Row("approve", 12), Row("remove", 6), Row("pause", None)]
    assert report.decisions.total == Total(20, is_rounded=True)
    assert report.reasons.rows == [Row("contact-details", 6), Row("unkind", None)]
    assert report.flags.total == Total(None)
    assert (report.half_within, report.most_within) == (4, 180)


def test_another_month_is_another_report(march):
    decide(7, "approve", at=datetime(2026, 3, 31, 21, 30, tzinfo=UTC))  # April on the clock of Helsinki
    assert report_of(date(2026, 4, 15)).decisions.rows == [Row("approve", 7)]


def test_the_first_look_counts_once_for_each_thing(march):
    for minutes in (10, 50):
        at = NOON + timedelta(minutes=minutes)
        for item in range(30):
            logbook.write(LogEntry.Act.ALARM_SEEN, at=at, code="crisis", item=item, waited_since=NOON)
    assert report_of(MARCH).half_within == 10


def test_months_go_from_the_first_line_until_now(march, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 5, 2, tzinfo=UTC))
    assert months() == [date(2026, 5, 1), date(2026, 4, 1), MARCH]


def test_the_page_says_it_in_sentences_tables_and_a_file(march, client, mirja):
    client.force_login(mirja)
    page = client.get("/en/rooms/-/report/2026/3/").content.decode()
    assert "Moderators made about 20 decisions." in page
    assert "It had contact details." in page
    assert "fewer than 5" in page
    file = client.get("/en/rooms/-/report/2026/3/file/")
    assert file["Content-Type"].startswith("text/csv")
    assert "Decisions,Removed,6" in file.content.decode()


def test_a_month_without_a_report_is_not_found(march, client, mirja):
    client.force_login(mirja)
    assert client.get("/en/rooms/-/report/1999/3/").status_code == 404
    assert client.get("/en/rooms/-/report/2026/99/file/").status_code == 404


def test_it_is_for_those_who_look_after_rooms_unless_the_house_makes_it_public(march, client, aino, settings):
    client.force_login(aino)
    assert client.get("/en/rooms/-/report/").status_code == 403
    client.logout()
    assert client.get("/en/rooms/-/report/").status_code == 302
    settings.ROOM_REPORTS_PUBLIC = True
    answer = client.get("/en/rooms/-/report/")
    assert answer["Cache-Control"].startswith("public")
    assert not answer.cookies


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_code_has_words(march, language):
    from django.utils import translation

    with translation.override(language):
        for section in report_words.sections(report_of(MARCH)):
            assert all(row.label and not row.label.islower() for row in section.rows)
