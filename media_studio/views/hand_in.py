"""See the story as readers will, hand it in, pull it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from content.models.people_in import people_missing

from .. import drafting, queries
from ..forms import HandInForm
from ..permissions import may_propose_day
from ..refusals import Refused
from ..support_acts import note_visit
from . import access
from .own_name_words import beside_the_name
from .showing import as_readers_see
from .steps import address_of, place_at
from .wording import waits_for


@access.signed_in
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest version, exactly as readers would see it. For the storyteller and those who may read it."""
    story = access.readable_story(request, pk)
    note_visit(access.person(request), story=story)
    context = {
        "story": story,
        "shown": as_readers_see(queries.draft_of(story)),
        "is_own": story.storyteller_id == access.person(request).pk,
        "stage": queries.stage(story),
        "planned_for": queries.planned_for(story),
        "may_propose_day": may_propose_day(access.person(request), story),
    }
    return access.page(request, "preview", context)


@access.storytellers
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who reads first, when there is a choice; hear what happens next; hand in."""
    story = access.own_story(request, pk)
    if story.is_practice:
        return redirect(address_of("hand_in", story))
    supporters = queries.supporters_of(story)
    is_chosen = request.method == "POST" and bool(supporters)  # without supporters there is nothing to choose
    form = HandInForm(request.POST if is_chosen else None, supporters=supporters)
    refused = ""
    if request.method == "POST" and (not supporters or form.is_valid()):
        way = form.cleaned_data["way"] if supporters else "direct"
        try:
            drafting.hand_in(access.person(request), story=story, through_supporter=way == "supporter")
        except Refused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("You handed in your story. We tell you what happens."))
            return redirect("studio:home")
    draft = queries.draft_of(story)
    context = {
        "story": story,
        "place": place_at("hand_in", story),
        "form": form,
        "supporters": supporters,
        "refused": refused,
        "is_said_who": queries.is_said_who_is_in(story),
        "has_words": drafting.has_words(draft),
        "is_read_by_two": queries.is_read_by_two(story),
        "waits_for": waits_for(people_missing(draft)),
        "own_name": beside_the_name(access.person(request).first_name, draft),
    }
    is_wrong = bool(refused or form.errors)
    return access.page(request, "hand_in", context, status=422 if is_wrong else 200)


@access.posted("story", "pk")
@access.storytellers
def pull_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The storyteller takes the story back from reading."""
    story = access.own_story(request, pk)
    try:
        drafting.take_back_handing_in(access.person(request), story=story)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Your story is with you again. Nobody else reads it now."))
    return redirect("studio:write", story.pk)
