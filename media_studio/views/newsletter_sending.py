"""A newsletter is looked at as a mail, sent to oneself first, then to everybody, and stopped."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content import mailing
from content.models import NewsletterPage
from content.models.newsletters import mailing_of, shown_items
from content.newsletter_mail import letter_of
from portal.kit.counting import is_over
from portal.kit.headers import as_mail

from . import access
from .newsletters import newsletter_people

SAMPLES_AN_HOUR = 20


@newsletter_people
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """The exact mail: its subject, its text, and a link to the HTML."""
    found = get_object_or_404(NewsletterPage, pk=pk)
    letter = letter_of(found, shown_items(found))
    return access.page(request, "newsletter_mail", {"newsletter": found, "letter": letter})


@newsletter_people
def mail_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML part of the mail, byte by byte."""
    found = get_object_or_404(NewsletterPage, pk=pk)
    return as_mail(HttpResponse(letter_of(found, shown_items(found)).html))


@access.posted("newsletter_mail", "pk")
@newsletter_people
def to_me(request: HttpRequest, pk: int) -> HttpResponse:
    """The same mail to the editor alone."""
    found, me = get_object_or_404(NewsletterPage, pk=pk), access.person(request)
    if is_over(f"newsletter-sample:{me.pk}", limit=SAMPLES_AN_HOUR, seconds=3600):
        messages.warning(request, _("You have sent it to yourself many times. Try again later."))
    else:
        mailing.send_sample(me, newsletter=found)
        messages.success(request, _("It is on its way to you. Look into your mail."))
    return redirect("studio:newsletter_mail", pk)


@newsletter_people
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """To how many people; confirmed once. A second press changes nothing."""
    found = get_object_or_404(NewsletterPage, pk=pk)
    if mailing_of(found) is not None:
        messages.info(request, _("This newsletter has been sent already."))
        return redirect("studio:newsletter", pk)
    if request.method == "POST":
        return _sent(request, found)
    context = {"newsletter": found, "number": mailing.readers_of(found).count(), "items": shown_items(found)}
    return access.page(request, "newsletter_send", context)


@access.posted("newsletter", "pk")
@newsletter_people
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """No further mail goes out; or, pressed again, it goes on."""
    found, me = get_object_or_404(NewsletterPage, pk=pk), access.person(request)
    if request.POST.get("go") == "on":
        mailing.go_on_sending(me, newsletter=found)
        messages.success(request, _("The newsletter goes out again."))
    else:
        mailing.stop_sending(me, newsletter=found)
        messages.success(request, _("No more mails go out."))
    return redirect("studio:newsletter", pk)


def _sent(request: HttpRequest, found: NewsletterPage) -> HttpResponse:
    try:
        mailing.begin_sending(access.person(request), newsletter=found)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The newsletter goes out now. Its web page is public."))
    return redirect("studio:newsletter", found.pk)
