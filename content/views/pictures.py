"""Pictures, to those who may see them."""

from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from content.models import Picture, Rendition
from content.picture_viewing import is_public, may_see
from portal.kit.headers import as_file
from portal.kit.public_pages import SHARED_FOR

KINDS = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".avif": "image/avif"}


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """The picture; for anybody who may not see it, it is not there.

    Only sizes are public. The one kept for making sizes is for its owner and those who work with it.
    """
    if "\0" in name:
        raise Http404  # PostgreSQL cannot even be asked
    shown: Rendition | Picture | None = Rendition.objects.filter(file=f"pictures/{name}").first()
    public = shown is not None and is_public(shown.image)
    shown = shown or Picture.objects.filter(file=f"pictures/{name}").first()
    whose = shown.image if isinstance(shown, Rendition) else shown
    kind = KINDS.get(PurePath(name).suffix)
    if shown is None or whose is None or kind is None or not (public or may_see(request.user, whose)):
        raise Http404
    try:
        with shown.file.storage.open(shown.file.name) as file:
            response = as_file(HttpResponse(file.read(), content_type=kind))
    except FileNotFoundError as gone:
        raise Http404 from gone
    response["ETag"] = f'"{name}"'  # a file never changes under its name
    response["Cache-Control"] = f"public, max-age={SHARED_FOR}" if public else "private, no-store"
    if not public:
        return response
    return get_conditional_response(request, response["ETag"], None, response) or response
