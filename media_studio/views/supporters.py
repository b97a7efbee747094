"""My supporters: ask, and end."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import queries, supporting
from ..forms import SupporterForm
from ..models import Support
from ..refusals import Refused
from . import access


@access.storytellers
def supporters(request: HttpRequest) -> HttpResponse:
    """Who helps me now, and a form to ask somebody."""
    me = access.person(request)
    stories = list(queries.stories_of(me))
    form = SupporterForm(request.POST if request.method == "POST" else None, stories=stories)
    if request.method == "POST" and form.is_valid():
        chosen = next((each for each in stories if str(each.pk) == form.cleaned_data["story"]), None)
        try:
            support = supporting.ask_support(me, supporter_email=form.cleaned_data["email"], story=chosen)
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, _("%(name)s is your supporter now.") % {"name": support.supporter})
            return redirect("studio:supporters")
    mine = Support.objects.current().filter(storyteller=me).select_related("supporter", "story")
    given = Support.objects.current().filter(supporter=me).select_related("storyteller", "story")
    is_wrong = request.method == "POST" and bool(form.errors)
    context = {"form": form, "supports": mine, "given": given}
    return access.page(request, "supporters", context, status=422 if is_wrong else 200)


@require_POST
@access.signed_in
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """The support ends at once."""
    me = access.person(request)
    mine = Support.objects.filter(Q(storyteller=me) | Q(supporter=me))
    supporting.end_support(me, support=get_object_or_404(mine, pk=pk))
    messages.success(request, _("The support has ended."))
    return redirect("studio:supporters" if me.has_perm("media_studio.tell_story") else "studio:home")
