"""Whether a mail address is somebody's: a code is mailed to it and typed back. It waits in the session.

A known address gets the same page and a mail that says so; no code opens that page.
"""

import hashlib
import time

from allauth.core.internal.cryptokit import compare_user_code, generate_user_code
from django.conf import settings
from django.http import HttpRequest

from portal.kit.counting import is_over

from ..joining import Application, is_known
from ..letters import send_letter

KEY = "joining"
MAILS_AN_HOUR = 6


class WrongCode(Exception):
    """Another code was mailed. The person may try again."""


class StartAgain(Exception):
    """Nothing waits any more: it took too long, or there were too many tries."""


class TooManyMails(Exception):
    """Many mails went to this address lately."""


def begin(request: HttpRequest, application: Application, *, passkey: bool) -> None:
    """Mails a code to the address of the application and keeps the application till it is typed."""
    code = _mail(application)
    request.session[KEY] = {
        "application": application.kept(),
        "passkey": passkey,
        "code": code,
        "at": time.time(),
        "tries": 0,
    }


def send_again(request: HttpRequest) -> None:
    """Mails a new code; the old one opens nothing from now on."""
    waiting = _waiting(request)
    code = _mail(Application.from_kept(waiting["application"]))
    request.session[KEY] = {**waiting, "code": code, "at": time.time()}


def address_waiting(request: HttpRequest) -> str:
    """The address that the code went to; `StartAgain` when nothing waits."""
    return str(_waiting(request)["application"]["email"])


def prove(request: HttpRequest, code: str) -> tuple[Application, bool]:
    """The application, and whether a passkey is wanted, once the right code is typed."""
    waiting = _waiting(request)
    if not compare_user_code(actual=code, expected=waiting["code"]):
        waiting["tries"] += 1
        request.session[KEY] = waiting
        if waiting["tries"] >= settings.JOINING_CODE_TRIES:
            del request.session[KEY]
            raise StartAgain
        raise WrongCode
    del request.session[KEY]
    return Application.from_kept(waiting["application"]), bool(waiting["passkey"])


def _waiting(request: HttpRequest) -> dict:
    waiting = request.session.get(KEY)
    if not waiting or time.time() - waiting["at"] > settings.JOINING_CODE_SECONDS:
        request.session.pop(KEY, None)
        raise StartAgain
    return dict(waiting)


def _mail(application: Application) -> str:
    _count_mail(application.email)
    if is_known(application.email):
        send_letter("joining_known", application.email, application.language)
        return ""
    code = generate_user_code(**settings.ALLAUTH_USER_CODE_FORMAT)
    send_letter("joining_code", application.email, application.language, code=code)
    return code


def _count_mail(email: str) -> None:
    key = f"joining-mail:{hashlib.sha256(email.lower().encode()).hexdigest()}"
    if is_over(key, limit=MAILS_AN_HOUR, seconds=60 * 60):
        raise TooManyMails
