"""The page behind a link: somebody in a story is asked, without an account, and answers."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from content import asking_people as asking
from content.forms import LastDayForm
from content.models import PersonIn, Recording
from content.models.consents import Place, is_covered
from content.models.people_in import What
from content.picture_sizes import WEBP, sizes
from content.recognising import digest_of_person, shown_of
from portal.kit.headers import as_file

from .by_link import by_link
from .languages import language_links
from .ranges import answer as ranged
from .recordings import VTT, dressed, kind_of

GONE = "content/asked_gone.html"
pages = by_link(name="asked", a_minute=60, refused=asking.LinkRefused, gone=GONE)
files = by_link(name="asked-file", a_minute=300, refused=asking.LinkRefused, gone=GONE)
KINDS = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
WIDTH = 800


@require_http_methods(["GET", "HEAD", "POST"])
@pages
def asked(request: HttpRequest, key: str) -> HttpResponse:
    """What is asked, and later what was said. Every answer leads back here."""
    if request.method != "POST":
        return _page(request, key)
    try:
        if request.POST.get("go") == "day":
            return _other_day(request, key)
        _answer(request, key)
    except asking.AnswerRefused as refusal:
        return _page(request, key, refused=" ".join(refusal.messages), status=422)
    return redirect("content:asked", key)


@require_http_methods(["GET", "HEAD", "POST"])
@pages
def asked_back(request: HttpRequest, key: str) -> HttpResponse:
    """Take back: asked once, then done at once."""
    person = asking.person_of(key)
    if request.method == "POST":
        try:
            asking.take_back(key)
        except asking.AnswerRefused as refusal:
            return _page(request, key, refused=" ".join(refusal.messages), status=422)
    if request.method == "POST" or person.given_at is None or person.said_no:
        return redirect("content:asked", key)
    links = language_links("content:asked_back", key)
    context = {"storyteller": _storyteller(person), "key": key, "language_links": links}
    return render(request, "content/asked_back.html", context)


@require_safe
@files
def asked_picture(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One picture in which the person is, for the holder of the link alone."""
    person = asking.person_of(key)
    shown = shown_of(person, asking.version_for(person)).pictures
    picture = next((each.picture for each in shown if each.picture.pk == number), None)
    if picture is None:
        raise Http404
    ready = sizes(picture, [WIDTH])[WEBP].get(WIDTH) or picture
    return _file(ready.file, KINDS.get(ready.file.name.rpartition(".")[2], "application/octet-stream"))


@require_safe
@files
def asked_recording(request: HttpRequest, key: str, number: int) -> HttpResponseBase:
    """One recording or film in which the person is, for the holder of the link alone."""
    recording = _recording(key, number)
    tag = f'"{recording.sha256}"'
    return dressed(ranged(request, recording.file, tag, kind_of(recording)), tag, False)


@require_safe
@files
def asked_captions(request: HttpRequest, key: str, number: int) -> HttpResponseBase:
    """The captions of a film in which the person is."""
    return dressed(HttpResponse(_recording(key, number).captions, content_type=VTT), "", False)


@require_safe
@files
def asked_still(request: HttpRequest, key: str, number: int) -> HttpResponseBase:
    """The picture that stands before a film in which the person is."""
    still = _recording(key, number).chosen_still
    if still is None:
        raise Http404
    return _file(still.file, KINDS["jpg"])


def _recording(key: str, number: int) -> Recording:
    person = asking.person_of(key)
    shown = shown_of(person, asking.version_for(person)).recordings
    recording: Recording | None = next((each for each in shown if each.pk == number), None)
    if recording is None or not recording.is_ready:
        raise Http404
    return recording


def _file(file: Any, kind: str) -> HttpResponse:
    try:
        with file.storage.open(file.name) as opened:
            return as_file(HttpResponse(opened.read(), content_type=kind))
    except FileNotFoundError as gone:
        raise Http404 from gone


def _answer(request: HttpRequest, key: str) -> None:
    go = request.POST.get("go")
    if go == "yes":
        keeps = request.POST.get("keeps_address") == "on"
        asking.say_yes(key, seen=request.POST.get("seen", ""), keeps_address=keeps)
    elif go == "no":
        asking.say_no(key)
    elif go == "ask":
        asking.ask_first(key, words=request.POST.get("words", ""))


def _other_day(request: HttpRequest, key: str) -> HttpResponse:
    form = LastDayForm(request.POST)
    if not form.is_valid():
        return _page(request, key, form=form, status=422)
    asking.change_last_day(key, until=form.cleaned_data["last_day"])
    return redirect("content:asked", key)


def _page(
    request: HttpRequest, key: str, *, refused: str = "", form: LastDayForm | None = None, status: int = 200
) -> HttpResponse:
    person = asking.person_of(key)
    version = asking.version_for(person)
    specific = person.page.specific
    context = {
        "key": key,
        "person": person,
        "storyteller": _storyteller(person),
        "site_name": settings.SITE_NAME,
        "organisation": settings.ORGANISATION,
        "shown": shown_of(person, version),
        "seen": digest_of_person(person, version),
        "what": [What(each).label for each in person.what],
        "places": [Place(each).label for each in person.places],
        "is_asked_again": asking.is_asked_again(person),
        "may_answer": not person.stands or asking.is_asked_again(person),
        "public_url": specific.url if specific.live and is_covered(specific) else "",
        "form": form or LastDayForm(initial={"last_day": person.until}),
        "refused": refused,
        "language_links": language_links("content:asked", key),
        "back_url": reverse("content:asked_back", args=[key]),
    }
    return render(request, "content/asked.html", context, status=status)


def _storyteller(person: PersonIn) -> str:
    page = person.page.specific
    first_name = getattr(page.storyteller, "first_name", "") if page.storyteller else ""
    return str(first_name or page.byline)
