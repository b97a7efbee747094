"""Decisions about oneself and asking to look again; and the moderators' side of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from peer import appealing, noting
from peer.appealing import decisions_told_to
from peer.decision_forms import AppealAnswerForm, AppealForm
from peer.models import Appeal
from portal.kit.keeping import keeps_text

from .doors import SignedIn, for_moderators, page_of


def page_of_decisions(**_rest: object) -> str:
    """Where somebody finds what was decided about them."""
    return reverse("peer:decisions")


@never_cache
@login_required
@require_GET
def decisions(request: SignedIn) -> HttpResponse:
    """What moderators decided about the one who reads; also for somebody who may not use rooms any more."""
    context = {"door": "talk", "decisions": decisions_told_to(request.user)}
    return render(request, "peer/decisions.html", context)


@keeps_text(AppealForm, page=page_of_decisions)
@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def decision(request: SignedIn, decision_id: int) -> HttpResponse:
    """One decision about oneself, with a form to ask another moderator to look again."""
    about = get_object_or_404(decisions_told_to(request.user), pk=decision_id)
    may_appeal = appealing.may_appeal(request.user, about)
    form = AppealForm(request.POST if request.method == "POST" else None) if may_appeal else None
    if request.method == "POST" and form and form.is_valid():
        appealing.appeal(request.user, decision=about, words=form.cleaned_data["words"])
        messages.success(request, _("Another moderator looks at this. You are told the answer."))
        return redirect("peer:decisions")
    until = about.made_at + appealing.MAY_APPEAL_FOR
    context = {"door": "talk", "decision": about, "form": form, "until": until}
    return render(request, "peer/decision.html", context, status=422 if form and form.errors else 200)


@keeps_text(AppealAnswerForm, page=page_of)
@for_moderators
@require_http_methods(["GET", "POST"])
def appeal(request: SignedIn, appeal_id: int) -> HttpResponse:
    """An appeal, for any moderator but the first one. Opening it is a look that is written down."""
    found = Appeal.objects.select_related(
        "decision__participant__room",
        "decision__reason",
        "decision__message",
        "first_moderator",
        "decided_by",
    )
    about = get_object_or_404(found.filter(decision__participant__isnull=False), pk=appeal_id)
    may_decide = appealing.may_decide_appeal(request.user, about)
    form = AppealAnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and may_decide and form.is_valid():
        if appealing.decide_appeal(request.user, appeal=about, **form.cleaned_data):
            messages.success(request, _("The person was told."))
        else:
            messages.warning(request, _("Another moderator answered first."))
        return redirect("peer:queue")
    noting.look_at_appeal(request.user, appeal=about)
    context = {
        "door": "talk",
        "appeal": about,
        "form": form,
        "may_decide": may_decide and about.decided_at is None,
        "is_alone": not may_decide and not appealing.is_anybody_else_there(about),
    }
    return render(request, "peer/appeal.html", context, status=422 if form.errors else 200)
