"""My supporters: ask, answer, and end."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.kit.counting import is_over

from .. import queries, supporting
from ..forms import SupporterForm
from ..models import Support
from ..refusals import Refused
from . import access

REQUESTS_AN_HOUR = 10


@access.storytellers
def supporters(request: HttpRequest) -> HttpResponse:
    """Who helps me now, and a form to ask somebody."""
    me = access.person(request)
    stories = list(queries.stories_of(me))
    status = 200
    form = SupporterForm(request.POST if request.method == "POST" else None, stories=stories)
    if request.method == "POST":
        status = _ask(request, form, stories)
    if status == HTTPStatus.FOUND:
        return redirect("studio:supporters")
    mine = Support.objects.filter(storyteller=me).select_related("supporter", "story")
    given = Support.objects.current().filter(supporter=me).select_related("storyteller", "story")
    context = {"form": form, "supports": mine.current(), "requests": mine.requests(), "given": given}
    return access.page(request, "supporters", context, status=status)


@require_POST
@access.signed_in
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The asked person says yes or no."""
    me = access.person(request)
    support = get_object_or_404(Support.objects.asking(me), pk=pk)
    yes = request.POST.get("answer") == "yes"
    try:
        supporting.answer(me, support=support, yes=yes)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        name = {"name": support.storyteller}
        said = _("You are the supporter of %(name)s now.") if yes else _("You said no. %(name)s is not told.")
        messages.success(request, said % name)
    return redirect("studio:home")


@require_POST
@access.signed_in
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """The support ends at once."""
    me = access.person(request)
    mine = Support.objects.filter(Q(storyteller=me) | Q(supporter=me))
    support = get_object_or_404(mine, pk=pk)
    supporting.end_support(me, support=support)
    ended = _("The support has ended.") if support.accepted_at else _("You took the request back.")
    messages.success(request, ended)
    return redirect("studio:supporters" if me.has_perm("media_studio.tell_story") else "studio:home")


def _ask(request: HttpRequest, form: SupporterForm, stories: list[Any]) -> int:
    """Asks, in the same words for every address; what was wrong stands in the form afterwards."""
    if not form.is_valid():
        return HTTPStatus.UNPROCESSABLE_ENTITY
    me = access.person(request)
    if _is_too_often(me.pk):
        form.add_error("email", _("You have asked many times now. Try again in an hour."))
        return HTTPStatus.TOO_MANY_REQUESTS
    chosen = next((each for each in stories if str(each.pk) == form.cleaned_data["story"]), None)
    try:
        supporting.ask_support(me, supporter_email=form.cleaned_data["email"], story=chosen)
    except Refused as refusal:
        form.add_error("email", str(refusal))
        return HTTPStatus.UNPROCESSABLE_ENTITY
    told = _("We told them, if they are a member here.")
    later = _("They see your drafts only when they say yes.")
    messages.success(request, f"{told} {later}")
    return HTTPStatus.FOUND


def _is_too_often(person_id: int) -> bool:
    return is_over(f"ask-support:{person_id}", limit=REQUESTS_AN_HOUR, seconds=3600)
