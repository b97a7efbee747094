"""What one browser asked a helper for: kept in its session till it is answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from ..cards.asking import NothingWaits, ask, request_of
from ..cards.permissions import is_on
from ..models import CardRequest, SignInCard, User

View = Callable[..., HttpResponse]
KEY = "card_request"


def only_with_cards(view: View) -> View:
    """Without cards there is no such address."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_on():
            raise Http404
        return view(request, *args, **kwargs)

    return never_cache(guarded)


def begin(
    request: HttpRequest,
    person: User,
    kind: CardRequest.Kind,
    *,
    card: SignInCard | None = None,
    is_own_device: bool = False,
    **facts: str,
) -> None:
    """Asks for a helper's yes; this browser's session alone can use it. `facts` wait there with it."""
    made, key = ask(
        person,
        kind=kind,
        card=card,
        user_agent=request.META.get("HTTP_USER_AGENT", ""),
        is_own_device=is_own_device,
    )
    request.session[KEY] = {"request": made.pk, "key": key, "facts": facts}


def asked(request: HttpRequest) -> tuple[CardRequest, dict[str, str]]:
    """What this browser asked for, and the facts; `NothingWaits` when nothing, or for somebody else."""
    kept = request.session.get(KEY)
    if not kept:
        raise NothingWaits
    found = request_of(kept["request"], kept["key"])
    is_for_nobody = found.kind == CardRequest.Kind.SIGN_IN and not request.user.is_authenticated
    if not is_for_nobody and found.person_id != request.user.pk:
        raise NothingWaits
    return found, dict(kept["facts"])


def forget(request: HttpRequest) -> None:
    """This browser waits for nothing any more."""
    request.session.pop(KEY, None)
