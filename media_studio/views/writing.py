"""The door of every page on which somebody writes: saves, and never drops a word that cannot be saved now.

A `Sheet` says what is special about one such page. Text that comes when the session has ended, or when
somebody else has signed in in this browser since, comes back in a form that can be sent again.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Revision

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.public_forms import is_same_origin

from ..drafting import Conflict, Draft, Saved, draft_in, keep_version, written
from ..forms_tell import WrittenForm
from ..refusals import Refused
from ..versioning import changed_by
from . import access
from .notes import answered


class Sheet:
    """One page of writing: its form, how it is saved, how it looks, and where one goes from it."""

    form_class: ClassVar[type[WrittenForm]]
    names: ClassVar[tuple[str, ...]]  # what is written; the last one is the main field

    def prepare(self, story: StoryPage) -> None:
        """Called before all else with a story of the actor's own; 404 when it has no such page."""

    def values(self, draft: Draft) -> dict[str, str]:
        """What stands in the fields for this draft."""
        raise NotImplementedError

    def seen(self, draft: Draft, revision_id: int) -> dict[str, Any]:
        """What goes along hidden: what the writer has before them."""
        raise NotImplementedError

    def is_seen(self, revision: Revision, values: dict[str, str], data: Mapping[str, Any]) -> bool:
        """Whether this version is the one that the writer had before them."""
        raise NotImplementedError

    def save(
        self, actor: User, story: StoryPage, data: Mapping[str, Any], sent: dict[str, str] | None
    ) -> Saved | Conflict:
        """Keeps what was written."""
        raise NotImplementedError

    def show(
        self, request: HttpRequest, story: StoryPage, form: WrittenForm, *, status: int = 200
    ) -> HttpResponse:
        """The page."""
        raise NotImplementedError

    def way_on(self, request: HttpRequest, story: StoryPage) -> str:
        """The address after saving by a button."""
        raise NotImplementedError


def written_here(request: HttpRequest, pk: int, sheet: Sheet) -> HttpResponse:
    """The page by plain forms. For a stranger every number looks the same; what they sent comes back."""
    if request.method == "POST" and not is_same_origin(request):
        return HttpResponseForbidden()
    if request.method == "POST" and not request.user.is_authenticated:
        return access.page(request, "kept", {"form": sheet.form_class(request.POST)}, status=401)
    if request.method == "POST" and not access.is_own_story(request, pk):
        context = {"form": sheet.form_class(request.POST), "signed_in": access.person(request)}
        return access.page(request, "kept_from_another", context, status=409)
    return _written_here(request, pk, sheet)


def written_by_script(request: HttpRequest, pk: int, sheet: Sheet) -> HttpResponse:
    """The same saving for the script: 200 saved, 401 signed out, 409 changed elsewhere, 422 not possible."""
    if not is_same_origin(request):
        return JsonResponse({}, status=403)
    if not request.user.is_authenticated:
        return JsonResponse({"state": "signed-out"}, status=401)
    return _written_by_script(request, pk, sheet)


def saved_in_words(saved: Saved) -> str:
    """When it was saved, as people say it."""
    return _("Saved at %(time)s.") % {"time": clock.clock_time(saved.at)}


@access.storytellers
def _written_here(request: HttpRequest, pk: int, sheet: Sheet) -> HttpResponse:
    story = access.own_story(request, pk)
    sheet.prepare(story)
    if request.method != "POST":
        return sheet.show(request, story, _filled(sheet, story))
    form = sheet.form_class(request.POST, language=_language(story))
    if not form.is_valid():
        return sheet.show(request, story, form, status=422)
    try:
        outcome = _save(request, story, sheet, form)
    except Refused as refusal:
        form.add_error(sheet.names[-1], str(refusal))
        return sheet.show(request, story, form, status=422)
    if isinstance(outcome, Conflict):
        return _both_texts(request, story, sheet, outcome, form.cleaned_data)
    keep_version(access.person(request), story=story, saved=outcome)
    if request.POST.get("go") not in {"next", "back", "skip"}:
        messages.success(request, saved_in_words(outcome))
    if answered(request, story):
        return redirect(f"{request.path}?notes=1#notes")
    way_on = sheet.way_on(request, story)
    return redirect(way_on + _field_of(sheet) if request.POST.get("go") == "kept" else way_on)


@access.storytellers
def _written_by_script(request: HttpRequest, pk: int, sheet: Sheet) -> HttpResponse:
    story = access.own_story(request, pk)
    sheet.prepare(story)
    form = sheet.form_class(request.POST)
    if "title" in form.fields:
        form.fields["title"].required = False  # an empty name keeps the old one while somebody is thinking
    if not form.is_valid():
        return JsonResponse({"state": "failed"}, status=422)
    try:
        outcome = _save(request, story, sheet, form)
    except Refused:
        return JsonResponse({"state": "failed"}, status=422)
    if isinstance(outcome, Conflict):
        return JsonResponse({"state": "conflict"}, status=409)
    said = {"state": "saved", "seen_revision": outcome.revision_id, "sentence": saved_in_words(outcome)}
    return JsonResponse(said)


def _save(request: HttpRequest, story: StoryPage, sheet: Sheet, form: WrittenForm) -> Saved | Conflict:
    sent = {name: request.POST.get(f"sent_{name}", "") for name in sheet.names}
    was_sent = f"sent_{sheet.names[-1]}" in request.POST
    return sheet.save(access.person(request), story, form.cleaned_data, sent if was_sent else None)


def _filled(sheet: Sheet, story: StoryPage) -> WrittenForm:
    draft = written(story)
    initial = sheet.values(draft) | sheet.seen(draft, story.latest_revision_id)
    return sheet.form_class(initial=initial, language=_language(story))


def _both_texts(
    request: HttpRequest, story: StoryPage, sheet: Sheet, conflict: Conflict, data: Mapping[str, Any]
) -> HttpResponse:
    """Both side by side; whoever keeps theirs has now seen the other one."""
    initial = sheet.values(conflict.mine) | sheet.seen(conflict.stored, conflict.revision_id)
    form = sheet.form_class(initial=initial, auto_id="mine-%s", language=_language(story))
    return access.page(
        request,
        "conflict",
        {
            "story": story,
            "form": form,
            "stored": sheet.values(conflict.stored).values(),
            # Without the number it would be the address of this page, and the browser would stay where it is.
            "href": f"{request.path}?saved={conflict.revision_id}{_field_of(sheet)}",
            "changed_by": _changed_by(request, story, sheet, data),
        },
        status=409,
    )


def _changed_by(request: HttpRequest, story: StoryPage, sheet: Sheet, data: Mapping[str, Any]) -> User | None:
    return changed_by(
        access.person(request),
        story=story,
        part=lambda page: sheet.values(draft_in(page)),
        is_seen=lambda revision, values: sheet.is_seen(revision, values, data),
    )


def _field_of(sheet: Sheet) -> str:
    """The end of an address that takes the focus to the main field."""
    return f"#id_{sheet.names[-1]}"


def _language(story: StoryPage) -> str:
    return str(story.locale.language_code)
