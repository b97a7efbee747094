"""Who may open these pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from peer import duty, permissions, seats, wording
from peer.models import Notice, Room
from peer.permissions import Person, may_enter_rooms, may_moderate, require
from portal.accounts.models import User

View = Callable[..., HttpResponse]


class SignedIn(HttpRequest):
    """A request behind one of these doors: somebody is signed in."""

    user: User  # type: ignore[assignment]


class NoMessage(Http404):
    """The message is not there for this reader: taken away, not to be met, or never written. All the same."""


class TakenBack(Http404):
    """What waited was taken back by its writer: nothing waits any more."""


def for_members(view: View) -> View:
    """Only for signed-in people who may be in rooms."""
    return only_for(view, may_enter_rooms)


def for_moderators(view: View) -> View:
    """Only for moderators. A page that they open is a sign that their desk is open."""

    @wraps(view)
    def seen(request: SignedIn, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "GET":
            duty.say_page_is_open(request.user)
        return _or_queue(view, request, *args, **kwargs)

    return only_for(seen, may_moderate)


def for_readers_of_held(view: View) -> View:
    """Only for those who read the held messages of others."""

    @wraps(view)
    def told(request: SignedIn, *args: object, **kwargs: object) -> HttpResponse:
        return _or_queue(view, request, *args, **kwargs)

    return only_for(told, lambda person: permissions.may_read_all_held(person))


def _or_queue(view: View, request: SignedIn, *args: object, **kwargs: object) -> HttpResponse:
    """What the view says; and for something that was taken back meanwhile, the queue and a word about it."""
    try:
        return view(request, *args, **kwargs)
    except TakenBack:
        messages.warning(request, _("The writer took this message back. Nothing waits any more."))
        return redirect("peer:queue")


def only_posted(view: View) -> View:
    """For addresses that only take forms: who comes by link or signed out goes to their page."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and request.user.is_authenticated:
            return view(request, **kwargs)
        return redirect(page_of(**kwargs))

    return never_cache(guarded)


def page_of(*, slug: str = "", **_rest: object) -> str:
    """The page to which an address without a page of its own belongs: its room, or the queue."""
    return reverse("peer:room", args=[slug]) if slug else reverse("peer:queue")


def in_room(view: View) -> View:
    """Only with a seat in the room of the address; the view gets `room` and `seat`, both fetched now."""

    @wraps(view)
    def guarded(request: SignedIn, slug: str, **kwargs: object) -> HttpResponse:
        room = get_object_or_404(Room, slug=slug, is_closed=False)
        try:
            seat = seats.enter_room(request.user, room=room)
        except seats.NoSeat as refusal:
            if refusal.code == "invitation_only":
                raise Http404 from None  # whoever is not invited does not learn that there is one
            return _no_seat(request, room, refusal.code)
        try:
            return view(request, room=room, seat=seat, **kwargs)
        except NoMessage:
            return render(request, "peer/no_message.html", {"door": "talk", "room": room}, status=404)

    return for_members(guarded)


def only_for(view: View, may_enter: Callable[[Person], bool]) -> View:
    """Only for signed-in people about whom `may_enter` says yes. Never kept by anybody."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        require(may_enter(request.user))
        return view(request, *args, **kwargs)

    return never_cache(login_required(guarded))


def _no_seat(request: SignedIn, room: Room, code: str) -> HttpResponse:
    notice = Notice.objects.filter(room=room, person=request.user, kind=Notice.Kind.SEAT_TAKEN).last()
    context = {"room": room, "notice": notice, "why": wording.no_seat_text(code)}
    return render(request, "peer/no_seat.html", context, status=403)
