"""A helper shows who they are once more before something grave: by passkey, or by a mailed code."""

import time
from smtplib import SMTPException

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from ..forms.farewell import CodeForm
from ..permissions import signed_in
from ..session_rights import has_passkey
from . import fresh_code
from .card_asked import only_with_cards
from .proving import StartAgain, TooManyMails, WrongCode

KEY = "helper-code"


def proof_first(request: HttpRequest, back: str) -> HttpResponse | None:
    """The way to prove it, which leads back; None for whoever signed in or proved it a short while ago."""
    person = signed_in(request)
    records = get_authentication_records(request, person)
    if records and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
        return None
    if has_passkey(person):
        return redirect(f"{reverse('mfa_reauthenticate_webauthn')}?{urlencode({'next': back})}")
    return _mail(request, {"back": back})


@only_with_cards
@login_required
def helper_code(request: HttpRequest) -> HttpResponse:
    """Takes the mailed code and goes back to where it was asked for."""
    if not fresh_code.waits(request, KEY):
        return redirect("accounts:card_help")
    if request.POST.get("action") == "resend":
        return _mail(request, dict(request.session[KEY]["facts"]))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            facts = fresh_code.prove(request, form.cleaned_data["code"], KEY)
        except WrongCode:
            form.add_error(
                "code", _("The code does not match. Look for the newest code in your mail. Try again.")
            )
        except StartAgain:
            messages.warning(request, _("The code was too old. We can send you a new one."))
            return redirect("accounts:card_help")
        else:
            person = signed_in(request)
            record_authentication(request, person, "code", email=person.email, reauthenticated=True)
            return redirect(facts["back"])
    return render(request, "accounts/card_help_code.html", {"form": form})


def _mail(request: HttpRequest, facts: dict[str, str]) -> HttpResponse:
    try:
        fresh_code.begin(request, facts, letter="card_help_code", key=KEY)
    except TooManyMails:
        messages.warning(request, _("We mailed you many codes. Wait an hour, then try again."))
        return redirect("accounts:card_help")
    except (OSError, SMTPException):
        messages.warning(request, _("We could not send the mail. Wait a moment, then try again."))
        return redirect("accounts:card_help")
    return redirect("accounts:card_help_code")
