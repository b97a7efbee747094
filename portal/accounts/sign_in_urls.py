"""The pages of allauth that are in use, each with a template of ours. What is not here does not exist.

The names are allauth's: it looks its own pages up by them. There are no passwords, so none of their pages.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as spare_codes
from allauth.mfa.webauthn import views as passkeys
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from .views import organisation, sign_in
from .views.card_proof import not_by_card_alone as helped

to_join = RedirectView.as_view(pattern_name="accounts:join", query_string=True)
to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_passkeys = RedirectView.as_view(pattern_name="mfa_list_webauthn")

urlpatterns = [
    path("login/", sign_in.SignIn.as_view(), name="account_login"),
    path("login/code/", to_sign_in, name="account_request_login_code"),
    path("login/code/confirm/", sign_in.EnterCode.as_view(), name="account_confirm_login_code"),
    path("logout/", never_cache(account.logout), name="account_logout"),
    path("inactive/", never_cache(account.account_inactive), name="account_inactive"),
    path("signup/", to_join, name="account_signup"),
    path("signup/passkey/", to_join, name="account_signup_by_passkey"),
    path("email/", helped(never_cache(account.email)), name="account_email"),
    path("confirm-email/", sign_in.ProveAddress.as_view(), name="account_email_verification_sent"),
    path("oidc/", organisation.begin, name="organisation_begin"),
    path("oidc/callback/", organisation.callback, name="organisation_callback"),
    path("oidc/refused/", organisation.refused, name="organisation_refused"),
    path("oidc/away/", organisation.away, name="organisation_away"),
    path("2fa/", to_passkeys, name="mfa_index"),
    path("2fa/authenticate/", never_cache(second_step.authenticate), name="mfa_authenticate"),
    path("2fa/reauthenticate/", never_cache(second_step.reauthenticate), name="mfa_reauthenticate"),
    path(
        "2fa/recovery-codes/",
        helped(never_cache(sign_in.SpareCodes.as_view())),
        name="mfa_view_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/generate/",
        helped(never_cache(spare_codes.generate_recovery_codes)),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/download/",
        helped(never_cache(spare_codes.download_recovery_codes)),
        name="mfa_download_recovery_codes",
    ),
    path("2fa/webauthn/", never_cache(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", helped(never_cache(sign_in.AddPasskey.as_view())), name="mfa_add_webauthn"),
    path("2fa/webauthn/login/", never_cache(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("2fa/webauthn/signup/", never_cache(sign_in.FirstPasskey.as_view()), name="mfa_signup_webauthn"),
    path(
        "2fa/webauthn/reauthenticate/",
        never_cache(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "2fa/webauthn/keys/<int:pk>/remove/",
        helped(never_cache(passkeys.remove_webauthn)),
        name="mfa_remove_webauthn",
    ),
    path(
        "2fa/webauthn/keys/<int:pk>/edit/",
        helped(never_cache(passkeys.edit_webauthn)),
        name="mfa_edit_webauthn",
    ),
]
