"""Anybody may try how easy a text is. The text is looked at and forgotten: it stays nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from content.forms_plain import PlainForm
from content.plain_checking import report_on
from content.plain_told import told
from portal.kit.languages import words_now
from portal.kit.public_forms import public_form
from portal.kit.public_pages import public_page
from portal.kit.slots import Full

from .languages import language_links


@public_form(name="plain_language", per_minute=10)
@public_page
@sensitive_post_parameters()
@sensitive_variables("form", "context", "text", "request")
def plain_language(request: HttpRequest) -> HttpResponse:
    """The form; sent, the report stands over it and the text is still in it."""
    form = PlainForm(request.POST if request.method == "POST" else None, initial={"language": words_now()})
    context = {"form": form, "language_links": language_links("content:plain_language")}
    status = 200
    if request.method == "POST" and form.is_valid():
        # Browsers send \r\n; the report quotes the words and keeps nothing.
        text = form.cleaned_data["text"].replace("\r\n", "\n")
        try:
            report = report_on(text, form.cleaned_data["language"], on_a_page=False, remember=False)
            context["report"] = told(report, text)
        except Full:
            context["busy"], status = True, 503
    response = render(request, "content/plain_language.html", context, status=status)
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    return response
