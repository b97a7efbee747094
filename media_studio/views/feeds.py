"""The address of one's own calendar for a calendar program, and what is read there."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from .. import calendar_feed
from ..models import CalendarKey
from . import access


@access.signed_in
def calendar_key(request: HttpRequest) -> HttpResponse:
    """Whether one has an address, and a new one. It is shown only once: here, when it is made."""
    me, address = access.person(request), ""
    if request.method == "POST" and request.POST.get("go") == "drop":
        calendar_feed.drop_key(me)
    elif request.method == "POST":
        address = settings.BASE_URL + reverse("calendar_feed", args=[calendar_feed.make_key(me)])
    context = {"address": address, "has_key": CalendarKey.objects.filter(person=me).exists()}
    return access.page(request, "calendar_key", context)


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar of whoever this key belongs to. Nothing of it is kept on the way."""
    person = calendar_feed.person_of(key)
    if person is None:
        raise Http404
    answer = HttpResponse(calendar_feed.feed_of(person), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
