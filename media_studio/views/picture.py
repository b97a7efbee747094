"""The picture of a story."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from content.models import Picture, StoryPage
from content.picture_intake import PictureRefused

from .. import picturing, queries
from ..forms import PictureForm
from ..policy.stages import Stage
from . import access
from .wording import draft_is_seen_by, picture_is_seen_by


@access.storytellers
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a picture with its words, or change what is there."""
    story = access.own_story(request, pk)
    current = picturing.picture_of(story)
    if request.method != "POST":
        form = PictureForm(initial=_initial(story, current), has_picture=current is not None)
        return _page(request, story, form, current)
    form = PictureForm(request.POST, request.FILES, has_picture=current is not None)
    if form.is_valid() and _keep(request, story, form):
        messages.success(request, picture_is_seen_by(story))
        return redirect("studio:picture", story.pk)
    return _page(request, story, form, current, status=422)


@require_POST
@access.storytellers
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """The story goes on without a picture."""
    story = access.own_story(request, pk)
    picturing.remove_picture(access.person(request), story=story)
    messages.success(request, _("The picture is gone from your story."))
    return redirect("studio:picture", story.pk)


def _keep(request: HttpRequest, story: StoryPage, form: PictureForm) -> bool:
    words = {name: form.cleaned_data[name] for name in ("alt", "decorative", "caption", "credit")}
    upload = form.cleaned_data["upload"]
    try:
        if upload:
            picturing.set_picture(access.person(request), story=story, upload=upload, **words)
        else:
            picturing.describe_picture(access.person(request), story=story, **words)
    except PictureRefused as refusal:
        form.add_error("upload", str(refusal))
        return False
    return True


def _initial(story: StoryPage, current: Picture | None) -> dict[str, object]:
    if current is None:
        return {}
    words = {name: getattr(current, name) for name in ("alt", "decorative", "credit")}
    return words | {"caption": picturing.caption_of(story)}


def _page(
    request: HttpRequest, story: StoryPage, form: PictureForm, current: Picture | None, *, status: int = 200
) -> HttpResponse:
    is_draft = queries.stage(story) is Stage.DRAFT
    seen_by = draft_is_seen_by(story) if is_draft else ""
    context = {"form": form, "story": story, "picture": current, "seen_by": seen_by}
    return access.page(request, "picture", context, status=status)
