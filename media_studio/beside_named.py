"""Who walks beside whom in the studio, told to the rooms."""

from django.db.models import Q
from django.urls import reverse

from peer.beside import Beside
from portal.accounts.models import User

from .models import Support
from .permissions import may_tell


def people_beside(person: User) -> Beside | None:
    """The person's supporters and those whom they support, and the page on which either can be ended."""
    supports = Support.objects.current().filter(Q(storyteller=person) | Q(supporter=person))
    names = {
        str(support.supporter if support.storyteller_id == person.pk else support.storyteller)
        for support in supports.select_related("storyteller", "supporter")
    }
    if not names:
        return None
    return Beside(tuple(sorted(names)), reverse("studio:supporters" if may_tell(person) else "studio:home"))
