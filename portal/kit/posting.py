"""Addresses that only take forms: each says to which page it belongs. Nobody stands before nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]
Page = Callable[..., str]


def only_posted(page: Page, *, also_signed_out: bool = False) -> Callable[[View], View]:
    """Takes forms only: whoever comes by link is sent to `page`, which answers every GET.

    Whoever is signed out signs in first and then stands on `page`; with `also_signed_out` the view answers
    what they post.
    """

    def door(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            is_here = request.user.is_authenticated
            if request.method == "POST" and (is_here or also_signed_out):
                return view(request, *args, **kwargs)
            there = page(**kwargs)
            return redirect(there) if is_here else redirect_to_login(there)

        return never_cache(guarded)

    return door
