"""Events: signing up, giving a place back, asking ahead, calendars. For anybody, without an account."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from content import asking_ahead, signing_up
from content.event_mail import sign_up_of
from content.event_policy import OPEN, Door
from content.event_reads import calendar_of, page_of_event, pages_of_language
from content.forms_events import QuestionForm, SignUpForm, ToldForm
from content.models import EventPage, SignUp
from portal.kit import refusals
from portal.kit.languages import words_now
from portal.kit.public_forms import is_too_fast, public_form
from portal.kit.public_pages import public_page

from .languages import language_links

GUESSES_A_MINUTE = 20
SAVED = "saved"
QUEUED = "queue"  # the address of the thanks says that the event was full
UNSEEN = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


def _language() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE


def _page(number: int) -> EventPage:
    page = page_of_event(number, _language())
    if page is None:
        raise Http404
    return page


def _frame(name: str, page: EventPage) -> dict[str, Any]:
    return {
        "page": page,
        "event": page.event,
        "door": "read",
        "kept_days": settings.EVENT_SIGN_UPS_KEPT_DAYS,
        "language_links": language_links(f"content:{name}", page.event_id),
    }


@public_form(name="event-sign-up", per_minute=5)
@public_page
def sign_up(request: HttpRequest, event_id: int) -> HttpResponse:
    """The form; sent, a mail tells whether there is a place. The answer is the same for every address."""
    page = _page(event_id)
    form = SignUpForm(request.POST if request.method == "POST" else None)
    door = page.event.door
    if request.method == "POST" and form.is_valid() and _signed_up(page, form):
        sent = reverse("content:event_sign_up_sent", args=[event_id])
        return HttpResponseRedirect(f"{sent}?{QUEUED}" if door == Door.FULL else sent)
    frame = _frame("event_sign_up", page) | {"form": form, "sign_up": door, "is_open": door in OPEN}
    return render(request, "content/event_sign_up.html", frame)


def _signed_up(page: EventPage, form: SignUpForm) -> bool:
    """Whether it was taken; else the form says why."""
    if form.cleaned_data["website"]:
        return True
    try:
        signing_up.sign_up(None, event=page.event, wanted=_wanted(form))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _wanted(form: SignUpForm) -> signing_up.Wanted:
    told = form.cleaned_data
    needs = tuple(told["needs"])
    return signing_up.Wanted(told["name"], told["mail"], needs, told["words"], language=words_now())


@public_page
def sign_up_sent(request: HttpRequest, event_id: int) -> HttpResponse:
    """Look into your mail: the same for every address; who signed up for a full event reads of the queue."""
    frame = _frame("event_sign_up_sent", _page(event_id)) | {"is_queued": QUEUED in request.GET}
    return render(request, "content/event_sent.html", frame)


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt
def give_back(request: HttpRequest, key: str) -> HttpResponse:
    """One button. Opening the page changes nothing: programs that look at links open it too.

    The key is the only token: only who was mailed the link can know it.
    """
    one = sign_up_of(key)
    if one is None:
        return _opens_nothing(request)
    name = "event_give_back"
    if request.method == "POST":
        signing_up.give_back(key)
        name = "event_given_back"
    return _unseen(render(request, f"content/{name}.html", _of_link("event_give_back", key, one)))


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt
def told(request: HttpRequest, key: str) -> HttpResponse:
    """What somebody needs, as they told it when signing up; sent, it is changed. The key is the token."""
    one = sign_up_of(key)
    if one is None:
        return _opens_nothing(request)
    known = {"needs": one.needs, "words": one.words}
    form = ToldForm(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if not signing_up.change_needs(key, needs=tuple(said["needs"]), words=said["words"]):
            return _opens_nothing(request)
        return _unseen(HttpResponseRedirect(f"{request.path}?{SAVED}"))
    frame = _of_link("event_told", key, one) | {"form": form, "is_saved": SAVED in request.GET}
    return _unseen(render(request, "content/event_told.html", frame))


def _of_link(name: str, key: str, one: SignUp) -> dict[str, Any]:
    page = page_of_event(one.event_id, _language())
    links = language_links(f"content:{name}", key)
    title = page.title if page else one.event.name
    return {"page": page, "title": title, "sign_up": one, "key": key, "language_links": links}


def _opens_nothing(request: HttpRequest) -> HttpResponse:
    if is_too_fast(request, "event-link", GUESSES_A_MINUTE):
        return _unseen(refusals.too_many(request))
    return _unseen(render(request, "content/event_link_gone.html", status=404))


def _unseen(response: HttpResponse) -> HttpResponse:
    for header, value in UNSEEN.items():
        response.headers[header] = value
    # The address holds the key: it is not written into the log of refused requests.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


@public_form(name="event-question", per_minute=5)
@public_page
def ask(request: HttpRequest, event_id: int) -> HttpResponse:
    """The form; sent, the question waits for the organisers."""
    page = _page(event_id)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _asked(page, form):
        return HttpResponseRedirect(reverse("content:event_asked", args=[event_id]))
    is_open = asking_ahead.takes_questions(page.event)
    frame = _frame("event_ask", page) | {"form": form, "is_open": is_open}
    return render(request, "content/event_ask.html", frame)


def _asked(page: EventPage, form: QuestionForm) -> bool:
    if form.cleaned_data["website"]:
        return True
    try:
        words = form.cleaned_data["words"]
        asking_ahead.ask_ahead(None, event=page.event, words=words, language=words_now())
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


@public_page
def asked(request: HttpRequest, event_id: int) -> HttpResponse:
    """Says what happens next."""
    return render(request, "content/event_asked.html", _frame("event_asked", _page(event_id)))


@public_page
def event_calendar(request: HttpRequest, event_id: int) -> HttpResponse:
    """The days of one event for a calendar program."""
    page = _page(event_id)
    return _calendar(calendar_of(page.title, [page]), f"event-{event_id}")


@public_page
def events_calendar(request: HttpRequest) -> HttpResponse:
    """The days of all events of one language, to subscribe to."""
    return _calendar(calendar_of(_("Events of Oma ääni"), pages_of_language(_language())), "events")


def _calendar(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return answer
