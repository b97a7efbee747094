"""allauth's pages where they need a kind word more."""

import time
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import ConfirmEmailVerificationCodeView, ConfirmLoginCodeView, RequestLoginCodeView
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, SignupWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portal.kit.headers import let_form_lead_to

from ..cards.permissions import is_on as cards_in_use
from ..organisation.client import is_on, name_on_button, origin_of


class SignIn(RequestLoginCodeView):
    """Asks for the mail address only, and sends a code; or signs in by a passkey."""

    template_name = "account/login.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        return let_form_lead_to(response, origin_of(settings.OIDC_SERVER)) if is_on() else response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the button of the organisation says, where there is one, and whether there are cards."""
        ways = {"organisation": name_on_button(), "has_cards": cards_in_use()}
        return {**super().get_context_data(**kwargs), **ways}


class EnterCode(ConfirmLoginCodeView):
    """Takes the mailed code. A new one is good for the whole time again."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        if getattr(self, "_process", "not begun") is None:
            messages.warning(request, _("The code was too old. We can send you a new one."))
        return response

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        self._process.state["at"] = time.time()
        response = super()._resend_form_valid(form)
        messages.success(self.request, _("We sent you a new code. Use the newest one."))
        return response


class ProveAddress(ConfirmEmailVerificationCodeView):
    """Takes the code that was mailed to a new address."""


class AddPasskey(AddWebAuthnView):
    """Makes a key that signs in by itself, kept by the device and opened by its lock."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        options = {"creation_options": auth.begin_registration(self.request.user, True)}
        return {**context, "js_data": options, "next": get_next_redirect_url(self.request)}

    def get_success_url(self) -> str:
        """The spare codes, when there are new ones; from there, or at once, to where the person was."""
        wished = get_next_redirect_url(self.request)
        url: str = super().get_success_url()
        if not wished:
            return url
        return f"{url}?{urlencode({'next': wished})}" if self.did_generate_recovery_codes else wished


class SpareCodes(ViewRecoveryCodesView):
    """The spare codes; right after the first passkey also the way on."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "go_on": get_next_redirect_url(self.request)}


class FirstPasskey(SignupWebAuthnView):
    """A passkey right at joining. It may be left for later: the person is in by mail anyway."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "later" in request.POST:
            return self._login_stage.exit()
        return super().post(request, *args, **kwargs)
