"""A code that is mailed to who is signed in, before something grave. It waits in the session."""

import time

from allauth.core.internal.cryptokit import compare_user_code, generate_user_code
from django.conf import settings
from django.http import HttpRequest

from portal.kit.counting import is_over

from ..letters import send_letter
from ..permissions import signed_in
from .proving import StartAgain, TooManyMails, WrongCode

KEY = "fresh-code"
MAILS_AN_HOUR = 6


def begin(
    request: HttpRequest, facts: dict[str, str], *, letter: str = "farewell_code", key: str = KEY
) -> None:
    """Mails a code, and keeps what was chosen till it is typed. `TooManyMails` after six in an hour.

    `key` names what the code is for: one for another thing opens nothing here.
    """
    person = signed_in(request)
    if is_over(f"fresh-code:{person.pk}", limit=MAILS_AN_HOUR, seconds=60 * 60):
        raise TooManyMails
    code = generate_user_code(**settings.ALLAUTH_USER_CODE_FORMAT)
    send_letter(letter, person.email, person.language, code=code)
    request.session[key] = {"facts": facts, "code": code, "at": time.time(), "tries": 0}


def send_again(request: HttpRequest) -> None:
    """Mails another code for what was chosen; the old one opens nothing. `StartAgain` when nothing waits."""
    if not waits(request):
        raise StartAgain
    begin(request, dict(request.session[KEY]["facts"]))


def waits(request: HttpRequest, key: str = KEY) -> bool:
    """Whether a code was mailed that is still good."""
    waiting = request.session.get(key)
    return waiting is not None and time.time() - waiting["at"] <= settings.JOINING_CODE_SECONDS


def prove(request: HttpRequest, code: str, key: str = KEY) -> dict[str, str]:
    """What was chosen, once the right code is typed; `WrongCode`, or `StartAgain` after too many."""
    if not waits(request, key):
        request.session.pop(key, None)
        raise StartAgain
    waiting = request.session[key]
    if not compare_user_code(actual=code, expected=waiting["code"]):
        waiting["tries"] += 1
        request.session[key] = waiting
        if waiting["tries"] >= settings.JOINING_CODE_TRIES:
            del request.session[key]
            raise StartAgain
        raise WrongCode
    del request.session[key]
    return dict(waiting["facts"])
