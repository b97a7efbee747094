"""The demo people, one button each."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.kit.checks import is_loopback
from portal.kit.languages import WRITTEN

from ..demo import demo_people, demo_person, is_demo_here
from ..demo_guard import host_name


@never_cache
def demo(request: HttpRequest) -> HttpResponse:
    """Who can be tried out, and what each can do, in three languages."""
    _only_here(request)
    greetings = [_greeting(language) for language, _name in WRITTEN]
    context = {"people": demo_people(), "greetings": greetings, "next": request.GET.get("next", "")}
    return render(request, "accounts/demo.html", context)


@require_POST
def sign_in_as(request: HttpRequest, name: str) -> HttpResponse:
    """Signs in as a demo person and goes to the page asked for, or to their own page."""
    _only_here(request)
    person = demo_person(name)
    if person is None:
        raise Http404
    login(request, person.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, person.user, "demo")
    wished = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wished, allowed_hosts={request.get_host()}):
        return redirect(wished)
    with translation.override(person.user.language):
        return redirect(reverse("accounts:me"))


def _greeting(language: str) -> dict[str, str]:
    with translation.override(language):
        return {
            "language": language,
            "text": _("Choose somebody. You sign in with one press. All are invented."),
        }


def _only_here(request: HttpRequest) -> None:
    # A second lock behind the one of the server: these views open every door.
    ends = [request.META.get("REMOTE_ADDR", ""), host_name(request.get_host())]
    if not (settings.DEMO and is_demo_here() and all(map(is_loopback, ends))):
        raise PermissionDenied
