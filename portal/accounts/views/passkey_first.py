"""The page for whoever has rights that wait for a passkey."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from portal.kit.keeping import words_to_send_again

from ..permissions import signed_in
from ..session_rights import has_passkey


def ask_for_passkey(request: HttpRequest) -> HttpResponse:
    """Says what to do, leads there and back. What was posted stands in the page, to be sent again."""
    known = has_passkey(signed_in(request))
    way = "mfa_reauthenticate_webauthn" if known else "mfa_add_webauthn"
    is_posted = request.method == "POST"
    back = reverse("accounts:me") if is_posted else request.get_full_path()
    context = {"has_passkey": known, "way": f"{reverse(way)}?{urlencode({'next': back})}"}
    if is_posted:
        words = words_to_send_again(request)
        page = render(
            request, "accounts/passkey_first_kept.html", {**context, **words}, status=HTTPStatus.FORBIDDEN
        )
    else:
        page = render(request, "accounts/passkey_first.html", context, status=HTTPStatus.FORBIDDEN)
    page["Cache-Control"] = "private, no-store"
    return page
