"""The door for people who come for the first time."""

import logging
from smtplib import SMTPException

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.signup import complete_signup
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from portal.kit import clock, refusals
from portal.kit.public_forms import is_too_fast

from ..forms.joining import BY_APPROVAL, JoinForm, ProveForm
from ..inviting import InvitationRefused
from ..joining import Application, JoiningRefused, request_joining
from ..joining import join as let_in
from . import proving

log = logging.getLogger("portal.accounts")
POSTS_A_MINUTE = 20  # a club evening joins from one address
WRONG_CODE = gettext_lazy("The code does not match. Look for the newest code in your mail. Try again.")


@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """Asks for a way in, a name, an address and a yes; then mails a code to the address."""
    if request.user.is_authenticated:
        return redirect("accounts:me")
    if request.method == "POST" and is_too_fast(request, "join", POSTS_A_MINUTE):
        return refusals.too_many(request)
    form = JoinForm(request.POST or None, initial={"code": request.GET.get("code", "")[:40]})
    if request.method == "POST" and form.is_valid() and _mail_code(request, form):
        return redirect("accounts:join_code")
    return render(request, "accounts/join.html", {"form": form, "is_open": settings.JOINING_OPEN})


@never_cache
def join_code(request: HttpRequest) -> HttpResponse:
    """Takes the mailed code. Then the person is in, or the request goes to the moderators."""
    if request.method == "POST" and is_too_fast(request, "join-code", POSTS_A_MINUTE):
        return refusals.too_many(request)
    try:
        email = proving.address_waiting(request)
        if request.POST.get("action") == "resend":
            return _resend(request)
        form = ProveForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            application, wants_passkey = proving.prove(request, form.cleaned_data["code"])
            return _come_in(request, application, wants_passkey)
    except proving.WrongCode:
        form.add_error("code", WRONG_CODE)
    except proving.StartAgain:
        messages.warning(request, _("The code was too old, or there were many tries."))
        return redirect("accounts:join")
    return render(request, "accounts/join_code.html", {"form": form, "email": email})


@never_cache
def join_asked(request: HttpRequest) -> HttpResponse:
    """Says that a moderator has the request now."""
    return render(request, "accounts/join_asked.html")


def _mail_code(request: HttpRequest, form: JoinForm) -> bool:
    try:
        proving.begin(request, _application(form), passkey=form.cleaned_data["passkey"])
    except proving.TooManyMails:
        form.add_error("email", _("Many mails went to this address. Wait one hour, then try again."))
    except (OSError, SMTPException):
        log.exception("The joining code could not be mailed")
        form.add_error("email", _("We could not send the mail. Wait a moment, then try again."))
    return form.is_valid()


def _application(form: JoinForm) -> Application:
    data = form.cleaned_data
    return Application(
        email=data["email"],
        first_name=data["first_name"],
        language=get_language() or settings.LANGUAGE_CODE,
        minimum_age=settings.JOINING_MINIMUM_AGE,
        notice_version=settings.PRIVACY_NOTICE_VERSION,
        consent_version=settings.JOINING_CONSENT_VERSION,
        said_yes_at=clock.now().isoformat(),
        invitation_id=form.invitation.pk if form.invitation else None,
        about=data.get("about", ""),
        asks=data.get("way") == BY_APPROVAL,
    )


def _resend(request: HttpRequest) -> HttpResponse:
    try:
        proving.send_again(request)
        messages.success(request, _("We sent you a new code. Use the newest one."))
    except proving.TooManyMails:
        messages.warning(request, _("Many mails went to this address. Wait one hour, then try again."))
    except (OSError, SMTPException):
        log.exception("The joining code could not be mailed again")
        messages.warning(request, _("We could not send the mail. Wait a moment, then try again."))
    return redirect("accounts:join_code")


def _come_in(request: HttpRequest, application: Application, wants_passkey: bool) -> HttpResponse:
    try:
        if application.asks:
            request_joining(application)
            return redirect("accounts:join_asked")
        person = let_in(application)
    except (InvitationRefused, JoiningRefused):
        messages.warning(request, _("This code opens nothing now. Check it, or ask a moderator."))
        return redirect("accounts:join")
    record_authentication(request, person, method="code", email=person.email)
    return complete_signup(request, user=person, by_passkey=wants_passkey)
