"""What is grave waits for a helper's yes, where a card alone opened the session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from portal.kit.counting import is_over
from portal.kit.refusals import too_many

from ..cards.sessions import card_behind, is_by_card, waits_for_helper
from ..models import CardRequest
from ..permissions import signed_in
from . import card_asked
from .card_asked import only_with_cards

View = Callable[..., HttpResponseBase]
AN_HOUR = 10  # requests of one person


def not_by_card_alone(view: View) -> View:
    """Whoever came by a card asks a helper first, and then stands here again. Others notice nothing."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return to_helper(request) if waits_for_helper(request) else view(request, *args, **kwargs)

    return guarded


def to_helper(request: HttpRequest) -> HttpResponse:
    """The way to a helper's yes, and from there back here."""
    return redirect(f"{reverse('accounts:card_proof')}?{urlencode({'next': request.get_full_path()})}")


@only_with_cards
@login_required
def card_proof(request: HttpRequest) -> HttpResponse:
    """Says why, and begins to ask."""
    wished = request.POST.get("next") or request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wished, allowed_hosts={request.get_host()})
    back = wished if is_ours and wished.startswith("/") else reverse("accounts:me")
    if not is_by_card(request):
        return HttpResponseRedirect(back)
    if request.method != "POST":
        return render(request, "accounts/card_proof.html", {"next": back})
    person = signed_in(request)
    if is_over(f"card-ask:{person.pk}", limit=AN_HOUR, seconds=60 * 60):
        return too_many(request)
    card_asked.begin(request, person, CardRequest.Kind.PROOF, card=card_behind(request), next=back)
    return redirect("accounts:card_wait")
