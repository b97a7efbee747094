"""A storyteller's yes to the podcast, for the voice in a public story; and taking it back."""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from .consenting import ShownChanged, give_elsewhere, own_page
from .ledger import note_podcast
from .models import Consent
from .models.consents import Place, yes_to
from .models.recordings import AUDIO
from .models.seals import is_sealed
from .purging import refresh


def has_voice(page: Any) -> bool:
    """Whether a recording stands in the text of this page or version."""
    return any(block.block_type == "recording" for block in page.body)


def says_podcast(page: Page) -> bool | None:
    """Whether the standing yes names the podcast; None when it covers no recording, or there is none."""
    standing = Consent.objects.standing().filter(page_id=page.pk, recordings__type=AUDIO).first()
    return None if standing is None else Place.PODCAST in standing.places


@transaction.atomic
def answer_podcast(actor: Any, *, page: Page, yes: bool) -> Consent | None:
    """The same yes with the podcast, or without it; on the site nothing changes. None without a yes.

    `ShownChanged` when what is public is not what the yes was said to: then it is not widened.
    """
    fresh = own_page(actor, page)
    standing = Consent.objects.standing().filter(page_id=fresh.pk, storyteller=actor).first()
    if standing is None or (Place.PODCAST in standing.places) is yes:
        return standing
    if yes and (is_sealed(fresh) or yes_to(fresh) is None):
        raise ShownChanged
    places = {*standing.places} ^ {Place.PODCAST.value}
    letters = [*standing.newsletters.all()]
    given = give_elsewhere(actor, fresh, standing, places=places, newsletters=letters)
    refresh([fresh])
    note_podcast(page=fresh.pk, yes=yes)
    return given
