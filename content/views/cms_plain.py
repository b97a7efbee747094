"""Plain language in the editor of the CMS: the page as its preview shows it is checked and forgotten."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from content.plain_checking import report_on
from content.plain_told import told
from portal.kit.slots import Full
from portal.plain_language.pages import from_html

MOST_SIGNS = 200_000  # of text: far longer than a page may be


@require_POST
@sensitive_variables()
def check_plain(request: HttpRequest) -> HttpResponse:
    """`html` and `lang` in JSON; a piece of the panel comes back, or a state that says why not."""
    asked = _asked(request)
    if asked is None:
        return JsonResponse({"state": "unreadable"}, status=422)
    page = from_html(*asked)
    if len(page.text) > MOST_SIGNS:
        return JsonResponse({"state": "too-long"}, status=422)
    try:
        report = report_on(page, asked[1])
    except Full:
        return JsonResponse({"state": "busy"}, status=503)
    context = {"report": told(report, page.text), "is_known": report.is_known}
    return JsonResponse({"report": render_to_string("content/cms_plain.html", context, request)})


def _asked(request: HttpRequest) -> tuple[str, str] | None:
    try:
        sent: Any = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    html, language = (sent.get("html"), sent.get("lang")) if isinstance(sent, dict) else (None, None)
    return (html, language) if isinstance(html, str) and isinstance(language, str) else None
