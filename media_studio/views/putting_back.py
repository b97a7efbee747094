"""The undo beside "is gone from your story": one press, and it stands there again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from content.models import StoryPage

from .. import placing, putting_back
from ..picture_list import FILM, PICTURE, RECORDING
from ..refusals import NotReady
from . import access

# Of each kind: its page, what is said when it is gone, the button, what is said when it is back.
WORDS = {
    PICTURE: (
        "studio:pictures",
        gettext_lazy("The picture is gone from your story."),
        gettext_lazy("Bring the picture back"),
        gettext_lazy("The picture is in your story again."),
    ),
    RECORDING: (
        "studio:recordings",
        gettext_lazy("The recording is gone from your story."),
        gettext_lazy("Bring the recording back"),
        gettext_lazy("The recording is in your story again."),
    ),
    FILM: (
        "studio:films",
        gettext_lazy("The video is gone from your story."),
        gettext_lazy("Bring the video back"),
        gettext_lazy("The video is in your story again."),
    ),
}


@access.posted("story", "pk")
@access.storytellers
def put_back(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """What was taken out stands where it stood."""
    story = access.own_story(request, pk)
    try:
        kind = putting_back.put_back(access.person(request), story=story, block_id=str(block))
    except placing.NoSuchBlock as gone:
        raise Http404 from gone
    except NotReady as refusal:
        messages.warning(request, str(refusal))
        return redirect("studio:story", pk)
    page, _gone, _label, back = WORDS[kind]
    messages.success(request, str(back))
    return redirect(page, pk)


def gone_from(story: StoryPage, block_id: str, page: str) -> HttpResponse:
    """To the page of such things, which offers the undo."""
    return redirect(f"{reverse(page, args=[story.pk])}?gone={block_id}")


def what_is_gone(request: HttpRequest, story: StoryPage) -> dict[str, str]:
    """What the page says of the thing that was just taken out; nothing when there is none."""
    try:
        block_id = str(UUID(request.GET.get("gone", "")))
    except ValueError:
        return {}
    kind = putting_back.kind_taken_out(story, block_id)
    if not kind:
        return {}
    _page, said, label, _back = WORDS[kind]
    address = reverse("studio:put_back", args=[story.pk, block_id])
    return {"text": str(said), "label": str(label), "address": address}
