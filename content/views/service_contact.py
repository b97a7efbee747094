"""A question to a service: a form for anybody, without an account."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from content import asking_about_help as asking
from content.forms_service import ServiceQuestionForm
from content.queries import service_at
from portal.kit.public_forms import public_form
from portal.kit.public_pages import public_page

from .languages import language_links


@public_form(name="service", per_minute=5)
@public_page
def service_contact(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form; sent, the question goes to the mailbox of the service."""
    service = service_at(page_id)
    if service is None or not service.takes_questions:
        raise Http404
    form = ServiceQuestionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["website"]:
            told = {name: form.cleaned_data[name] for name in ("words", "mail")}
            asking.ask_service(None, service=service, **told)
        return HttpResponseRedirect(reverse("content:service_contact_thanks", args=[page_id]))
    links = language_links("content:service_contact", page_id)
    context = {"service": service, "form": form, "language_links": links, "door": service.door}
    return render(request, "content/service_contact.html", context)


@public_page
def service_contact_thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """Says what happens next; also when the page went meanwhile."""
    service = service_at(page_id)
    links = language_links("content:service_contact_thanks", page_id)
    context = {"service": service, "language_links": links, "door": "find"}
    return render(request, "content/service_contact_thanks.html", context)
