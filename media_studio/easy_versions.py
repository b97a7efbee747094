"""Easy versions. A story is told anew in easy Finnish: it has a reading and a yes of its own.

A page of the house is copied as a draft, and an editor writes it in easier words.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from content.models import StoryIndexPage, StoryPage
from content.models.public import PublicPage
from content.queries import is_told
from portal.accounts.models import User
from portal.kit.languages import EASY, FINNISH

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


def may_make_easy(actor: User, page: Page) -> bool:
    """Whether somebody may begin the easy version of a page: Finnish, of the house, and theirs to change.

    What somebody tells themselves is not among them: its easy version is theirs to tell.
    """
    if not isinstance(page, PublicPage) or is_told(page) or page.locale.language_code != FINNISH:
        return False
    return bool(page.permissions_for_user(actor).can_edit())


@transaction.atomic
def begin_easy_page(actor: User, *, page: Page) -> Page:
    """A draft of the page in easy Finnish, to be written anew. Begun twice, it is the one that is there.

    Raises NotReady where easy Finnish has no place for it yet, PermissionDenied where it is not theirs.
    """
    if not may_make_easy(actor, page):
        raise PermissionDenied
    locale = Locale.objects.filter(language_code=EASY).first()
    above = page.get_parent().specific.get_translation_or_none(locale) if locale else None
    if locale is None or above is None:
        raise NotReady(_("Make the easy version of the page above this one first."))
    there: Page | None = page.get_translation_or_none(locale)
    if there is not None:
        return there
    if not above.permissions_for_user(actor).can_add_subpage():
        raise PermissionDenied
    twin: Page = page.copy_for_translation(locale)
    return twin
