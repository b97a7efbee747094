"""Documents, to those who may have them. Always to keep, never to open within our own pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from content.document_viewing import is_public, may_have
from content.models import MaterialFile


@require_safe
def document(request: HttpRequest, name: str) -> HttpResponse:
    """The file; for anybody who may not have it, it is not there.

    No copy is kept on the way: a document of a page that was taken away is gone at once.
    """
    if "\0" in name:
        raise Http404  # PostgreSQL cannot even be asked
    found = MaterialFile.objects.filter(file=f"documents/{name}").first()
    if found is None or not (is_public(found) or may_have(request.user, found)):
        raise Http404
    try:
        with found.file.storage.open(found.file.name) as file:
            response = HttpResponse(file.read(), content_type=found.content_type)
    except FileNotFoundError as gone:
        raise Http404 from gone
    response["ETag"] = f'"{name}"'  # a file never changes under its name
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = content_disposition_header(True, found.name_to_keep) or "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    return get_conditional_response(request, response["ETag"], None, response) or response
