"""The storyteller's yes, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Revision

from content.models import StoryPage
from content.models.consents import Place
from content.models.people_in import people_missing
from content.podcast_yes import has_voice, says_podcast
from portal.kit.keeping import keeps_text

from .. import planning, publishing, queries, support_terms
from ..forms import BylineForm, PodcastForm
from ..forms_beside import NamedForm
from ..forms_planning import NOW, ON_A_DAY, WhenForm, day_filled_in
from ..refusals import AlreadyDecided, Refused
from . import access
from .own_name_words import beside_the_name
from .showing import as_readers_see
from .wording import becomes_public, waits_for


@keeps_text(BylineForm, not_again="go")
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
        return _name_page(request, story, form, helped, revision, status=422 if is_wrong else 200)
    when = _when_form(request, story)
    if request.POST.get("go") == "yes" and (when is None or not when.is_bound or when.is_valid()):
        return _say_yes(request, story, form, helped, revision, when)
    return _yes_page(request, story, form, helped, revision, when)


def _when_form(request: HttpRequest, story: StoryPage) -> WhenForm | None:
    """Now or on a day; a story that is public already cannot wait for one."""
    if story.live:
        return None
    proposed = queries.proposed_for(story)
    initial = {"when": ON_A_DAY if proposed else NOW, **day_filled_in(proposed)}
    return WhenForm(request.POST if "when" in request.POST else None, initial=initial)


def _podcast_form(request: HttpRequest, story: StoryPage, revision: Revision) -> PodcastForm | None:
    """The question whether the voice may be in the podcast. As long as nothing is said, as said before."""
    if not has_voice(revision.as_object()):
        return None
    answered = request.POST if request.POST.get("go") == "yes" else None
    return PodcastForm(answered, initial={"in_podcast": bool(says_podcast(story))})


def _places(asked: PodcastForm | None) -> list[str]:
    in_podcast = asked is not None and asked.is_valid() and asked.cleaned_data["in_podcast"]
    return [Place.SITE.value, *([Place.PODCAST.value] if in_podcast else [])]


def _say_yes(
    request: HttpRequest,
    story: StoryPage,
    form: BylineForm,
    helped: NamedForm,
    revision: Revision,
    when: WhenForm | None,
) -> HttpResponse:
    day = when.moment if when is not None and when.is_bound and when.is_for_later else None
    said: dict[str, Any] = {
        "story": story,
        "revision_id": form.cleaned_data["revision_id"],
        "byline": form.byline,
        "places": _places(_podcast_form(request, story, revision)),
        "named": helped.chosen,
    }
    try:
        if day is None:
            publishing.publish_consented(access.person(request), **said)
        else:
            planning.plan_consented(access.person(request), day=day, **said)
    except AlreadyDecided as refusal:
        messages.warning(request, str(refusal))
        return redirect("studio:consent", story.pk)
    except Refused as refusal:
        return _yes_page(request, story, form, helped, revision, when, refused=str(refusal))
    messages.success(request, _("Your story is public now.") if day is None else becomes_public(day))
    return redirect("studio:published" if day is None else "studio:plan", story.pk)


@access.storytellers
def published(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the story is now, and how to take it back."""
    story = access.own_story(request, pk)
    if not story.live:
        return redirect("studio:home")
    return access.page(request, "published", {"story": story})


def _name_page(
    request: HttpRequest,
    story: StoryPage,
    form: BylineForm,
    helped: NamedForm,
    revision: Revision,
    *,
    status: int,
) -> HttpResponse:
    version = revision.as_object()
    context = {
        "story": story,
        "form": form,
        "helped": helped,
        "waits_for": waits_for(people_missing(version)),
        "own_name": beside_the_name(access.person(request).first_name, version),
    }
    return access.page(request, "consent_name", context, status=status)


def _yes_page(
    request: HttpRequest,
    story: StoryPage,
    form: BylineForm,
    helped: NamedForm,
    revision: Revision,
    when: WhenForm | None,
    *,
    refused: str = "",
) -> HttpResponse:
    if form.cleaned_data["revision_id"] != revision.pk:
        messages.warning(request, _("The story has changed. Look at the new version first."))
        return redirect("studio:consent", story.pk)
    _numbers, names = support_terms.names_of(story, helped.chosen)
    version = revision.as_object()
    context = {
        "story": story,
        "form": form,
        "helped": helped,
        "when": when,
        "proposed_for": queries.proposed_for(story),
        "own_name": beside_the_name(access.person(request).first_name, version, form.byline),
        "shown": as_readers_see(version, form.byline, names),
        "byline": form.byline,
        "is_changed": queries.is_changed_since(story, revision),
        "revision_id": revision.pk,
        "podcast": _podcast_form(request, story, revision),
        "refused": refused,
        "waits_for": waits_for(people_missing(version)),
    }
    is_wrong = bool(refused) or (when is not None and bool(when.errors))
    return access.page(request, "consent_yes", context, status=422 if is_wrong else 200)
