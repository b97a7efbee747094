"""Mails of the house: plain text, short, in the reader's language. Sent after commit, by the queue."""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from portal.kit.text import one_line


def send_letter(name: str, email: str, language: str, **context: Any) -> None:
    """Sends `accounts/email/<name>_{subject,message}.txt` now, in the given language."""
    with translation.override(language):
        context |= {"sign_in_url": _address("account_login"), "join_url": _address("accounts:join")}
        subject = one_line(render_to_string(f"accounts/email/{name}_subject.txt", context))
        message = render_to_string(f"accounts/email/{name}_message.txt", context).strip()
    send_mail(f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}", message, None, [email])


def send_letter_later(name: str, email: str, language: str, **context: Any) -> None:
    """The same once the transaction is committed, outside the request."""
    transaction.on_commit(partial(letter_task.enqueue, name, email, language, **context))


@task()
def letter_task(name: str, email: str, language: str, **context: Any) -> None:
    """The queue's side of `send_letter_later`."""
    send_letter(name, email, language, **context)


def _address(url_name: str) -> str:
    return f"{settings.BASE_URL}{reverse(url_name)}"
