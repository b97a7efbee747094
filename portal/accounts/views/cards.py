"""My sign-in card: who made it, when it was used, throwing it away, asking for one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.kit.counting import is_over
from portal.kit.posting import only_posted
from portal.kit.refusals import too_many

from ..cards.confirmed import confirmed_devices, forget_confirmed
from ..cards.making import current_card, throw_away
from ..cards.permissions import may_hold_card
from ..cards.sessions import card_behind
from ..models import CardRequest
from ..permissions import signed_in
from . import card_asked
from .card_asked import only_with_cards
from .card_proof import AN_HOUR

SHOWN = 10  # the newest uses


def _page(**_parts: int) -> str:
    return reverse("accounts:card")


@only_with_cards
@login_required
def card(request: HttpRequest) -> HttpResponse:
    """What the person has; the form asks a helper for a card, or for a new one."""
    person = signed_in(request)
    may_have = may_hold_card(person)
    if request.method == "POST":
        if not may_have:
            raise PermissionDenied
        if is_over(f"card-ask:{person.pk}", limit=AN_HOUR, seconds=60 * 60):
            return too_many(request)
        name = "yes" if request.POST.get("name") == "yes" else ""
        card_asked.begin(request, person, CardRequest.Kind.MAKE, card=card_behind(request), name=name)
        return redirect("accounts:card_wait")
    done = CardRequest.State.DONE, CardRequest.State.NO
    context = {
        "card": current_card(person),
        "may_have": may_have,
        "uses": person.card_requests.filter(state__in=done).select_related("helper")[:SHOWN],
        "devices": confirmed_devices(person),
    }
    return render(request, "accounts/card.html", context)


@only_posted(_page)
@only_with_cards
@login_required
def throw_own_away(request: HttpRequest) -> HttpResponse:
    """The card opens nothing any more. The person stays signed in here."""
    person = signed_in(request)
    if found := current_card(person):
        throw_away(person, card=found, keep_session=request.session.session_key or "")
        messages.success(request, _("Your card opens nothing any more. You can cut the paper up."))
    return redirect("accounts:card")


@only_posted(_page)
@only_with_cards
@login_required
def forget_devices(request: HttpRequest) -> HttpResponse:
    """A helper is asked again on each device."""
    forget_confirmed(signed_in(request))
    messages.success(request, _("From now on the card asks for a helper on each device."))
    return redirect("accounts:card")
