"""Another editor looks again: asked for in the studio, decided at the desk."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.models import Portfolio, StoryPage, TakeDown
from content.permissions import may_take_down
from content.portfolio_face import face_of
from portal.kit.keeping import keeps_text

from .. import appealing, appeals
from ..appeals import Thing
from ..forms_reading import AppealForm, DecisionForm
from ..policy.appeals import may_ask, may_decide
from ..refusals import Refused, Sealed
from . import access
from .showing import as_others_may_see, as_readers_see

VERDICTS = {"public", "down"}


@keeps_text(AppealForm)
@access.signed_in
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The reason, what happens next, and the button that asks another editor."""
    taken = get_object_or_404(TakeDown, pk=pk, storyteller=access.person(request))
    thing = _thing(taken)
    form = AppealForm(request.POST if request.method == "POST" else None)
    refused = appealing.said(may_ask(appeals.asking(taken, thing)))
    if request.method != "POST" or not form.is_valid():
        context = {"taken": taken, "form": form, "refused": refused, "last_day": appeals.last_day(taken)}
        return access.page(request, "ask_another", context, status=422 if form.errors else 200)
    try:
        appealing.ask_another(access.person(request), taken=taken, words=form.cleaned_data["words"])
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Another editor looks at it. We tell you here."))
    return redirect("studio:portfolio" if taken.portfolio_id else "studio:home")


@access.desk_people
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """What was taken down and why, what its storyteller says, and the two ways to decide.

    When nobody asked, only why it was taken down: the story itself is its teller's alone then.
    """
    if (why := _why_only(request, pk)) is not None:
        messages.info(request, _("Why it was taken down: %(reason)s") % {"reason": why})
        return redirect("studio:desk")
    taken, thing = _asked(request, pk)
    if refused := appealing.said(may_decide(appeals.deciding(access.person(request), taken, thing))):
        messages.info(request, refused)
        return redirect("studio:desk")
    return _page(request, taken, DecisionForm())


@access.posted("appeal", "pk", keeps=DecisionForm)
@access.desk_people
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor decides, in words."""
    taken, thing = _asked(request, pk)
    form = DecisionForm(request.POST)
    verdict = request.POST.get("verdict")
    is_whole = form.is_valid() and verdict in VERDICTS
    if not is_whole and appeals.may_look_again(access.person(request), taken):
        return _page(request, taken, form, status=422)
    is_upheld = verdict != "public"
    try:
        words, seen = form.cleaned_data.get("words", ""), request.POST.get("seen", "")
        appealing.decide(access.person(request), taken=taken, is_upheld=is_upheld, words=words, seen=seen)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("studio:desk")
    messages.success(request, _said(thing, is_upheld))
    return redirect("studio:desk")


def _why_only(request: HttpRequest, pk: int) -> str | None:
    """The reason, for an editor, while nobody asks to look again."""
    if not may_take_down(access.person(request)):
        raise PermissionDenied
    taken = TakeDown.objects.filter(pk=pk, appealed_at=None).first()
    return taken.reason if taken is not None else None


def _said(thing: Thing, is_upheld: bool) -> str:
    if isinstance(thing, Portfolio):
        stays = _("It stays hidden. Its owner is told why.")
        return stays if is_upheld else _("Its owner can make it public again.")
    stays = _("It stays down. The storyteller is told why.")
    return stays if is_upheld else _("The storyteller can make it public again.")


def _thing(taken: TakeDown) -> Thing:
    thing = appeals.thing_of(taken)
    if thing is None:
        raise Http404
    if isinstance(thing, StoryPage) and appeals.is_away(thing):
        raise Sealed(thing)
    return thing


def _asked(request: HttpRequest, pk: int) -> tuple[TakeDown, Thing]:
    if not may_take_down(access.person(request)):
        raise PermissionDenied
    taken = get_object_or_404(TakeDown, pk=pk, appealed_at__isnull=False)
    return taken, _thing(taken)


def _page(request: HttpRequest, taken: TakeDown, form: DecisionForm, *, status: int = 200) -> HttpResponse:
    version = appeals.version_taken_down(taken)
    context = {
        "taken": taken,
        "form": form,
        "shown": as_readers_see(as_others_may_see(version.as_object())) if version else None,
        "face": face_of(taken.portfolio) if taken.portfolio else None,
    }
    return access.page(request, "appeal", context, status=status)
