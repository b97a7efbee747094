"""The storyteller is asked for a newsletter, and sees exactly what would be mailed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.digest import digest_of
from content.models import NewsletterItem
from content.newsletter_mail import piece_of

from .. import letters, newsletters
from ..models import NewsletterAsk
from ..refusals import Refused
from . import access

ANSWERS = {"yes", "no"}


@access.storytellers
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """What would be mailed, and yes or no."""
    mine = NewsletterAsk.objects.filter(story__storyteller=access.person(request))
    found = get_object_or_404(mine.select_related("story", "newsletter", "by"), pk=pk)
    story = access.own_story(request, found.story_id)
    if request.method == "POST" and request.POST.get("answer") in ANSWERS:
        return _answered(request, found)
    item = NewsletterItem(newsletter=found.newsletter, page=story, words=found.words)
    is_open = found.state == NewsletterAsk.State.OPEN and letters.may_be_changed(found.newsletter)
    context = {
        "asked": found,
        "piece": piece_of(item),
        "seen": digest_of(story),
        "is_waiting": is_open and story.live,
        "may_take_out": letters.is_for_newsletters(story),
        "may_tell_later": letters.is_for_later_newsletters(story),
    }
    return access.page(request, "newsletter_ask", context, status=422 if request.method == "POST" else 200)


@access.posted("passport")
@access.storytellers
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """No newsletter tells of the story from now on, or only none without asking; on the site it stays."""
    story = access.own_story(request, pk)
    if request.POST.get("only") == "later":
        newsletters.ask_each_time(access.person(request), story=story)
        messages.success(request, _("Newsletters ask you first from now on."))
    else:
        newsletters.take_out(access.person(request), story=story)
        messages.success(request, _("Newsletters do not tell about your story any more."))
    return redirect("studio:passport")


def _answered(request: HttpRequest, found: NewsletterAsk) -> HttpResponse:
    yes, later = request.POST["answer"] == "yes", request.POST.get("later") == "yes"
    seen = request.POST.get("seen", "")
    try:
        newsletters.answer(access.person(request), asked=found, yes=yes, seen=seen, later=later)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("studio:newsletter_ask", found.pk)
    if yes and later:
        messages.success(request, _("Thank you! This and later newsletters may tell about your story."))
    elif yes:
        messages.success(request, _("Thank you! This newsletter may tell about your story."))
    else:
        messages.success(request, _("The newsletter does not tell about your story."))
    return redirect("studio:home")
