"""The passport: everything of mine that is public or kept."""

from django.http import HttpRequest, HttpResponse

from ..passport import passport_of
from ..permissions import may_tell
from . import access
from .taking_back import taken_together


@access.signed_in
def passport(request: HttpRequest) -> HttpResponse:
    """All of it on one page, each with its way back."""
    me = access.person(request)
    context = {"passport": passport_of(me), "together": taken_together(request), "may_tell": may_tell(me)}
    return access.page(request, "passport", context)
