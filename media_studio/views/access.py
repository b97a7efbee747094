"""Who comes in at these doors, and the frame of their pages."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from content.models import StoryPage
from content.models.seals import is_sealed
from portal.accounts.models import User
from portal.kit.keeping import keeps_text
from portal.kit.posting import only_posted

from ..desk import may_give_rights
from ..permissions import may_see_draft, may_tell, may_use_desk, may_write, saw_before_sealing
from ..refusals import Sealed

View = Callable[..., HttpResponse]
# What people write in the forms of the studio; it comes back when it cannot be kept.
WRITTEN = (
    "title",
    "summary",
    "text",
    "answer",
    "caption",
    "alt",
    "credit",
    "words",
    "proposed",
    "comment",
    "captions",
    "seen",
)


def person(request: HttpRequest) -> User:
    """The signed-in person."""
    assert isinstance(request.user, User)  # noqa: S101  the doors below let nobody else in
    return request.user


def storytellers(view: View) -> View:
    """A door for people who may tell a story."""
    return door(view, may_tell)


def desk_people(view: View) -> View:
    """A door for people who may have something to read."""
    return door(view, may_use_desk)


def desk_lookers(view: View) -> View:
    """The same, and who gives the right to read: the desk tells them when a story has no reader."""
    return door(view, lambda user: may_use_desk(user) or may_give_rights(user))


def signed_in(view: View) -> View:
    """A door for anybody who is signed in."""
    return door(view, lambda user: user.is_active)


def posted(
    name: str, *keys: str, keeps: type[BaseForm] | None = None, also_signed_out: bool = False
) -> Callable[[View], View]:
    """An address that only takes a form. It belongs to the page `name`, found by these parts of its address.

    With `keeps`, what somebody wrote in that form comes back to them when they are signed out.
    """

    def belongs_to(**parts: Any) -> str:
        return reverse(f"studio:{name}", args=[parts[key] for key in keys])

    def door_of(view: View) -> View:
        guarded = only_posted(belongs_to, also_signed_out=also_signed_out)(view)
        return keeps_text(keeps, page=belongs_to)(guarded) if keeps else guarded

    return door_of


def own_story(request: HttpRequest, pk: int) -> StoryPage:
    """The actor's own story. Somebody else's does not exist for them; `Sealed` when they took it back."""
    story = get_object_or_404(StoryPage, pk=pk, storyteller=person(request))
    if is_sealed(story):
        raise Sealed(story)
    if not may_write(person(request), story):
        raise PermissionDenied
    return story


def is_own_story(request: HttpRequest, pk: int) -> bool:
    """Whether the actor may write this story. No other story is told from none."""
    story = StoryPage.objects.filter(pk=pk, storyteller=person(request)).first()
    return story is not None and may_tell(person(request))


def readable_story(request: HttpRequest, pk: int) -> StoryPage:
    """A story whose draft this person may read now; any other looks as if it were not there."""
    story = get_object_or_404(StoryPage, pk=pk)
    if story.storyteller_id != person(request).pk and saw_before_sealing(person(request), story):
        raise Sealed(story)
    if not may_see_draft(person(request), story):
        return get_object_or_404(StoryPage.objects.none())
    return story


def page(
    request: HttpRequest, name: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of the studio, in the language of its address, with links to itself in the others."""
    path = request.path.split("/", 2)[2]
    links = [
        {"code": code, "name": label, "href": f"/{code}/{path}", "current": code == request.LANGUAGE_CODE}  # type: ignore[attr-defined]
        for code, label in settings.LANGUAGES
    ]
    frame = {"door": "tell", "language_links": links}
    return render(request, f"media_studio/{name}.html", frame | (context or {}), status=status)


def door(view: View, may_enter: Callable[[User], bool]) -> View:
    """The view for whoever is signed in and may enter; it says what a seal says."""

    @wraps(view)
    @never_cache
    @login_required
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_enter(person(request)):
            raise PermissionDenied
        try:
            return view(request, *args, **kwargs)
        except Sealed as refusal:
            return _told_that_it_is_sealed(request, refusal)

    return guarded


def _told_that_it_is_sealed(request: HttpRequest, refusal: Sealed) -> HttpResponse:
    """To whoever meets a sealed story: a reader is told; its storyteller gets back what they wrote."""
    if refusal.story.storyteller_id != person(request).pk:
        messages.info(request, _("The storyteller took this story back. You need to do nothing."))
        return redirect("studio:desk")
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"state": "sealed"}, status=409)
    if request.method != "POST":
        messages.info(request, str(refusal))
        return redirect("studio:sealed", refusal.story.pk)
    sent = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    words = {name: value for name, value in sent.items() if name in WRITTEN and value}
    context = {
        "story": refusal.story,
        "words": words.items(),
        "rest": [(name, value) for name, value in sent.items() if name not in words],
    }
    return page(request, "kept_sealed", context, status=409)
