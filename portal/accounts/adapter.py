"""How allauth does things here."""

import logging
import time
from functools import cache
from http import HTTPStatus
from smtplib import SMTPException
from typing import Any
from urllib.parse import urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .cards.sessions import METHOD as BY_CARD
from .farewell import waiting_farewell
from .joining import is_waiting
from .permissions import may_enter_cms
from .registering import keep_address
from .session_rights import rights_wait

log = logging.getLogger("portal.accounts")
NO_ACCOUNT = "account/email/unknown_account"


class AccountAdapter(DefaultAccountAdapter):
    """Signing in and joining by the rules of the house."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("The code does not match. Look for the newest code in your mail. Try again."),
        "too_many_login_attempts": _("There were many tries. Wait a while, then try again."),
        "rate_limited": _("You were very quick. Wait a moment, then try again."),
        "duplicate_email": _("This is your address already. You can write another one."),
        "email_taken": _("Somebody uses this address already. Write another one."),
        "same_as_current": _("This is your address already. You can write another one."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The sender's address as the first trusted proxy says it; `PermissionDenied` where nobody is known.

        Who came past one of the proxies has too few addresses in the header, and may have written them:
        then it is the neighbour who brought the request.
        """
        try:
            return super().get_client_ip(request)
        except ImproperlyConfigured:
            _tell_of_the_short_way()
        if neighbour := request.META.get("REMOTE_ADDR"):
            return neighbour
        raise PermissionDenied

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody comes in past `/join/`, which asks for an invitation and a yes."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The person's own page, in their language; where the account is to be erased, the way to keep it."""
        waits = request.user.is_authenticated and waiting_farewell(request.user)
        with translation.override(getattr(request.user, "language", settings.LANGUAGE_CODE)):
            return reverse("accounts:farewell" if waits else "accounts:me")

    get_signup_redirect_url = get_login_redirect_url

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Home, in the language of the page where the person signed out."""
        return f"/{translation.get_language() or settings.LANGUAGE_CODE}/"

    def is_safe_url(self, url: str) -> bool:
        """No way to other hosts; none to the CMS for a signed-in person whom it would send back here."""
        user = getattr(self.request, "user", None)
        if user is not None and user.is_authenticated and urlsplit(url).path.startswith("/admin/"):
            return (may_enter_cms(user) or rights_wait(user)) and super().is_safe_url(url)
        return super().is_safe_url(url)

    def pre_login(self, request: HttpRequest, user: Any, **facts: Any) -> HttpResponse | None:
        """Who typed a mailed code has proven the address: no second code, however the person was made."""
        response = super().pre_login(request, user, **facts)
        email = facts.get("email") or ""
        if response is None and email.lower() == user.email.lower() and self._proved(request, user, email):
            keep_address(user)
        return response

    @staticmethod
    def _proved(request: HttpRequest, user: AbstractBaseUser, email: str) -> bool:
        records = get_authentication_records(request, user)
        return any(record["method"] == "code" and record.get("email") == email for record in records)

    def get_login_stages(self) -> list[str]:
        """allauth's steps, but a passkey after the code only for people who look after others."""
        ours = {"allauth.mfa.stages.AuthenticateStage": "portal.accounts.stages.SecondStep"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app: str, **facts: Any) -> bool:
        """Not right after signing in, so that a person who lost a passkey can put a new one in its place."""
        records = get_authentication_records(self.request, self.request.user)
        is_late = not records or time.time() - records[-1]["at"] >= app_settings.REAUTHENTICATION_TIMEOUT
        is_fresh = not is_late and records[-1]["method"] != BY_CARD
        return not is_fresh and super().is_reauthentication_required(app=app, **facts)

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """The passkey first; the spare code for those whose passkey is not at hand."""
        words = {
            "mfa_reauthenticate:webauthn": _("Use your passkey"),
            "mfa_reauthenticate": _("Use a spare code"),
        }
        methods = [method for method in super().get_reauthentication_methods(user) if method["id"] in words]
        ordered = sorted(methods, key=lambda method: list(words).index(method["id"]))
        return [{**method, "description": words[method["id"]]} for method in ordered]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends at once: the person waits for it. A silent mail server gets a kind page, not an error.

        Who has no account but waits for one is told so by the mail alone: the page is the same for all.
        """
        if template_prefix == NO_ACCOUNT and is_waiting(email):
            template_prefix = "account/email/request_waiting"
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            log.exception("A mail could not be sent: %s", template_prefix)
            page = render(self.request, "account/mail_failed.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
            raise ImmediateHttpResponse(page) from None


@cache
def _tell_of_the_short_way() -> None:
    """Once in a process."""
    log.warning("a request passed fewer proxies than TRUSTED_PROXY_COUNT says; its neighbour is counted")


class PasskeyAdapter(DefaultMFAAdapter):
    """Passkeys under the name of the house."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That did not match. Try again, or use another way."),
        "unverified_email": _("Prove your e-mail address first. Then you can add a passkey."),
        "cannot_generate_recovery_codes": _("Add a passkey first. Then you can get spare codes."),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Who asks for the passkey, as the browser tells the person."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.SITE_NAME}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002
        """A name to begin with; the person may change it."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return (
            gettext("My passkey") if count == 0 else gettext("My passkey %(number)s") % {"number": count + 1}
        )
