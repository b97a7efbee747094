"""The explained words of a language, from A to Z."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.explained import letters_of
from portal.kit.languages import words_now
from portal.kit.public_pages import public_page

from .languages import language_links


@public_page
@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Every word with its meaning, under its first letter."""
    context = {
        "letters": letters_of(words_now()),
        "language_links": language_links("content:words"),
    }
    return render(request, "content/words.html", context)
