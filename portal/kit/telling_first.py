"""Whoever is signed out is told what is behind a door before being asked who they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def told_first(name: str) -> Callable[[View], View]:
    """Leads readers who are signed out to the public page `name`; everybody else and every form goes on."""

    def door(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in {"GET", "HEAD"} and not request.user.is_authenticated:
                return redirect(name)
            return view(request, *args, **kwargs)

        return never_cache(guarded)

    return door
