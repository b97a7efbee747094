"""The start page of a signed-in person."""

from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from portal.kit.posting import only_posted

from ..cards.permissions import helped_by, helps_everybody, is_on, may_hold_card
from ..farewell import waiting_farewell
from ..permissions import Somebody, signed_in
from ..session_rights import rights_wait
from ..settling import choose_language
from ..waiting_mail import is_waiting_mail_off, switch_waiting_mail


@dataclass(frozen=True)
class Place:
    """Somewhere to go: who may (any of the permissions), by which address (the first that exists)."""

    permissions: tuple[str, ...]
    addresses: tuple[str, ...]
    icon: str
    title: Promise
    text: Promise

    def href(self) -> str:
        """The address in the page's language; empty when that part of the portal is not there."""
        for name in self.addresses:
            try:
                return reverse(name)
            except NoReverseMatch:
                continue
        return ""


READS = ("media_studio.read_as_editor", "media_studio.read_as_peer")
DESKS = (*READS, "peer.moderate_rooms")
DECIDES = ("accounts.approve_joining",)
PLACES = (
    Place(
        ("media_studio.tell_story",),
        ("studio:home", "studio:start"),
        "tell",
        gettext_lazy("Studio"),
        gettext_lazy("Write your own story. Look after your stories."),
    ),
    Place(
        ("peer.enter_rooms", "media_studio.tell_story"),
        ("studio:training",),
        "read",
        gettext_lazy("Training"),
        gettext_lazy("Short lessons, things to try, and your stamps."),
    ),
    Place(
        ("peer.enter_rooms",),
        ("peer:rooms",),
        "talk",
        gettext_lazy("Rooms"),
        gettext_lazy("Talk with others in a safe room."),
    ),
    Place(
        ("media_studio.tell_story", "peer.enter_rooms"),
        ("studio:passport",),
        "person",
        gettext_lazy("Everything of mine"),
        gettext_lazy("See what is public or kept. Take it back."),
    ),
    Place(
        READS,
        ("studio:desk",),
        "list",
        gettext_lazy("My desk"),
        gettext_lazy("See which stories wait for a reader."),
    ),
    Place(
        ("peer.moderate_rooms",),
        ("peer:queue",),
        "eye",
        gettext_lazy("Queue"),
        gettext_lazy("See which messages wait for a moderator."),
    ),
    Place(
        DECIDES,
        ("accounts:requests",),
        "group",
        gettext_lazy("Who asks to join"),
        gettext_lazy("Say yes or no to people who want to join."),
    ),
    Place(
        DECIDES,
        ("accounts:invitations",),
        "mail",
        gettext_lazy("Invitations"),
        gettext_lazy("Print a code that lets people join."),
    ),
    Place(
        ("wagtailadmin.access_admin",),
        ("wagtailadmin_home",),
        "settings",
        gettext_lazy("Page editor"),
        gettext_lazy("Write and publish the pages of the site."),
    ),
)


@never_cache
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """What the person may do here, each with one link; and the person's own settings."""
    passkeys = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN).count()
    person = signed_in(request)
    context = {
        "places": places(person),
        "passkeys": passkeys,
        "languages": settings.LANGUAGES,
        "has_desk": any(person.has_perm(name) for name in DESKS),
        "farewell": waiting_farewell(person),
        "rights_wait": rights_wait(person),
        "is_mail_off": is_waiting_mail_off(person),
        "may_have_card": is_on() and may_hold_card(person),
        "helps_with_cards": is_on() and (helps_everybody(person) or bool(helped_by(person))),
    }
    return render(request, "accounts/me.html", context)


@only_posted(lambda **_parts: reverse("accounts:me"))
@login_required
def language(request: HttpRequest) -> HttpResponse:
    """Keeps the language that the person chose, and shows the page in it."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        return redirect("accounts:me")
    choose_language(signed_in(request), language=code)
    with translation.override(code):
        messages.success(request, _("Your language is changed."))
        return redirect("accounts:me")


@only_posted(lambda **_parts: reverse("accounts:me"))
@login_required
def waiting_mail(request: HttpRequest) -> HttpResponse:
    """Keeps whether the person wants the mail "Something waits for you"."""
    is_off = request.POST.get("mail") == "off"
    switch_waiting_mail(signed_in(request), is_off=is_off)
    messages.success(
        request, _("We do not mail you any more.") if is_off else _("We mail you when something waits.")
    )
    return redirect("accounts:me")


def places(person: Somebody) -> list[dict[str, Any]]:
    """Where the person may go now."""
    return [
        {"href": place.href(), "icon": place.icon, "title": place.title, "text": place.text}
        for place in PLACES
        if place.href() and any(person.has_perm(name) for name in place.permissions)
    ]
