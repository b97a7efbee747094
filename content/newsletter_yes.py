"""A storyteller's yes to one newsletter, or to every later one too; and taking it back."""

from typing import Any

from django.db import transaction
from wagtail.models import Page

from .consenting import ShownChanged, give_elsewhere, own_page
from .ledger import note_newsletters
from .models import Consent, NewsletterItem
from .models.consents import Place, yes_to
from .models.seals import is_sealed
from .purging import refresh


@transaction.atomic
def give_newsletter(actor: Any, *, page: Page, newsletter: Page, seen: str, later: bool = False) -> Consent:
    """The same yes for this newsletter too. `seen` is the digest of what the storyteller was shown.

    It covers no other newsletter. With `later` it covers every one that comes, until it is taken back.
    The version, the byline and all else stay as they are: what is public is not touched.
    """
    fresh = own_page(actor, page)
    standing = yes_to(fresh)
    if is_sealed(fresh) or standing is None or standing.digest != seen:
        raise ShownChanged
    before = set(standing.newsletters.values_list("pk", flat=True))
    places = {*standing.places} | ({Place.NEWSLETTER.value} if later else set())
    newsletters = before | {newsletter.pk}
    if places == set(standing.places) and newsletters == before:
        return standing
    given = give_elsewhere(actor, fresh, standing, places=places, newsletters=newsletters)
    _note(given)
    return given


@transaction.atomic
def take_newsletters_back(actor: Any, *, page: Page) -> Consent | None:
    """The yes holds for no newsletter any longer, elsewhere as before. Gives it; None without a yes."""
    fresh = own_page(actor, page)
    standing = Consent.objects.standing().filter(page_id=fresh.pk, storyteller=actor).first()
    if standing is None or not standing.is_for_any_newsletter():
        return standing
    places = {*standing.places} - {Place.NEWSLETTER.value}
    given = give_elsewhere(actor, fresh, standing, places=places, newsletters=())
    refresh([fresh])
    _note(given)
    return given


@transaction.atomic
def end_later_newsletters(actor: Any, *, page: Page) -> Consent | None:
    """What went out keeps it, and so does what was said yes to by itself; every other one asks first."""
    fresh = own_page(actor, page)
    standing = Consent.objects.standing().filter(page_id=fresh.pk, storyteller=actor).first()
    if standing is None or Place.NEWSLETTER not in standing.places:
        return standing
    gone = NewsletterItem.objects.filter(page_id=fresh.pk, newsletter__mailing__isnull=False)
    newsletters = {
        *standing.newsletters.values_list("pk", flat=True),
        *gone.values_list("newsletter", flat=True),
    }
    places = {*standing.places} - {Place.NEWSLETTER.value}
    given = give_elsewhere(actor, fresh, standing, places=places, newsletters=newsletters)
    refresh([fresh])
    _note(given)
    return given


def _note(given: Consent) -> None:
    numbers = sorted(given.newsletters.values_list("pk", flat=True))
    note_newsletters(page=given.page_id, later=Place.NEWSLETTER in given.places, newsletters=numbers)
