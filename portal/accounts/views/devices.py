"""Where one is signed in, and signing out elsewhere."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from portal.kit.posting import only_posted

from ..devices import (
    devices_of,
    is_sign_in_mail_off,
    sign_out_device,
    sign_out_elsewhere,
    switch_sign_in_mail,
)
from ..models import Device, User
from ..organisation.client import name_on_button
from ..organisation.connecting import connections_of
from ..permissions import looks_after_others, signed_in


def _page(**_parts: int) -> str:
    return reverse("accounts:devices")


@never_cache
@login_required
def devices(request: HttpRequest) -> HttpResponse:
    """Each device on which the person is signed in, and whether they are mailed about new ones."""
    person = signed_in(request)
    context = {
        "devices": devices_of(person),
        "here": request.session.session_key,
        # Asked without the session: the mail comes also while the rights wait for a passkey.
        "always_mailed": looks_after_others(User.objects.get(pk=person.pk)),
        "is_mail_off": is_sign_in_mail_off(person),
        "is_connected": connections_of(person).exists(),
        "organisation": name_on_button(),
    }
    return render(request, "accounts/devices.html", context)


@only_posted(_page)
@login_required
def sign_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Signs one other device out."""
    person = signed_in(request)
    device = get_object_or_404(Device, pk=pk, person=person)
    if device.session_key != request.session.session_key:
        sign_out_device(person, device=device)
        messages.success(request, _("The device is signed out."))
    return redirect("accounts:devices")


@only_posted(_page)
@login_required
def sign_out_others(request: HttpRequest) -> HttpResponse:
    """Signs every other device out."""
    sign_out_elsewhere(signed_in(request), session=request.session)
    messages.success(request, _("All other devices are signed out."))
    return redirect("accounts:devices")


@only_posted(_page)
@login_required
def sign_in_mail(request: HttpRequest) -> HttpResponse:
    """Keeps whether the person wants the mail about new devices."""
    is_off = request.POST.get("mail") == "off"
    switch_sign_in_mail(signed_in(request), is_off=is_off)
    messages.success(request, _("Your choice is saved."))
    return redirect("accounts:devices")
