"""The newsroom's board, as columns or as a list."""

from django.http import HttpRequest, HttpResponse

from content.permissions import may_send_newsletters, may_test_pages

from .. import newsroom, rewriting
from ..permissions import may_work_in_newsroom
from . import access
from .access import View
from .board_words import columns

WAYS = ("columns", "list")
KEPT = "newsroom_as"


def newsroom_people(view: View) -> View:
    """A door for editors and experience experts."""
    return access.door(view, may_work_in_newsroom)


@newsroom_people
def board(request: HttpRequest) -> HttpResponse:
    """Every idea and story that is the newsroom's to see. The way to look at it is remembered."""
    shown = columns(access.person(request))
    context = {
        "columns": shown,
        "rows": [row for column in shown for row in column.rows],
        "is_list": _way(request) == "list",
        "wishes": newsroom.wishes_waiting(),
        "hard": rewriting.to_rewrite(),
        "may_send": may_send_newsletters(access.person(request)),
        "may_test": may_test_pages(access.person(request)),
    }
    return access.page(request, "newsroom", context)


def _way(request: HttpRequest) -> str:
    asked = request.GET.get("as", "")
    if asked in WAYS and request.session.get(KEPT, WAYS[0]) != asked:
        request.session[KEPT] = asked
    return str(request.session.get(KEPT, WAYS[0]))
