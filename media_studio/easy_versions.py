"""A story told anew in easy Finnish. It is a publication of its own: with its own reading and its own yes."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from content.models import StoryIndexPage, StoryPage
from portal.accounts.models import User
from portal.kit.languages import EASY

from .models import Telling
from .permissions import may_tell
from .refusals import NotReady


@transaction.atomic
def begin_easy_version(actor: User, *, story: StoryPage) -> StoryPage:
    """An empty easy twin of the actor's own public story, not live. Begun twice, it is the one that is there.

    Nothing of the story goes into it: easy words are told, not copied.
    """
    if not may_tell(actor) or story.storyteller_id != actor.pk or not story.live:
        raise PermissionDenied
    index = StoryIndexPage.objects.live().filter(locale__language_code=EASY).first()
    if index is None:
        raise NotReady(_("There is no place for stories yet. Tell the media team."))
    there: StoryPage | None = story.get_translation_or_none(index.locale)
    return there or _begun(actor, story, index)


def _begun(actor: User, story: StoryPage, index: StoryIndexPage) -> StoryPage:
    twin = StoryPage(title=story.title, slug=story.slug, live=False, owner=actor, storyteller=actor)
    twin.locale, twin.translation_key = index.locale, story.translation_key
    index.add_child(instance=twin)
    twin.save_revision(user=actor, log_action="wagtail.create")
    Telling.objects.create(story=twin, kind=Telling.objects.of(story).kind)
    return twin
