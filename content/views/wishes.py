"""Wishes and barriers: a form for anybody, and the page on which all read them with their answers."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from content import wishing
from content.forms_wish import WishForm, regions_by_name
from content.models import ServicePage, Wish
from content.models.public import page_of
from content.queries import service_at
from content.themes import Theme
from content.wish_reads import WantedWishes, shown_wish, shown_wishes, state_choices
from portal.kit.languages import words_now
from portal.kit.public_forms import public_form
from portal.kit.public_pages import public_page

from .languages import language_links

WISHES_A_PAGE = 12
LONGEST_NUMBER = 9  # digits of a page's number


@public_form(name="wish", per_minute=5)
@public_page
def wish(request: HttpRequest) -> HttpResponse:
    """The form; sent, the wish waits in the newsroom. An address may choose what it is about ahead."""
    about = _service(request.POST if request.method == "POST" else request.GET)
    form = WishForm(request.POST) if request.method == "POST" else WishForm(initial=_chosen(request))
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        if not told.pop("website"):
            wishing.leave_wish(None, about=about, **told)
        return HttpResponseRedirect(reverse("content:wish_thanks"))
    context = {"form": form, "about": about, "language_links": language_links("content:wish")}
    return render(request, "content/wish.html", context)


@public_page
def wish_thanks(request: HttpRequest) -> HttpResponse:
    """Says what happens next."""
    return render(
        request, "content/wish_thanks.html", {"language_links": language_links("content:wish_thanks")}
    )


@public_page
@require_safe
def wishes(request: HttpRequest) -> HttpResponse:
    """What people wish, the newest first: all of it in this language, or what the address asks for."""
    wanted = WantedWishes.of(request.GET)
    found = page_of(wanted.among(shown_wishes(words_now())), request, WISHES_A_PAGE)
    context = {
        "found": found,
        "total": found.paginator.count,
        "wanted": wanted,
        "choices": {
            "kind": Wish.Kind.choices,
            "state": state_choices(),
            "region": regions_by_name(),
            "theme": Theme.choices,
        },
        "language_links": language_links("content:wishes"),
    }
    return render(request, "content/wishes.html", context)


@public_page
@require_safe
def wish_page(request: HttpRequest, number: int) -> HttpResponse:
    """One wish with its answer. One that is not shown now is not there."""
    found = shown_wish(number)
    if found is None:
        raise Http404
    context = {"wish": found, "language_links": language_links("content:wish_shown", number)}
    return render(request, "content/wish_shown.html", context)


def _service(sent: QueryDict) -> ServicePage | None:
    """The service whose number was sent, while anybody may read it; whatever else was sent is nothing."""
    number = sent.get("about", "")
    is_number = number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
    return service_at(int(number)) if is_number else None


def _chosen(request: HttpRequest) -> dict[str, str]:
    asked = WantedWishes.of(request.GET)
    return {"kind": asked.kind or Wish.Kind.WISH, "region": asked.region, "theme": asked.theme}
