"""Having one's own account erased: what happens, a choice, a mailed code, and one button to stay."""

import logging
from smtplib import SMTPException
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from portal.kit.posting import only_posted

from ..cards.sessions import is_by_card, waits_for_helper
from ..farewell import NotNow, ask_farewell, reason_against, stay, waiting_farewell
from ..forms.farewell import STAY, CodeForm, FarewellForm
from ..models import Farewell
from ..permissions import signed_in
from . import fresh_code
from .card_proof import to_helper
from .proving import StartAgain, TooManyMails, WrongCode

log = logging.getLogger("portal.accounts")


@never_cache
@login_required
def farewell(request: HttpRequest) -> HttpResponse:
    """What goes and what stays, and the choices; while an account waits for its day, the way to keep it."""
    person = signed_in(request)
    if waiting := waiting_farewell(person):
        return render(request, "accounts/farewell_waits.html", {"farewell": waiting})
    if waits_for_helper(request):
        return to_helper(request)
    form = FarewellForm(request.POST or None)
    reason = reason_against(person)
    if request.method == "POST" and form.is_valid() and not reason:
        # Whoever came by a card has no mail; a helper has just said yes instead.
        return _begin(request, _chosen(form)) if is_by_card(request) else _mail_code(request, form)
    return render(request, "accounts/farewell.html", {"form": form, "reason": reason})


def _chosen(form: FarewellForm) -> dict[str, str]:
    return {name: str(form.cleaned_data[name]) for name in ("stories", "news")}


def _mail_code(request: HttpRequest, form: FarewellForm) -> HttpResponse:
    try:
        fresh_code.begin(request, _chosen(form))
    except (TooManyMails, OSError, SMTPException) as trouble:
        _say_why(request, trouble)
        return render(request, "accounts/farewell.html", {"form": form, "reason": None})
    return redirect("accounts:farewell_code")


def _say_why(request: HttpRequest, trouble: Exception) -> None:
    """Why no code was mailed. What a mail server says may name the address: it is not logged."""
    if isinstance(trouble, TooManyMails):
        messages.warning(request, _("We mailed you many codes. Wait an hour, then try again."))
        return
    log.error("no code for an erasure was mailed: %s", type(trouble).__name__)
    messages.warning(request, _("We could not send the mail. Wait a moment, then try again."))


@never_cache
@login_required
def code(request: HttpRequest) -> HttpResponse:
    """Takes the mailed code. Nothing is erased before, and nothing for thirty days after."""
    if request.method != "POST" and not fresh_code.waits(request):
        return redirect("accounts:farewell")
    if request.POST.get("action") == "resend":
        return _mail_again(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _begin(request, fresh_code.prove(request, form.cleaned_data["code"]))
        except WrongCode:
            form.add_error(
                "code", _("The code does not match. Look for the newest code in your mail. Try again.")
            )
        except StartAgain:
            messages.warning(request, _("The code was too old. We can send you a new one."))
            return redirect("accounts:farewell")
    return render(request, "accounts/farewell_code.html", {"form": form})


def _mail_again(request: HttpRequest) -> HttpResponse:
    try:
        fresh_code.send_again(request)
        messages.success(request, _("We sent you a new code. Use the newest one."))
    except StartAgain:
        messages.warning(request, _("The code was too old. We can send you a new one."))
    except (TooManyMails, OSError, SMTPException) as trouble:
        _say_why(request, trouble)
    return redirect("accounts:farewell_code")


def _begin(request: HttpRequest, chosen: dict[str, str]) -> HttpResponse:
    facts: dict[str, Any] = {
        "stories": Farewell.Stories(chosen["stories"]),
        "keeps_news": chosen["news"] == STAY,
    }
    try:
        ask_farewell(signed_in(request), **facts)
    except NotNow as why:
        messages.warning(request, str(why))
    return redirect("accounts:farewell")


@only_posted(lambda **_parts: reverse("accounts:farewell"))
@login_required
def keep(request: HttpRequest) -> HttpResponse:
    """One press: the account stays."""
    if stay(signed_in(request)):
        messages.success(request, _("Your account stays. Welcome back."))
    return redirect("accounts:me")
