"""The register of consents in the CMS: a list with plain filters, and the same as a file."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin.menu import MenuItem

from ..consent_register import Kind, State, entries, kinds_for, may_see_register
from ..taking_register import FORMATS, take_register

A_PAGE = 50


class ConsentsMenuItem(MenuItem):
    """There for those who may read the register."""

    def __init__(self) -> None:
        super().__init__(_("Consents"), reverse("consents"), name="consents", icon_name="check", order=150)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may read it."""
        return may_see_register(request.user)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consents(request: HttpRequest) -> HttpResponse:
    """The list of what the filters leave; a press gives the same as a file, which is logged."""
    kinds = kinds_for(request.user)
    if not kinds:
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    kind = _one_of(asked.get("kind", ""), [each.value for each in kinds])
    state = _one_of(asked.get("state", ""), State.values)
    if request.method == "POST":
        form = _one_of(request.POST.get("form", ""), FORMATS) or FORMATS[0]
        return take_register(request.user, form=form, kind=kind, state=state)
    found = Paginator(entries(request.user, kind=kind, state=state), A_PAGE)
    context = {
        "kinds": [(each.value, each.label) for each in Kind if each in kinds],
        "states": State.choices,
        "kind": kind,
        "state": state,
        "count": found.count,
        "found": found.get_page(request.GET.get("p")),
    }
    return render(request, "content/cms/consents.html", context)


def _one_of(value: str, known: object) -> str:
    """The value, or all of them for one that nobody offered."""
    return value if value in known else ""  # type: ignore[operator]
