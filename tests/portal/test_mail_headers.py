"""Mails: nobody's words make a header, another reader or a second part."""

import pytest
from django.core import mail

from content.asking_about_help import _letter
from content.models import ServiceMessage
from portal.accounts.letters import send_letter
from portal.kit.text import one_line
from tests.attack.vectors import VECTORS

pytestmark = pytest.mark.django_db
TITLES = [vector for vector in VECTORS if "\n" in vector or "\r" in vector or ":" in vector]


def headers_of(message):
    """The names and values that go out, unfolded."""
    return message.message().items()


@pytest.mark.parametrize("title", TITLES)
def test_no_line_end_of_a_person_reaches_a_header(title):
    send_letter("event_place", "aino@example.org", "fi", event=title)
    question = ServiceMessage(to="office@example.org", about=title, words=title, language="fi")
    sent = [*mail.outbox, _letter("service_question", question, to=question.to)]
    assert len(sent) == 2
    for message in sent:
        names = [name.lower() for name, _value in headers_of(message)]
        assert len(names) == len(set(names))
        assert not {"bcc", "cc"} & set(names)
        assert message.recipients() == [message.to[0]]
        assert message.message().get_content_type() == "text/plain"


def test_the_words_of_a_subject_stay():
    assert one_line(" Kahvi\r\nBcc: x@example.org \n ja  tee ") == "Kahvi Bcc: x@example.org ja tee"
