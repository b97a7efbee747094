"""The voice of a public page: asked for, told sentence by sentence, and heard. Nobody else's page has one."""

from types import SimpleNamespace

from django.core.files.storage import FileSystemStorage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import parse_etags
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from content import speech_files
from content.speaking import Stand, ask_for_voice, page_to_read, sign_of, stand_of
from portal.kit.public_forms import public_form

from .ranges import answer
from .recordings import KINDS, dressed


@require_http_methods(["GET", "HEAD", "POST"])
@public_form(name="speech", per_minute=10)
@never_cache
def speech(request: HttpRequest, page_id: int) -> HttpResponse:
    """How far the voice is, and when it is there the sentences with their seconds; POST has it made."""
    page = _page(page_id)
    stand = ask_for_voice(page) if request.method == "POST" else stand_of(page)
    told: dict[str, object] = {"state": stand}
    if stand is Stand.MADE:
        sign = sign_of(page)
        told["sound"] = reverse("speech_sound", args=[page.pk, sign])
        told["sentences"] = speech_files.places_of(page.pk, sign)
    return JsonResponse(told)


@require_safe
def speech_sound(request: HttpRequest, page_id: int, sign: str) -> HttpResponseBase:
    """The sound, whole or the range asked for; not there when the page is another by now."""
    page = _page(page_id)
    if sign != sign_of(page):
        raise Http404
    tag = f'"{sign}"'
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        return dressed(HttpResponseNotModified(), tag, public=True)
    path = speech_files.sound_path(page.pk, sign)
    file = SimpleNamespace(storage=FileSystemStorage(location=str(path.parent)), name=path.name)
    return dressed(answer(request, file, tag, KINDS[path.suffix]), tag, public=True)


def _page(number: int) -> Page:
    page = page_to_read(number)
    if page is None:
        raise Http404
    return page
