"""Leaving quickly: away at once, and nothing private comes back with a step back."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

AWAY = "https://www.ilmatieteenlaitos.fi/"  # about the weather; the same in components/leave_quickly.html


@never_cache
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """Signs out, lets the browser forget the pages that it kept, and goes to a page about the weather.

    Only a link of our own pages signs out: another site, or a browser that looks ahead, does not.
    """
    is_own = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    if is_own and "Sec-Purpose" not in request.headers:
        logout(request)
    answer = redirect(AWAY)
    answer["Clear-Site-Data"] = '"cache"'
    return answer
