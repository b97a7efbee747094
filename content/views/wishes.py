"""The wish box: a form for anybody, without an account."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from content import wishing
from content.forms_wish import WishForm
from portal.kit.public_forms import public_form
from portal.kit.public_pages import public_page

from .languages import language_links


@public_form(name="wish", per_minute=5)
@public_page
def wish(request: HttpRequest) -> HttpResponse:
    """The form; sent, the wish waits in the newsroom."""
    form = WishForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["website"]:
            wishing.leave_wish(None, words=form.cleaned_data["words"], mail=form.cleaned_data["mail"])
        return HttpResponseRedirect(reverse("content:wish_thanks"))
    return render(
        request, "content/wish.html", {"form": form, "language_links": language_links("content:wish")}
    )


@public_page
def wish_thanks(request: HttpRequest) -> HttpResponse:
    """Says what happens next."""
    return render(
        request, "content/wish_thanks.html", {"language_links": language_links("content:wish_thanks")}
    )
