"""What the page of walking beside shows: the paragraphs one after another, each with what waits beside it."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from content.models import Recording, StoryPage
from portal.accounts.models import User

from .. import passages, queries, support_acts
from ..beside_state import is_watched, leases, people_here, version_of
from ..forms_beside import SuggestForm
from ..models import Suggestion
from ..models.supports import Rights
from ..passages import Passage
from ..spoken import recordings_in
from ..watching import TELLER, part_of
from . import access

DECIDED_SHOWN = 20
ACTS_SHOWN = 10


@dataclass
class Row:
    """One paragraph on the page."""

    passage: Passage
    name: str
    writer: str = ""
    may_join: bool = False
    recording: Recording | None = None  # one that can be listened to
    form: SuggestForm | None = None
    suggestions: list[Suggestion] = field(default_factory=list)


def show(
    request: HttpRequest,
    story: StoryPage,
    *,
    form: SuggestForm | None = None,
    more: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; with `form` a suggestion that could not be taken stands where it was written."""
    me = access.person(request)
    part = part_of(me, story)
    page = queries.draft_of(story)
    rows = _rows(page, story, me, form if part in {Rights.SUGGEST, Rights.TYPE} else None, part)
    here = passages.ids(row.passage for row in rows)
    open_ones = _suggestions(story, me, part).filter(state=Suggestion.State.OPEN)
    decided = _suggestions(story, me, part).exclude(state=Suggestion.State.OPEN)
    context = {
        "story": story,
        "title": page.title,
        "rows": rows,
        "part": part,
        "is_teller": part == TELLER,
        "types": part in {TELLER, Rights.TYPE},
        "is_watched": part == TELLER or is_watched(story),
        "version": version_of(story),
        "here": [person for person in people_here(story) if person != me],
        "loose": [one for one in open_ones if one.block_id not in here],
        "decided": decided.order_by("-decided_at")[:DECIDED_SHOWN],
        "waiting": len(open_ones),
        "acts": support_acts.lines_for(me, story=story, most=ACTS_SHOWN) if part == TELLER else [],
        "is_read_now": queries.current_step(story) is not None,
        "supporters": queries.supporters_of(story),
    }
    return access.page(request, "beside", context | (more or {}), status=status)


def name_of(passage: Passage, number: int) -> str:
    """What a paragraph is called on the page."""
    names = {
        "title": _("Name of the story"),
        "summary": _("In short"),
        "heading": _("Heading"),
        "picture": _("Picture"),
        "recording": _("Recording"),
        "film": _("Video"),
    }
    return names.get(passage.kind) or _("Paragraph %(number)s") % {"number": number}


def _rows(
    page: StoryPage, story: StoryPage, me: User, wrong: SuggestForm | None, part: str | None
) -> list[Row]:
    writers = {lease.block_id: str(lease.holder) for lease in leases(story.pk).exclude(holder=me)}
    heard = {each.block_id: each.recording for each in recordings_in(page) if each.recording.is_ready}
    rows, number, before = [], 0, ""
    for passage in passages.passages_of(page):
        number += passage.kind == "paragraph"
        row = Row(passage, name_of(passage, number), writers.get(passage.id, ""))
        row.recording = heard.get(passage.id)
        row.may_join = before == passage.kind == "paragraph"
        if part in {Rights.SUGGEST, Rights.TYPE}:
            is_wrong = wrong is not None and wrong.data.get("block") == passage.id
            row.form = wrong if is_wrong else SuggestForm(block=passage.id)
        rows.append(row)
        before = passage.kind
    for suggestion in _suggestions(story, me, part).filter(state=Suggestion.State.OPEN):
        for row in rows:
            if row.passage.id == suggestion.block_id:
                row.suggestions.append(suggestion)
    return rows


def _suggestions(story: StoryPage, me: User, part: str | None) -> Any:
    """The storyteller sees all; a supporter sees what supporters said, and what became of their own."""
    found = story.suggestions.select_related("by")
    return found if part == TELLER else found.filter(by=me)
