"""Aino's portfolio: on, with two of her works, which are told under the same name."""

from django.db import transaction
from django.utils import translation

from content.models import Portfolio
from content.models.portfolios import public_works_of
from content.portfolio_face import RoleLine
from media_studio.presenting import Chosen, looks_like, present

from .people import person

NAME, WORKS = "Aino", 2
LANGUAGES = ("fi", "sv", "en")
ABOUT = "Kirjoitan hitaasti ja kuuntelen tarkasti. Teen juttuja arjesta ja ihmisistä."
ROLES = (RoleLine("Kirjoittaja", "2024-03"), RoleLine("Kokemusasiantuntija", "2025-01", "2025-12"))
DID = "Kirjoittaja ja kuvaaja"


@transaction.atomic
def build() -> str | None:
    """As she would do it: look, then say yes."""
    aino = person("aino")
    if Portfolio.objects.filter(owner=aino).exists():
        return None
    named = [page for page in public_works_of(aino) if page.byline == NAME]
    works = sorted(named, key=lambda page: LANGUAGES.index(page.locale.language_code))
    if not works:
        return None
    ticked = tuple((page.pk, DID) for page in works[:WORKS])
    with translation.override("fi"):
        chosen = Chosen(name=NAME, about=ABOUT, works=ticked, roles=ROLES)
        present(aino, chosen=chosen, seen=looks_like(aino, chosen=chosen).digest)
    return "Aino has a portfolio, and it is public."
