"""Text that came after the session ended goes back to its writer, in a form that can be sent again."""

from collections.abc import Callable
from functools import wraps

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from .public_forms import is_same_origin

View = Callable[..., HttpResponse]


def keeps_text(form: type[BaseForm], *, page: Callable[..., str]) -> Callable[[View], View]:
    """Keeps what somebody who is signed out posts to the view. `page` is where to go after signing in.

    The token of a form dies with the session, and the text would die with it. So a browser that says the form
    is ours needs none; any other one does.
    """

    def door(view: View) -> View:
        @wraps(view)
        def inside(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method == "POST" and not request.user.is_authenticated:
                context = {"form": form(request.POST), "next": page(**kwargs)}
                return render(request, "kept.html", context, status=401)
            return view(request, *args, **kwargs)

        with_token = csrf_protect(inside)

        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            trusted = is_same_origin(request)
            return (inside if trusted else with_token)(request, *args, **kwargs)

        return csrf_exempt(never_cache(guarded))

    return door
