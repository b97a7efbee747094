"""The storyteller says whether the voice in a public story may be in the podcast."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from content import podcast_yes
from content.consenting import ConsentRefused

from . import access


@access.posted("story", "pk")
@access.storytellers
def podcast(request: HttpRequest, pk: int) -> HttpResponse:
    """In the podcast or not; on the site nothing changes."""
    story = access.own_story(request, pk)
    yes = request.POST.get("podcast") == "yes"
    try:
        given = podcast_yes.answer_podcast(access.person(request), page=story, yes=yes)
    except ConsentRefused as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return redirect("studio:story", pk)
    if given is not None:
        said = _("Your voice is in the podcast now.") if yes else _("Your voice is in the podcast no more.")
        messages.success(request, said)
    return redirect("studio:story", pk)
