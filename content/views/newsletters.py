"""Getting the newsletter and leaving it: for anybody, without an account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from content import subscribing
from content.forms_newsletter import SubscribeForm
from content.newsletter_mail import sender
from portal.kit import refusals
from portal.kit.languages import words_now
from portal.kit.public_forms import is_too_fast, public_form
from portal.kit.public_pages import public_page

from .languages import language_links

View = Callable[..., HttpResponse]
GUESSES_A_MINUTE = 20
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


@public_form(name="newsletter", per_minute=5)
@public_page
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form; sent, a mail goes to the address. The answer is the same for every address."""
    sent = request.POST if request.method == "POST" else None
    form = SubscribeForm(sent, initial={"language": words_now()})
    if sent is not None and form.is_valid():
        if not form.cleaned_data["website"]:
            email, language = form.cleaned_data["mail"], form.cleaned_data["language"]
            subscribing.ask_for_newsletter(email=email, language=language)
        return HttpResponseRedirect(reverse("content:subscribe_sent"))
    links = language_links("content:subscribe")
    context = {"form": form, "sender": sender(), "language_links": links}
    return render(request, "content/subscribe.html", context)


@public_page
def subscribe_sent(request: HttpRequest) -> HttpResponse:
    """Look into your mail: the same for everybody."""
    links = language_links("content:subscribe_sent")
    return render(request, "content/subscribe_sent.html", {"language_links": links})


def by_key(view: View) -> View:
    """A door for whoever holds the link: its key is the only token, so mail programs may post here too."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, key: str) -> HttpResponse:
        # Only guessing is slowed down: a mail program may leave for many of its people at once.
        if subscribing.subscriber_of(key) is None and is_too_fast(
            request, "newsletter-link", GUESSES_A_MINUTE
        ):
            return _unseen(refusals.too_many(request))
        return _unseen(view(request, key))

    return guarded


@by_key
def subscribe_confirm(request: HttpRequest, key: str) -> HttpResponse:
    """One button. Opening the page changes nothing: programs that look at links open it too."""
    if request.method == "POST":
        subscribing.confirm(key)
    one = subscribing.subscriber_of(key)
    if one is None:
        return _gone(request)
    return _page(request, "subscribe_confirm", key, {"is_confirmed": one.confirmed_at is not None})


@by_key
def unsubscribe(request: HttpRequest, key: str) -> HttpResponse:
    """One button, and the one press of mail programs (RFC 8058): no cookie, no token, no way round."""
    if request.method == "POST":
        left = subscribing.leave(key)
        return _page(request, "unsubscribed", key, {}) if left else _gone(request)
    if subscribing.subscriber_of(key) is None:
        return _gone(request)
    return _page(request, "unsubscribe", key, {})


def _page(
    request: HttpRequest, name: str, key: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    links = language_links(
        "content:unsubscribe" if name.startswith("un") else "content:subscribe_confirm", key
    )
    frame = {"key": key, "language_links": links}
    return render(request, f"content/{name}.html", frame | context, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "content/newsletter_gone.html", status=404)


def _unseen(response: HttpResponse) -> HttpResponse:
    for header, value in HEADERS.items():
        response.headers[header] = value
    # The address holds the key: it is not written into the log of refused requests.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
