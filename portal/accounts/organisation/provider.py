"""Talking with the organisation's provider: its metadata, its tokens, who it says has come."""

from collections.abc import Mapping
from typing import Any

import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from .client import SCOPES, origin_of
from .id_token import STRANGE, InvalidIdTokenError, read_id_token

METADATA = "/.well-known/openid-configuration"
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class ProviderFault(OAuth2Error):
    """The provider is away, or what it says makes no sense. The words tell nothing of a person."""


class Flow(OpenIDConnectOAuth2Adapter):
    """One try to sign in. allauth's steps, with every answer of the provider checked."""

    nonce = ""  # of the try; an ID token without it is somebody else's

    @property
    def openid_config(self) -> dict[str, Any]:
        """The provider's metadata, asked for once in each step."""
        if not hasattr(self, "_openid_config"):
            self._openid_config = read_metadata(ask(settings.OIDC_SERVER + METADATA))
        return self._openid_config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """One address for every language: each has to be registered with the provider."""
        with translation.override(settings.LANGUAGE_CODE):
            return build_absolute_uri(request, reverse("organisation_callback"))

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> Mapping[str, Any]:
        """What the provider gives for the code."""
        try:
            return super().get_access_token_data(*args, **kwargs)
        except STRANGE as fault:
            raise ProviderFault("the answer with tokens is none") from fault

    def parse_token(self, data: Mapping[str, Any]) -> SocialToken:
        """For one question at the provider in this very step; it is never kept."""
        return SocialToken(token=str(data["access_token"]))

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Who came, by what the provider signed: subject, and address where it is verified."""
        claims = self._claims(kwargs["response"].get("id_token"))
        if "email" not in claims and self.openid_config.get("userinfo_endpoint"):
            claims = {**self._more_of(claims, token), "sub": claims["sub"]}
        login = self.get_provider().sociallogin_from_response(request, {"id_token": _needed(claims)})
        login.account.extra_data = {}  # issuer and subject have fields of their own
        return login

    def _claims(self, token: Any) -> Mapping[str, Any]:
        config = self.openid_config
        try:
            return read_id_token(
                token,
                ask(config["jwks_uri"]),
                issuer=config["issuer"],
                client=settings.OIDC_CLIENT,
                nonce=self.nonce,
            )
        except InvalidIdTokenError as fault:
            raise PermissionDenied(f"ID token: {fault}") from None

    def _more_of(self, claims: Mapping[str, Any], token: SocialToken) -> dict[str, Any]:
        """Of the person in the ID token and nobody else (OpenID Connect Core 1.0, 5.3.2)."""
        said = ask(self.openid_config["userinfo_endpoint"], bearer=token.token)
        if said.get("sub") != claims["sub"]:
            raise PermissionDenied("userinfo: another subject")
        return said


class OrganisationProvider(OpenIDConnectProvider):
    """The provider with our checks, PKCE, and the two scopes that are needed."""

    def get_oauth2_adapter(self, request: HttpRequest) -> Flow:
        return Flow(request, self.app.provider_id)

    def get_default_scope(self) -> list[str]:
        return list(SCOPES)


def ask(address: str, bearer: str = "") -> dict[str, Any]:
    """A JSON object from the provider. `ProviderFault` when it is away, or says anything else."""
    headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {bearer}"} if bearer else {})
    try:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address, headers=headers)
            answer.raise_for_status()
            said = answer.json()
    except (requests.RequestException, *STRANGE) as fault:
        raise ProviderFault(type(fault).__name__) from fault
    if not isinstance(said, dict):
        raise ProviderFault("no object of JSON")
    return said


def read_metadata(said: dict[str, Any]) -> dict[str, Any]:
    """The metadata, when they are of our issuer (OpenID Connect Discovery 1.0, 4.3) and all is there.

    Each address has the scheme of the issuer's. The page where people sign in is on the issuer's own host:
    the sign-in page's content policy names no other, and Chromium would go nowhere without a word.
    """
    if str(said.get("issuer")).rstrip("/") != settings.OIDC_SERVER:
        raise ProviderFault("metadata of another issuer")
    scheme = settings.OIDC_SERVER.partition(":")[0]
    names = [*ENDPOINTS, *(name for name in ("userinfo_endpoint",) if said.get(name))]
    if not all(str(said.get(name)).startswith(f"{scheme}://") for name in names):
        raise ProviderFault("metadata without its addresses")
    if origin_of(said["authorization_endpoint"]) != origin_of(settings.OIDC_SERVER):
        raise ProviderFault("its sign-in page is on another host than OIDC_SERVER")
    return said


def _needed(claims: Mapping[str, Any]) -> dict[str, Any]:
    """No names, no groups: what is not needed goes no further.

    Only a plain yes is a verified address. Some providers say it as a word (those where an administrator adds
    the claim by hand), though the standard asks for a boolean.
    """
    email, verified = claims.get("email"), claims.get("email_verified")
    return {
        "sub": claims["sub"],
        "email": email if isinstance(email, str) else "",
        "email_verified": verified is True or verified == "true",
    }
