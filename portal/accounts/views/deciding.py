"""Who may come in: requests and invitations, for moderators and administrators."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from portal.kit import clock
from portal.kit.keeping import keeps_text
from portal.kit.languages import WRITTEN
from portal.kit.posting import only_posted

from ..forms.joining import ROLE_NAMES, InvitationForm
from ..inviting import make_invitation, revoke_invitation
from ..joining import AlreadyDecided, approve_joining, decline_joining
from ..models import Invitation, JoiningRequest
from ..permissions import may_approve_joining, signed_in
from ..roles import Role

CODES_KEY = "invitation_codes"
View = Callable[..., HttpResponse]


def for_deciders(view: View) -> View:
    """A page for those who decide who comes in; never kept by a browser or a proxy."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_approve_joining(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@for_deciders
def requests(request: HttpRequest) -> HttpResponse:
    """Who asks to come in, the oldest first."""
    waiting = JoiningRequest.objects.filter(state=JoiningRequest.State.WAITING)
    return render(request, "accounts/requests.html", {"waiting": waiting})


@only_posted(lambda **_parts: reverse("accounts:requests"))
@for_deciders
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """A yes or a no to one request. Whoever comes second is told what was decided."""
    asked = get_object_or_404(JoiningRequest, pk=pk)
    try:
        if request.POST.get("decision") == "approve":
            approve_joining(signed_in(request), request=asked)
            messages.success(request, _("%(name)s may come in. We sent a mail.") % {"name": asked.first_name})
        else:
            decline_joining(signed_in(request), request=asked)
            messages.success(
                request, _("You said no to %(name)s. We sent a mail.") % {"name": asked.first_name}
            )
    except AlreadyDecided as decided:
        messages.info(request, _already(decided.request))
    return redirect("accounts:requests")


@keeps_text(InvitationForm)
@for_deciders
def invitations(request: HttpRequest) -> HttpResponse:
    """The invitations made so far, and a form for a new one."""
    form = InvitationForm(request.POST or None, maker=signed_in(request))
    if request.method == "POST" and form.is_valid():
        invitation, code = make_invitation(signed_in(request), **form.cleaned_data)
        request.session[CODES_KEY] = {**request.session.get(CODES_KEY, {}), str(invitation.pk): code}
        return redirect("accounts:invitation", pk=invitation.pk)
    made = Invitation.objects.select_related("made_by")[:50]
    context = {"form": form, "invitations": [(one, one.is_good(clock.now())) for one in made]}
    return render(request, "accounts/invitations.html", context)


@for_deciders
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """The page to print. The code is shown to its maker only, until signing out: it is kept nowhere else."""
    found = get_object_or_404(Invitation, pk=pk)
    code = request.session.get(CODES_KEY, {}).get(str(pk))
    ways_in = [_way_in(language, found) for language, _name in WRITTEN]
    context = {"invitation": found, "code": code, "ways_in": ways_in, "role": ROLE_NAMES[Role(found.role)]}
    return render(request, "accounts/invitation.html", context)


@only_posted(lambda **_parts: reverse("accounts:invitations"))
@for_deciders
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes an invitation back."""
    revoke_invitation(signed_in(request), invitation=get_object_or_404(Invitation, pk=pk))
    messages.success(request, _("The invitation opens nothing any more."))
    return redirect("accounts:invitations")


def _way_in(language: str, found: Invitation) -> dict[str, object]:
    with translation.override(language):
        address = f"{settings.BASE_URL}{reverse('accounts:join')}"
        return {
            "language": language,
            "address": address,
            "title": _("Welcome to Oma ääni"),
            "first": _("Open this address in your phone or computer:"),
            "second": _("Write this code:"),
            "third": _("Write your e-mail address. We send you one more code."),
            "count": found.max_uses,
        }


def _already(asked: JoiningRequest) -> str:
    name = str(asked.decided_by or _("Somebody"))
    if asked.state == JoiningRequest.State.APPROVED:
        return _("%(name)s had already said yes.") % {"name": name}
    return _("%(name)s had already said no.") % {"name": name}
