"""Taking all one's data along."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..models import DataCopy
from ..permissions import signed_in
from ..taking_data import STAYS_FOR, OneAtATime, TooOften, ask_for_data, is_there, newest_copy


@never_cache
@login_required
def my_data(request: HttpRequest) -> HttpResponse:
    """What the file holds, a button that asks for it, and the file once it is made."""
    person = signed_in(request)
    if request.method == "POST":
        _ask(request)
        return redirect("accounts:my_data")
    copy = newest_copy(person)
    context = {
        "copy": copy if copy and is_there(copy) else None,
        "until": copy.ready_at + STAYS_FOR if copy and copy.ready_at else None,
        "is_being_made": copy is not None and copy.ready_at is None and copy.failed_at is None,
        "failed": copy is not None and copy.failed_at is not None,
    }
    return render(request, "accounts/my_data.html", context)


def _ask(request: HttpRequest) -> None:
    try:
        ask_for_data(signed_in(request))
    except OneAtATime:
        messages.info(request, _("We are putting your data together already."))
    except TooOften:
        messages.warning(request, _("You asked three times today. Try again tomorrow."))
    else:
        messages.success(request, _("We are putting your data together. We mail you when it is ready."))


@never_cache
@require_safe
@login_required
def data_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, to its owner alone; for anybody else, and after its week, it is not there."""
    copy = DataCopy.objects.filter(pk=pk, person=signed_in(request)).first()
    if copy is None or not is_there(copy) or not copy.file.storage.exists(str(copy.file.name)):
        raise Http404
    name = f"oma-aani-{copy.asked_at:%Y-%m-%d}.zip"
    response = FileResponse(copy.file.open("rb"), as_attachment=True, filename=name)
    response["Content-Type"] = "application/zip"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
