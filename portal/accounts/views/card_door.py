"""Coming in by a sign-in card: the page behind its picture, and waiting for a helper's yes."""

import logging

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.kit.counting import is_over
from portal.kit.public_forms import is_too_fast
from portal.kit.refusals import csrf_failure, too_many

from ..cards.asking import NothingWaits, note_use, stop_asking, use_yes
from ..cards.confirmed import confirm_device, is_confirmed
from ..cards.making import CardRefused, digest_of, good_card, make_own_card
from ..cards.sessions import note_yes, sign_in_by_card
from ..models import CardRequest, SignInCard
from ..permissions import signed_in
from . import card_asked
from .card_asked import only_with_cards
from .card_paper import paper

log = logging.getLogger("portal.accounts")
A_MINUTE = 10  # presses from one address
AN_HOUR = 10  # presses with one card
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


@csrf_exempt
@only_with_cards
@require_http_methods(["GET", "HEAD", "POST"])
def open_card(request: HttpRequest, key: str) -> HttpResponse:
    """One button. Opening the page asks and changes nothing: programs that look at links open it too.

    The key is the only token, so the page sets no cookie; a form of another site is refused all the same.
    """
    is_press = request.method == "POST"
    response = _press(request, key) if is_press else render(request, "accounts/card_open.html")
    for header, value in HEADERS.items():
        response.headers[header] = value
    # The address holds the key: it is not written into the log of refused requests.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _press(request: HttpRequest, key: str) -> HttpResponse:
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return csrf_failure(request)
    # Counted for keys that fit no card too: how soon it is too much tells nothing about a card.
    is_too_often = is_over(f"card:{digest_of(key)}", limit=AN_HOUR, seconds=60 * 60)
    if is_too_fast(request, "card", A_MINUTE) or is_too_often:
        return too_many(request)
    if request.user.is_authenticated:
        messages.info(request, _("You are signed in already. Sign out first to use a card."))
        return redirect("accounts:me")
    try:
        return _begin(request, good_card(key))
    except CardRefused as why:
        return _refused(request, why)


def _begin(request: HttpRequest, card: SignInCard) -> HttpResponse:
    agent = request.META.get("HTTP_USER_AGENT", "")
    if is_confirmed(request, card.person):
        return _come_in(request, note_use(card.person, card=card, user_agent=agent))
    is_own = request.POST.get("own") == "yes"
    sign_in = CardRequest.Kind.SIGN_IN
    card_asked.begin(request, card.person, sign_in, card=card, is_own_device=is_own)
    return redirect("accounts:card_wait")


def _come_in(request: HttpRequest, used: CardRequest) -> HttpResponse:
    sign_in_by_card(request, used=used)
    return redirect(get_adapter(request).get_login_redirect_url(request))


def _refused(request: HttpRequest, why: Exception) -> HttpResponse:
    """One page for a card that is unknown, old, thrown away or barred: it tells nothing of people."""
    log.warning("a sign-in card opened nothing: %s", why.args[0] if why.args else "")
    return render(request, "accounts/card_refused.html", status=404)


@only_with_cards
def wait(request: HttpRequest) -> HttpResponse:
    """The number to tell a helper. The button looks again, and goes on once the helper said yes."""
    try:
        found, facts = card_asked.asked(request)
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"state": found.state})
        if request.method == "POST":
            return _stop(request, found) if "stop" in request.POST else _go_on(request, found, facts)
    except NothingWaits:
        return redirect("accounts:me" if request.user.is_authenticated else "account_login")
    except CardRefused as why:
        card_asked.forget(request)
        return _refused(request, why)
    return render(request, "accounts/card_wait.html", {"asked": found})


def _stop(request: HttpRequest, found: CardRequest) -> HttpResponse:
    stop_asking(found)
    card_asked.forget(request)
    return redirect("accounts:me" if request.user.is_authenticated else "account_login")


def _go_on(request: HttpRequest, found: CardRequest, facts: dict[str, str]) -> HttpResponse:
    if found.state == CardRequest.State.WAITING:
        messages.info(request, _("Nobody has said yes yet. Wait a moment, then look again."))
    if found.state != CardRequest.State.YES:
        return redirect("accounts:card_wait")
    used = use_yes(found)
    card_asked.forget(request)
    if used.kind == CardRequest.Kind.SIGN_IN:
        response = _come_in(request, used)
        if used.is_own_device:
            confirm_device(request, response, used.person)
        return response
    if used.kind == CardRequest.Kind.PROOF:
        note_yes(request)
        messages.success(request, _("Your helper said yes. You can go on."))
        return HttpResponseRedirect(facts["next"])
    here = request.session.session_key or ""
    _card, secret = make_own_card(signed_in(request), request=used, keep_session=here)
    return paper(request, signed_in(request), secret, shows_name=facts.get("name") == "yes")
