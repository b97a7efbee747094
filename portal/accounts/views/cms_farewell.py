"""An administrator has somebody's account erased, because its person asked in writing or the law says so."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ..farewell import NotNow, order_farewell, waiting_farewell
from ..forms.farewell import OrderForm
from ..models import User
from ..permissions import may_erase_people, signed_in


def erase_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Why, and a tick; then thirty days, in which the person may keep the account."""
    actor = signed_in(request)
    person = get_object_or_404(User, pk=pk)
    if not may_erase_people(actor) or person.pk == actor.pk:
        raise PermissionDenied
    form = OrderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            order_farewell(actor, person=person, why=form.cleaned_data["why"])
        except NotNow as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, _("The account is to be erased. The person was mailed."))
            return redirect("wagtailusers_users:edit", person.pk)
    context = {"person": person, "form": form, "waiting": waiting_farewell(person)}
    return render(request, "accounts/cms/erase_person.html", context)
