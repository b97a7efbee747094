"""The fields of signing in: words of the house, and what a browser needs to fill them in."""

from collections.abc import Callable
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.utils.translation import gettext_lazy as _


def address_field(**facts: Any) -> forms.EmailField:
    """A field for a mail address."""
    facts.setdefault("label", _("E-mail address"))
    return forms.EmailField(
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Check the e-mail address. It needs an @ sign."),
        },
        **facts,
    )


def code_field(**facts: Any) -> forms.CharField:
    """A field for a mailed code: numbers, may be pasted, spaces and dashes do not matter."""
    facts.setdefault("label", _("Code"))
    facts.setdefault("help_text", _("The code has six numbers."))
    return forms.CharField(
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
        error_messages={"required": _("Write the code from your mail.")},
        **facts,
    )


def passkey_name_field() -> forms.CharField:
    """What the person calls the passkey."""
    return forms.CharField(
        label=_("Name of the passkey"),
        help_text=_("For example: My phone."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Give the passkey a name.")},
    )


def spare_code_field() -> forms.CharField:
    """One of the codes that the person wrote down."""
    return code_field(label=_("Spare code"), help_text=_("You got the spare codes with your passkey."))


class CredentialField(forms.JSONField):
    """What a browser's key says. What no browser says is a wrong answer like any other, never an error."""

    LONGEST = 50_000
    STRANGE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
    widget = forms.HiddenInput

    def __init__(self, parse: Callable[[Any], object], **facts: Any) -> None:
        super().__init__(**facts)
        self.parse = parse

    def to_python(self, value: Any) -> Any:
        refused = forms.ValidationError(self.error_messages["invalid"], code="invalid", params={"value": ""})
        if len(str(value)) > self.LONGEST:
            raise refused
        try:
            credential = super().to_python(value)
            self.parse(credential)
        except self.STRANGE:  # also numbers of thousands of digits, and a thousand brackets
            raise refused from None
        return credential

    def bound_data(self, data: Any, initial: Any) -> Any:
        """The page shown again holds nothing of it: the key is asked anew."""
        return initial


class RequestLoginCodeForm(account.RequestLoginCodeForm):
    email = address_field()

    def clean_email(self) -> str:
        self.cleaned_data["email"] = self.cleaned_data["email"].lower()
        return super().clean_email()


class ConfirmLoginCodeForm(account.ConfirmLoginCodeForm):
    code = code_field()


class ConfirmEmailVerificationCodeForm(account.ConfirmEmailVerificationCodeForm):
    code = code_field()


class AddEmailForm(account.AddEmailForm):
    email = address_field(label=_("New e-mail address"))


class AuthenticateForm(second_step.AuthenticateForm):
    code = spare_code_field()


class ReauthenticateForm(second_step.ReauthenticateForm):
    code = spare_code_field()


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """A passkey always signs in by itself, so nothing is asked but its name."""

    name = passkey_name_field()
    credential = CredentialField(auth.parse_registration_response)
    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        return super().clean()


class FirstPasskeyForm(webauthn.SignupWebAuthnForm):
    name = passkey_name_field()
    credential = CredentialField(auth.parse_registration_response)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False


class EditPasskeyForm(webauthn.EditWebAuthnForm):
    name = passkey_name_field()


class SignInByPasskeyForm(webauthn.LoginWebAuthnForm):
    credential = CredentialField(auth.parse_authentication_response)


class ProveByPasskeyForm(webauthn.ReauthenticateWebAuthnForm):
    credential = CredentialField(auth.parse_authentication_response)
