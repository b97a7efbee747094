"""The storyteller's yes, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Revision

from content.models import StoryPage
from content.models.consents import Place

from .. import publishing, queries
from ..forms import BylineForm
from ..refusals import Refused
from . import access
from .showing import as_readers_see


@access.storytellers
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """First the name; then the story exactly as it would be published; then the yes."""
    story = access.own_story(request, pk)
    revision = queries.read_revision(story)
    if revision is None or queries.handed_in_revision(story):
        messages.info(request, _("This story does not wait for your yes."))
        return redirect("studio:home")
    form = BylineForm(
        request.POST if request.method == "POST" else None,
        first_name=access.person(request).first_name,
        initial={"revision_id": revision.pk},
    )
    if request.method != "POST" or not form.is_valid() or request.POST.get("go") == "name":
        is_wrong = request.method == "POST" and bool(form.errors)
        return _name_page(request, story, form, status=422 if is_wrong else 200)
    if request.POST.get("go") == "yes":
        return _say_yes(request, story, form)
    return _yes_page(request, story, form, revision)


def _say_yes(request: HttpRequest, story: StoryPage, form: BylineForm) -> HttpResponse:
    try:
        publishing.publish_consented(
            access.person(request),
            story=story,
            revision_id=form.cleaned_data["revision_id"],
            byline=form.byline,
            places=[Place.SITE.value],
        )
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("studio:consent", story.pk)
    messages.success(request, _("Your story is public now."))
    return redirect("studio:published", story.pk)


@access.storytellers
def published(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the story is now, and how to take it back."""
    story = access.own_story(request, pk)
    if not story.live:
        return redirect("studio:home")
    return access.page(request, "published", {"story": story})


def _name_page(
    request: HttpRequest, story: StoryPage, form: BylineForm, *, status: int = 200
) -> HttpResponse:
    return access.page(request, "consent_name", {"story": story, "form": form}, status=status)


def _yes_page(request: HttpRequest, story: StoryPage, form: BylineForm, revision: Revision) -> HttpResponse:
    if form.cleaned_data["revision_id"] != revision.pk:
        messages.warning(request, _("The story has changed. Look at the new version first."))
        return redirect("studio:consent", story.pk)
    context = {
        "story": story,
        "form": form,
        "shown": as_readers_see(revision.as_object(), form.byline),
        "byline": form.byline,
        "is_changed": queries.is_changed_since(story, revision),
        "revision_id": revision.pk,
    }
    return access.page(request, "consent_yes", context)
