"""The card to print: the answer to the press that made it, shown once. Its secret is kept nowhere."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ..cards.picture import qr_of
from ..models import User


def paper(request: HttpRequest, person: User, secret: str, *, shows_name: bool) -> HttpResponse:
    """The page with the card, in the person's own language; with their name only where they want it."""
    with translation.override(person.language):
        address = f"{settings.BASE_URL}{reverse('accounts:card_open', args=[secret])}"
        card = {
            "language": person.language,
            "title": _("My sign-in card"),
            "name": person.first_name if shows_name else "",
            "picture": _("The picture that the camera of a phone reads"),
            "steps": (
                _("Point the camera of a phone at the picture."),
                _("Open the page that the phone offers. Press the button."),
                _("Tell the number to your helper. The helper says yes."),
            ),
            "keep": _("Keep this card as you keep a key."),
            "lost": _("Is the card lost? Tell your helper at once."),
            "found": _("Did you find this card? Please give it to %(organisation)s.")
            % {"organisation": settings.ORGANISATION}
            if settings.ORGANISATION
            else "",
        }
    is_own = person.pk == request.user.pk
    page = render(request, "accounts/card_paper.html", {"card": card, "qr": qr_of(address), "is_own": is_own})
    page["Cache-Control"] = "private, no-store"
    page["Referrer-Policy"] = "no-referrer"
    return page
