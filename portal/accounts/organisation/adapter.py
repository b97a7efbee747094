"""How allauth signs in by a provider here: only those who have an account, and never a new one."""

import logging
from typing import Any, NoReturn

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .client import PROVIDER, is_on
from .connecting import person_for
from .provider import OrganisationProvider, ProviderFault

log = logging.getLogger("portal.accounts")
REFUSED, AWAY = "organisation_refused", "organisation_away"


class OrganisationAdapter(DefaultSocialAccountAdapter):
    """One provider at most, from the settings; nobody signs up by it."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The one client of the settings. What stands in the table of clients counts for nothing."""
        # The issuer's address is the provider's name: what is connected at one is nothing at another.
        issuer, client = settings.OIDC_SERVER, settings.OIDC_CLIENT
        fits = provider in (None, PROVIDER, issuer) and client_id in (None, client)
        if not (is_on() and fits):
            return []
        return [
            SocialApp(
                provider=PROVIDER,
                provider_id=issuer,
                name=settings.OIDC_NAME,
                client_id=client,
                secret=settings.OIDC_SECRET,
                settings={"server_url": issuer, "oauth_pkce_enabled": True},
            )
        ]

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> OrganisationProvider:
        """The organisation's. `SocialApp.DoesNotExist` where the settings name none."""
        return OrganisationProvider(request, app=self.get_app(request, provider, client_id))

    def get_requests_session(self) -> requests.Session:
        """Asks with a limit of time, and goes nowhere that the provider sends it on to."""
        session: requests.Session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody is made an account by a directory."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Lets in whom the rules let in, and sends everybody else to one and the same page."""
        sociallogin.token = None  # or it would wait in the session while a passkey is asked for
        person = person_for(
            issuer=sociallogin.account.provider,
            subject=sociallogin.account.uid,
            address=next((row.email for row in sociallogin.email_addresses if row.verified), ""),
        )
        if person is None:
            _send_away(REFUSED, "nobody who may come in this way")
        sociallogin.user = person

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """A page of ours for each end, and never one of allauth's."""
        if error == AuthError.CANCELLED:
            messages.info(request, _("You stopped the sign-in. You can try again, or use your e-mail."))
            raise ImmediateHttpResponse(redirect("account_login"))
        if isinstance(exception, OAuth2Error | requests.RequestException):
            _send_away(AWAY, _words_of(exception))
        _send_away(REFUSED, _words_of(exception))


def _send_away(page: str, why: str) -> NoReturn:
    log.warning("no sign-in by the organisation: %s", why)
    raise ImmediateHttpResponse(redirect(page))


def _words_of(fault: Exception | None) -> str:
    """Our own words tell nothing of a person; those of a library may, so of it only the kind is told."""
    if fault is None:
        return "it did not begin here, or the provider said no"
    return str(fault) if isinstance(fault, ProviderFault | PermissionDenied) else type(fault).__name__
