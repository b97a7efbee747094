"""Services from a file, in the CMS: first what would happen, then drafts. The commands do the same."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin.menu import MenuItem

from content import regions, themes
from content.forms_service_data import ServiceFileForm, in_words
from content.models import Organisation, ServicePage
from content.permissions import may_bring_in_services
from content.service_data.importing import write
from content.service_data.known import organisation_id
from content.service_data.merging import Merged
from content.service_data.planning import PagePlan, Plan, State, Whole, plan

MOST_SHOWN = 300
NAMES = dict(settings.LANGUAGES)
WHAT = {
    State.NEW: _("It comes as a new draft"),
    State.CHANGED: _("Its changes come as a draft"),
    State.SAME: _("Nothing changes"),
    State.REFUSED: _("It is not brought in"),
}


class ServiceDataMenuItem(MenuItem):
    """There for editors."""

    def __init__(self) -> None:
        super().__init__(
            _("Services from a file"),
            reverse("service_data"),
            name="service-data",
            icon_name="download",
            order=60,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may bring services in."""
        return may_bring_in_services(request.user)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def service_data(request: HttpRequest) -> HttpResponse:
    """The form; with a file what it would do; with the same file again and a yes, drafts."""
    if not may_bring_in_services(request.user):
        raise PermissionDenied
    form = ServiceFileForm(request.POST, request.FILES) if request.method == "POST" else ServiceFileForm()
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        context |= _looked(form, request)
    return render(request, "content/cms/service_data.html", context)


def _looked(form: ServiceFileForm, request: HttpRequest) -> dict[str, Any]:
    whole = plan(form.given, again=form.cleaned_data["again"])
    asked = request.POST.get("do") == "write"
    if asked and form.was_looked_at:
        write(whole.plans, by=request.user)
    return _told(whole) | {
        "digest": form.digest,
        "is_written": asked and form.was_looked_at,
        "is_another": asked and not form.was_looked_at,
    }


def _told(whole: Whole) -> dict[str, Any]:
    """What the page shows: first what asks for somebody's eyes; what stays the same is only counted."""
    counts = Counter(each.state for each in whole.plans)
    rows = [each for each in whole.plans if each.state is not State.SAME or _conflicts(each)]
    names = {str(organisation_id(each)): each.name for each in Organisation.objects.all()}
    return {
        "is_looked": True,
        "counts": {state.value: counts[state] for state in State},
        "rows": [_row(each, names) for each in rows[:MOST_SHOWN]],
        "more": max(0, len(rows) - MOST_SHOWN),
        "notes": [in_words(each) for each in whole.notes],
        "vanished": whole.vanished,
    }


def _conflicts(made: Plan) -> bool:
    return any(page.conflicts for page in made.pages)


def _row(made: Plan, names: dict[str, str]) -> dict[str, Any]:
    of = made.told.organisation if made.told else None
    known = names if of is None else {str(of.source_id): of.names["fi"], **names}
    return {
        "place": made.place,
        "name": made.name or made.number,
        "what": WHAT[made.state],
        "why": in_words(made.why) if made.why else "",
        "pages": [_page(page, known) for page in made.pages if made.state is not State.REFUSED],
        "notes": [in_words(each) for each in made.notes],
    }


def _page(planned: PagePlan, names: dict[str, str]) -> dict[str, Any]:
    is_new = planned.page is None
    return {
        "language": NAMES.get(planned.language, planned.language),
        "code": planned.language,
        "number": planned.written if is_new else planned.page.pk,
        "is_new": is_new,
        "taken": [] if is_new else [_field(each, names) for each in planned.taken],
        "conflicts": [_field(each, names) for each in planned.conflicts],
    }


def _field(merged: Merged, names: dict[str, str]) -> dict[str, str]:
    label = str(ServicePage._meta.get_field(merged.name).verbose_name)
    shown = (_value(merged.name, each, names) for each in (merged.ours, merged.theirs))
    return {"label": label, **dict(zip(("ours", "theirs"), shown, strict=True))}


def _value(name: str, value: Any, names: dict[str, str]) -> str:
    """A field as an editor knows it: regions and needs by their names, an organisation too."""
    if name == "organisation":
        return names.get(str(value or ""), str(value or ""))
    if name in ("regions", "needs"):
        listed = (regions if name == "regions" else themes).in_words(tuple(value or ()))
        return ", ".join(listed)
    return str(value or "")
