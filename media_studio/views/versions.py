"""Earlier versions of a story: the list, one of them, and bringing it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Revision

from content.models import StoryPage

from .. import queries, versioning
from . import access
from .showing import as_readers_see


@access.storytellers
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version that is kept: when, and by whom."""
    story = access.own_story(request, pk)
    rows = versioning.numbered(versioning.versions_of(story))
    return access.page(request, "versions", {"story": story, "now": rows[:1], "earlier": rows[1:]})


@access.storytellers
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version as readers would see it, and what is different in it."""
    story = access.own_story(request, pk)
    found = _version(story, number)
    kept = versioning.numbered(versioning.versions_of(story))
    context = {
        "story": story,
        "version": found,
        "number": next(each.number for each in kept if each.revision == found),
        "is_now": found.pk == story.latest_revision_id,
        "shown": as_readers_see(found.as_object()),
        "differences": versioning.differences_from_now(story, found),
        "stage": queries.stage(story),
    }
    return access.page(request, "version", context)


@access.posted("version", "pk", "number")
@access.storytellers
def bring_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The story says this again. The version of before stays in the list."""
    story = access.own_story(request, pk)
    versioning.bring_back(access.person(request), story=story, version=_version(story, number))
    messages.success(request, _("The earlier version is back. The other one is in the list too."))
    return redirect("studio:story", story.pk)


def _version(story: StoryPage, number: int) -> Revision:
    found = versioning.version_of(story, number)
    if found is None:
        raise Http404
    return found
