"""The passport: everything of mine that is public or kept."""

from django.http import HttpRequest, HttpResponse

from ..passport import passport_of, together_of
from ..permissions import may_tell
from . import access


@access.signed_in
def passport(request: HttpRequest) -> HttpResponse:
    """All of it on one page, each with its way back."""
    me = access.person(request)
    context = {"passport": passport_of(me), "together": together_of(me), "may_tell": may_tell(me)}
    return access.page(request, "passport", context)
