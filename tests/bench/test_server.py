import uvicorn
from django.core.management import call_command

from portal.management.commands import serve

from . import server
from .sessions import history_queries

OF_THE_PLACE = {"host", "port", "workers", "timeout_graceful_shutdown"}


def test_what_is_measured_is_served_with_the_options_of_serve(monkeypatch):
    asked = []
    monkeypatch.setattr(uvicorn, "run", lambda *_app, **options: asked.append(options))
    monkeypatch.setattr(serve, "is_taken", lambda *_address: False)
    # Other tests leave lines in the ledger.
    monkeypatch.setattr(serve, "open_or_refuse", lambda: None)
    call_command("serve")
    server.main(server.OURS, "8120")
    server.main(server.TUTORIAL, "8120")
    real, ours, tutorial = (
        {key: value for key, value in one.items() if key not in OF_THE_PLACE} for one in asked
    )
    assert ours == real
    assert {**tutorial, "ws": real["ws"]} == real


def test_questions_about_the_history_are_counted_by_the_second(tmp_path):
    notes = tmp_path / "notes"
    notes.write_text("99.9 1\n100.1 1\n100.2 0\n101.3 1\n101.4 1\n110.5 1\n")
    assert history_queries(notes, 100.0, 110.0) == {"most_in_a_second": 2, "a_second": 0.3, "statements": 4}
