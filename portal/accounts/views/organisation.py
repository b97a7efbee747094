"""Signing in by the organisation: out to its provider, back, and the pages for when it did not work."""

import secrets
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from portal.kit.posting import only_posted
from portal.kit.public_forms import is_too_fast
from portal.kit.refusals import too_many

from ..organisation.client import SCOPES, is_on
from ..organisation.connecting import disconnect
from ..organisation.provider import Flow
from ..permissions import signed_in

View = Callable[[HttpRequest], HttpResponse]
LANGUAGE = "organisation_language"  # in the session: the way back has one address for all languages
PER_MINUTE = 20  # tries of one address, as for mailed codes


def only_where_on(view: View) -> View:
    """Without the settings there is no such address."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not is_on():
            raise Http404
        return view(request)

    return never_cache(guarded)


@only_where_on
def begin(request: HttpRequest) -> HttpResponse:
    """Sends the person to the provider. A link that somebody else made begins nothing."""
    if request.method != "POST" or request.user.is_authenticated:
        return redirect("account_login")
    if is_too_fast(request, "organisation", PER_MINUTE):
        return too_many(request)
    request.session[LANGUAGE] = translation.get_language()
    provider = get_adapter(request).get_provider(request, settings.OIDC_SERVER)
    nonce = secrets.token_urlsafe(24)
    return _or_say_why(
        request,
        lambda: provider.redirect(
            request,
            process=AuthProcess.LOGIN,
            next_url=get_next_redirect_url(request),
            scope=list(SCOPES),
            auth_params={"nonce": nonce},
            nonce=nonce,
        ),
    )


@only_where_on
@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    """The way back from the provider: signs in, or leads to a page that says what to do instead."""
    with translation.override(request.session.get(LANGUAGE, settings.LANGUAGE_CODE)):
        if is_too_fast(request, "organisation-back", PER_MINUTE):
            return too_many(request)
        back = Back.adapter_view(Flow(request, settings.OIDC_SERVER))
        return _or_say_why(request, lambda: back(request))


@only_where_on
def refused(request: HttpRequest) -> HttpResponse:
    """One page for everybody who does not come in: it tells nothing of accounts."""
    return render(request, "socialaccount/authentication_error.html", status=HTTPStatus.FORBIDDEN)


@only_where_on
def away(request: HttpRequest) -> HttpResponse:
    """The provider did not answer, or made no sense."""
    return render(request, "socialaccount/provider_away.html", status=HTTPStatus.SERVICE_UNAVAILABLE)


def _devices(**_parts: Any) -> str:
    return reverse("accounts:devices")


@only_posted(_devices)
@login_required
def disconnect_organisation(request: HttpRequest) -> HttpResponse:
    """The organisation's word opens the account no more."""
    disconnect(signed_in(request))
    messages.success(request, _("Your account is disconnected from your organisation."))
    return redirect("accounts:devices")


class Back(OAuth2CallbackView):
    """allauth's way back, which also remembers the nonce of the try."""

    adapter: Flow

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[dict[str, Any] | None, Any]:
        state, answer = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, answer


def _or_say_why(request: HttpRequest, step: Callable[[], HttpResponse]) -> HttpResponse:
    """A fault of the provider in places where allauth expects none."""
    adapter = get_adapter(request)
    try:
        try:
            return step()
        except OAuth2Error as fault:
            adapter.on_authentication_error(request, None, exception=fault)
            raise
    except ImmediateHttpResponse as answer:
        return answer.response
