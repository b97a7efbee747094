"""Who walks beside whom in the studio, told to the rooms."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from peer.beside import Beside, Walk
from portal.accounts.models import User

from .models import Support
from .permissions import may_tell


def people_beside(person: User) -> Beside | None:
    """The person's supporters and those whom they support, each with the way to end it."""
    supports = Support.objects.current().filter(Q(storyteller=person) | Q(supporter=person))
    walks = [_walk(person, each) for each in supports.select_related("storyteller", "supporter", "story")]
    if not walks:
        return None
    where = reverse("studio:supporters" if may_tell(person) else "studio:home")
    return Beside(tuple(sorted(walks, key=lambda walk: walk.name)), where)


def _walk(person: User, support: Support) -> Walk:
    end_at = reverse("studio:end_support", args=[support.pk])
    if support.supporter_id == person.pk:
        return Walk(str(support.storyteller), _("You help with their stories."), end_at)
    how = _("Helps with one of your stories.") if support.story_id else _("Helps with all your stories.")
    return Walk(str(support.supporter), how, end_at)
