"""The link for somebody in a story: made, shown once, mailed."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from content.asking_people import hash_of
from content.models import PersonIn, StoryPage
from content.people_lapsing import address_of
from portal.kit.counting import is_over

from .. import people as listing
from ..forms_people import MailForm
from ..refusals import Refused
from . import access
from .link_codes import code_of

MADE = "person_link"  # in the session, from the press to the page that shows it once
MAILS_AN_HOUR = 20


@access.storytellers
def link(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A press makes a new link; the page shows it once."""
    story, one = _of(request, pk, number)
    if request.method == "POST":
        try:
            key = listing.make_link(access.person(request), person=one)
        except Refused as refusal:
            messages.info(request, str(refusal))
            return redirect("studio:person", story.pk, one.pk)
        request.session[MADE] = {"person": one.pk, "key": key}
        return redirect("studio:person_link", story.pk, one.pk)
    made = request.session.pop(MADE, None)
    if made is None or made["person"] != one.pk or hash_of(made["key"]) != one.key_hash:
        messages.info(request, _("A link is shown only once. You can make a new one."))
        return redirect("studio:person", story.pk, one.pk)
    return _page(request, story, one, MailForm(initial={"key": made["key"]}), made["key"])


@access.posted("person", "pk", "number", keeps=MailForm)
@access.storytellers
def mail(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The link that was just shown goes by mail."""
    story, one = _of(request, pk, number)
    form = MailForm(request.POST)
    if form.is_valid():
        me, sent = access.person(request), form.cleaned_data
        if is_over(f"mail-person:{me.pk}", limit=MAILS_AN_HOUR, seconds=3600):
            form.add_error("email", _("You have sent many mails now. Try again in an hour."))
        elif said := _send(request, one, sent["key"], sent["email"]):
            form.add_error("email", said)
        else:
            messages.success(request, _("The link was mailed."))
            return redirect("studio:person", story.pk, one.pk)
    key = form["key"].value() or ""
    if hash_of(key) != one.key_hash:
        messages.info(request, _("A link is shown only once. You can make a new one."))
        return redirect("studio:person", story.pk, one.pk)
    return _page(request, story, one, form, key, status=422)


def demo_key(person: PersonIn) -> str:
    """The key that the demo world gives to its people: only there can a link be told again."""
    return salted_hmac("media_studio.demo_person", str(person.pk)).hexdigest()[:32]


def demo_link(person: PersonIn) -> str:
    """The whole address, for trying it out in the demo; empty anywhere else."""
    if not settings.DEMO or person.key_hash != hash_of(demo_key(person)):
        return ""
    return address_of(demo_key(person), person.language)


def _send(request: HttpRequest, one: PersonIn, key: str, email: str) -> str:
    try:
        listing.mail_link(access.person(request), person=one, key=key, email=email)
    except Refused as refusal:
        return str(refusal)
    except OSError:
        return _("The mail could not be sent. Give the link in another way.")
    return ""


def _of(request: HttpRequest, pk: int, number: int) -> tuple[StoryPage, PersonIn]:
    story = access.own_story(request, pk)
    return story, get_object_or_404(PersonIn.objects.counted(), page_id=story.pk, pk=number)


def _page(
    request: HttpRequest, story: StoryPage, one: PersonIn, form: MailForm, key: str, *, status: int = 200
) -> HttpResponse:
    address = address_of(key, one.language)
    context = {"story": story, "person": one, "link": address, "code": code_of(address), "form": form}
    response = access.page(request, "person_link", context, status=status)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
