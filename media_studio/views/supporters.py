"""My supporters: ask, answer, change, and end; what they did; and whether I am named as one."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from portal.kit import clock
from portal.kit.counting import is_over
from portal.kit.keeping import keeps_text

from .. import queries, support_acts, support_terms, supporting
from ..forms import SupporterForm
from ..forms_beside import TermsForm, last_day_of
from ..models import Support
from ..refusals import Refused
from . import access

REQUESTS_AN_HOUR = 10
ACTS_SHOWN = 30


@keeps_text(SupporterForm)
@access.storytellers
def supporters(request: HttpRequest) -> HttpResponse:
    """Who helps me now, what they did, and a form to ask somebody."""
    stories = list(queries.stories_of(access.person(request)))
    sent = request.POST if request.method == "POST" else None
    form, terms = SupporterForm(sent, stories=stories), TermsForm(sent, must_choose=False)
    status = 200
    if request.method == "POST":
        status = _ask(request, form, terms, stories)
    if status == HTTPStatus.FOUND:
        return redirect("studio:supporters")
    return _page(request, form, terms, status=status)


@access.posted("supporters")
@access.storytellers
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What a supporter may do, and until when, is another thing from now on."""
    me = access.person(request)
    support = get_object_or_404(Support, pk=pk, storyteller=me)
    form = TermsForm(request.POST, auto_id=f"change-{pk}-%s")
    if form.is_valid():
        try:
            support_terms.change_support(
                me, support=support, rights=form.cleaned_data["rights"], until=form.until
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("What your supporter may do is changed."))
            return redirect("studio:supporters")
    stories = list(queries.stories_of(me))
    return _page(request, SupporterForm(stories=stories), TermsForm(), wrong=(pk, form), status=422)


@access.posted("home")
@access.signed_in
def wish_name(request: HttpRequest, pk: int) -> HttpResponse:
    """A supporter wishes to be named under the story, or does not wish it any more."""
    me = access.person(request)
    support = get_object_or_404(Support, pk=pk, supporter=me)
    wants = request.POST.get("wants") == "yes"
    support_terms.wish_name(me, support=support, wants=wants)
    told = _("You may be named. The storyteller decides about it.") if wants else _("Your name is not shown.")
    messages.success(request, told)
    return redirect("studio:supporters" if me.has_perm("media_studio.tell_story") else "studio:home")


@access.posted("supporters")
@access.storytellers
def seen(request: HttpRequest) -> HttpResponse:
    """The storyteller has seen what was done up to then."""
    support_acts.see_acts(access.person(request), upto=clock.now())
    return redirect("studio:supporters")


@access.posted("home")
@access.signed_in
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The asked person says yes or no."""
    me = access.person(request)
    support = get_object_or_404(queries.requests_for(me), pk=pk)
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


@access.posted("home")
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


def _page(
    request: HttpRequest,
    form: SupporterForm,
    terms: TermsForm,
    *,
    wrong: tuple[int, TermsForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    me = access.person(request)
    mine = Support.objects.filter(storyteller=me).select_related("supporter", "story")
    given = Support.objects.filter(supporter=me, accepted_at__isnull=False, storyteller__is_active=True)
    shown = given.select_related("storyteller", "story")
    acts = support_acts.lines_for(me, most=ACTS_SHOWN)
    context = {
        "form": form,
        "terms": terms,
        "supports": [_with_form(each, wrong) for each in mine.current()],
        "wrong": wrong[1] if wrong else None,
        "requests": mine.requests(),
        "given": [(each, queries.stories_beside(each)) for each in shown.current()],
        "named": shown.filter(wants_name=True, ended_at__isnull=False),
        "acts": acts,
        "has_new": any(line.act.seen_at is None for line in acts),
    }
    return access.page(request, "supporters", context, status=status)


def _with_form(support: Support, wrong: tuple[int, TermsForm] | None) -> tuple[Support, TermsForm]:
    if wrong and wrong[0] == support.pk:
        return support, wrong[1]
    known = {"rights": support.rights, "last_day": last_day_of(support.until)}
    return support, TermsForm(initial=known, auto_id=f"change-{support.pk}-%s")


def _ask(request: HttpRequest, form: SupporterForm, terms: TermsForm, stories: list[Any]) -> int:
    """Asks, in the same words for every address; what was wrong stands in the form afterwards."""
    if not (form.is_valid() & terms.is_valid()):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    me = access.person(request)
    if _is_too_often(me.pk):
        form.add_error("email", _("You have asked many times now. Try again in an hour."))
        return HTTPStatus.TOO_MANY_REQUESTS
    chosen = next((each for each in stories if str(each.pk) == form.cleaned_data["story"]), None)
    try:
        supporting.ask_support(
            me,
            supporter_email=form.cleaned_data["email"],
            story=chosen,
            rights=terms.cleaned_data["rights"],
            until=terms.until,
        )
    except Refused as refusal:
        form.add_error("email", str(refusal))
        return HTTPStatus.UNPROCESSABLE_ENTITY
    told = _("We told them, if they are a member here.")
    later = _("They see your drafts only when they say yes.")
    messages.success(request, f"{told} {later}")
    return HTTPStatus.FOUND


def _is_too_often(person_id: int) -> bool:
    return is_over(f"ask-support:{person_id}", limit=REQUESTS_AN_HOUR, seconds=3600)
