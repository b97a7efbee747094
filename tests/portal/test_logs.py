"""What production logs: a JSON object a line, and nothing of people, whatever fails."""

import io
import json
import logging
import smtplib

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from django.db import IntegrityError
from django.http import HttpResponse

from portal.kit.logs import JsonFormatter, masked

PEOPLE = ("aino@example.org", "Aino", "salainen-avain")


@pytest.fixture
def logged():
    """Everything that goes through the root while it lasts, as production writes it."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in said.getvalue().splitlines()]
    root.removeHandler(handler)


def tells_nobody(lines):
    return bool(lines) and not any(word in json.dumps(lines, ensure_ascii=False) for word in PEOPLE)


def test_a_line_is_one_object(logged):
    logging.getLogger("portal.worker").warning("delivery %s was refused\nin two lines", 7)
    (line,) = logged()
    assert line["message"] == "delivery 7 was refused\nin two lines"
    assert (line["level"], line["logger"]) == ("warning", "portal.worker")
    assert line["time"].endswith("+00:00")


def test_an_error_says_its_kind_and_where_and_not_its_words(logged):
    try:
        raise IntegrityError("Key (email)=(aino@example.org) of Aino already exists")
    except IntegrityError:
        logging.getLogger("portal.worker").exception("places failed; it is tried again")
    (line,) = logged()
    assert line["error"] == "django.db.utils.IntegrityError"
    assert "test_logs.py" in line["at"][-1]
    assert tells_nobody([line])


def test_a_mail_that_was_refused_tells_no_address(logged, monkeypatch, rf, db):
    from portal.accounts.adapter import AccountAdapter

    def refuse(*_words, **_named):
        raise smtplib.SMTPRecipientsRefused({"aino@example.org": (550, b"no Aino here")})

    monkeypatch.setattr("allauth.account.adapter.DefaultAccountAdapter.send_mail", refuse)
    adapter = AccountAdapter(rf.get("/"))
    monkeypatch.setattr("portal.accounts.adapter.render", lambda *_words, **_named: HttpResponse(status=503))
    with pytest.raises(ImmediateHttpResponse):
        adapter.send_mail("account/email/login_code", "aino@example.org", {"code": "1"})
    assert tells_nobody(logged())


@pytest.mark.parametrize(
    "path",
    [
        "/fi/asked/salainen-avain/",
        "/calendar/salainen-avain.ics",
        "/fi/card/open/salainen-avain/",
        "/fi/events/place/salainen-avain/",
        "/sv/subscribe/salainen-avain/",
        "/en/unsubscribe/salainen-avain/yes/",
        "/fi/search/?q=Aino+aino@example.org",
    ],
)
def test_a_page_that_breaks_tells_no_key_and_no_question(logged, path):
    logging.getLogger("django.request").error("Internal Server Error: %s", path)
    assert tells_nobody(logged())


def test_an_error_among_the_values_says_its_kind_alone(logged):
    error = ValueError("Aino aino@example.org")
    logging.getLogger("content").error("sign-up %s: no mail went: %s", 3, error)
    assert logged()[0]["message"] == "sign-up 3: no mail went: ValueError"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<aino@example.org> and Key (email)=(a.b+c@mail.example.fi)", "<…@…> and Key (email)=(…@…)"),
        ("/fi/tarinat/kahvi/ answered 500", "/fi/tarinat/kahvi/ answered 500"),
        ("wss://portal.example/ws/rooms/coffee/", "wss://portal.example/ws/rooms/coffee/"),
    ],
)
def test_only_what_tells_of_people_is_masked(text, left):
    assert masked(text) == left
