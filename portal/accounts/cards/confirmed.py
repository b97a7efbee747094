"""A person's own devices: where a helper said yes in the last thirty days, a card needs no helper.

The browser keeps a signed mark under a name of its own, bound to the host; a digest of it stands beside
the device, for one person. It goes with the card, with signing out everywhere, and with its own sign-out.
"""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.kit import clock

from ..models import Device, User

SALT = "portal.accounts.cards.confirmed"
LASTS = timedelta(days=30)  # from the helper's yes; using it makes it no longer


def is_confirmed(request: HttpRequest, person: User) -> bool:
    """Whether a helper said in the last thirty days that this browser is the person's own."""
    mark = _mark_of(request)
    if not mark:
        return False
    rows = Device.objects.filter(person=person, confirmed_digest=_digest(mark))
    return rows.filter(confirmed_until__gt=clock.now()).exists()


def confirm_device(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """This browser, where a helper's yes has just signed the person in, is their own for thirty days."""
    mark = _mark_of(request) or secrets.token_urlsafe(24)
    here = Device.objects.filter(person=person, session_key=request.session.session_key)
    here.update(confirmed_digest=_digest(mark), confirmed_until=clock.now() + LASTS)
    response.set_signed_cookie(
        settings.SIGN_IN_CARD_COOKIE,
        mark,
        salt=SALT,
        max_age=LASTS,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def confirmed_devices(person: User) -> list[Device]:
    """The person's own devices, the newest yes first."""
    rows = Device.objects.filter(person=person, confirmed_until__gt=clock.now())
    return list(rows.order_by("-confirmed_until", "-pk"))


def forget_confirmed(person: User) -> int:
    """Every device counts as strange again: the next sign-in by a card needs a helper. Gives how many."""
    known = Device.objects.filter(person=person, confirmed_until__isnull=False)
    return known.update(confirmed_digest="", confirmed_until=None)


def _mark_of(request: HttpRequest) -> str:
    mark = request.get_signed_cookie(settings.SIGN_IN_CARD_COOKIE, default="", salt=SALT, max_age=LASTS)
    return mark or ""


def _digest(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()
