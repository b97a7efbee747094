"""The storyteller's yes, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Revision

from content.models import StoryPage
from content.models.consents import Place

from .. import publishing, queries, support_terms
from ..forms import BylineForm
from ..forms_beside import NamedForm
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
    helped = NamedForm(
        request.POST if request.method == "POST" else None, people=support_terms.who_may_be_named(story)
    )
    is_whole = request.method == "POST" and form.is_valid() & helped.is_valid()
    if not is_whole or request.POST.get("go") == "name":
        is_wrong = request.method == "POST" and bool(form.errors or helped.errors)
        return _name_page(request, story, form, helped, status=422 if is_wrong else 200)
    if request.POST.get("go") == "yes":
        return _say_yes(request, story, form, helped)
    return _yes_page(request, story, form, helped, revision)


def _say_yes(request: HttpRequest, story: StoryPage, form: BylineForm, helped: NamedForm) -> HttpResponse:
    try:
        publishing.publish_consented(
            access.person(request),
            story=story,
            revision_id=form.cleaned_data["revision_id"],
            byline=form.byline,
            places=[Place.SITE.value],
            named=helped.chosen,
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
    request: HttpRequest, story: StoryPage, form: BylineForm, helped: NamedForm, *, status: int = 200
) -> HttpResponse:
    context = {"story": story, "form": form, "helped": helped}
    return access.page(request, "consent_name", context, status=status)


def _yes_page(
    request: HttpRequest, story: StoryPage, form: BylineForm, helped: NamedForm, revision: Revision
) -> HttpResponse:
    if form.cleaned_data["revision_id"] != revision.pk:
        messages.warning(request, _("The story has changed. Look at the new version first."))
        return redirect("studio:consent", story.pk)
    _numbers, names = support_terms.names_of(story, helped.chosen)
    context = {
        "story": story,
        "form": form,
        "helped": helped,
        "shown": as_readers_see(revision.as_object(), form.byline, names),
        "byline": form.byline,
        "is_changed": queries.is_changed_since(story, revision),
        "revision_id": revision.pk,
    }
    return access.page(request, "consent_yes", context)
