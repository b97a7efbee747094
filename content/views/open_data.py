"""Our services as open data: the same file for everybody."""

import json

from django.http import HttpRequest, HttpResponse

from content.service_data.exporting import public_services
from portal.kit.public_pages import public_page


@public_page
def services_file(request: HttpRequest) -> HttpResponse:
    """Every public service in the shape of the national service data (PTV, open API v11)."""
    words = json.dumps(public_services(), ensure_ascii=False)
    return HttpResponse(words, content_type="application/json; charset=utf-8")
