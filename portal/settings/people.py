"""Signing in without a password, and joining."""

from pathlib import Path

from . import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, str]] = []
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:me"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Not in a cookie: a page that anybody may read sets none, and a notice may name a person.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ACCOUNT_ADAPTER = "portal.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 30 * 60  # the usual 3 minutes are too short for our people
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_TIMEOUT = 60 * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True  # one address for each person: a new one takes the place of the old one
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = 3
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 30 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
# Ten codes in an hour, five tries each: a code of six numbers is not found by trying.
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,10/h/key"}
ACCOUNT_FORMS = {
    "request_login_code": "portal.accounts.forms.sign_in.RequestLoginCodeForm",
    "confirm_login_code": "portal.accounts.forms.sign_in.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "portal.accounts.forms.sign_in.ConfirmEmailVerificationCodeForm",
    "add_email": "portal.accounts.forms.sign_in.AddEmailForm",
}
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": True}
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", 0)

MFA_ADAPTER = "portal.accounts.adapter.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost; production turns it off
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.sign_in.AuthenticateForm",
    "reauthenticate": "portal.accounts.forms.sign_in.ReauthenticateForm",
    "add_webauthn": "portal.accounts.forms.sign_in.AddPasskeyForm",
    "signup_webauthn": "portal.accounts.forms.sign_in.FirstPasskeyForm",
    "login_webauthn": "portal.accounts.forms.sign_in.SignInByPasskeyForm",
    "reauthenticate_webauthn": "portal.accounts.forms.sign_in.ProveByPasskeyForm",
    "edit_webauthn": "portal.accounts.forms.sign_in.EditPasskeyForm",
}

# Staff may sign in by the organisation's own directory too (OpenID Connect). All four, or none: no such way.
OIDC_SERVER = env.text("OIDC_SERVER").rstrip("/")  # the issuer's address
OIDC_CLIENT = env.text("OIDC_CLIENT")
OIDC_SECRET = env.secret("OIDC_SECRET")
OIDC_NAME = env.text("OIDC_NAME")  # what the button says
SOCIALACCOUNT_ADAPTER = "portal.accounts.organisation.adapter.OrganisationAdapter"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5  # seconds for the provider to begin an answer
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # by rules of our own: portal/accounts/organisation/connecting.py

# Editors, moderators and administrators have their rights only in a session with a passkey behind it.
# True asks for none: for the demo on this machine. A check refuses it where others come in.
RIGHTS_WITHOUT_PASSKEY = env.flag("RIGHTS_WITHOUT_PASSKEY")

# Printed cards for those who can use neither mail nor passkey. On: without a card nothing is open by it.
SIGN_IN_CARDS = env.flag("SIGN_IN_CARDS", True)
SIGN_IN_CARD_DAYS = env.number("SIGN_IN_CARD_DAYS", 365)  # how long a card is good
SIGN_IN_CARD_COOKIE = "card-device"  # knows a person's own device; production binds it to the host

ROOM_REPORTS_PUBLIC = env.flag("ROOM_REPORTS_PUBLIC")  # True: anybody reads the monthly report about rooms
JOINING_OPEN = env.flag("JOINING_OPEN")  # False: an invitation or a moderator's approval is needed
JOINING_MINIMUM_AGE = env.number("JOINING_MINIMUM_AGE", 18)
JOINING_CODE_SECONDS = 30 * 60
JOINING_CODE_TRIES = 5
JOINING_CONSENT_VERSION = "2026-11-22"  # of the text about health on the joining page
PRIVACY_NOTICE_VERSION = "2026-11"

# Nothing is locked by a shared password either.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}

# Who the demo people are, in three languages. Read in demo mode only.
DEMO_PEOPLE = Path(__file__).resolve().parents[1] / "management" / "demo_world" / "people.yaml"
