"""By which ids services and organisations are told, and which pages here they are. Reads the database.

What came from the national service data keeps its id. What is our own has one made of the site's address and
our own key: a UUID of version 5, the same for as long as the site keeps its address.
"""

from collections.abc import Iterable
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.utils import translation
from wagtail.models import Page

from content import regions as region_list
from content.models import Organisation, ServicePage, ServiceSource
from content.regions import Region
from portal.kit.languages import FINNISH

from .from_ptv import Regions
from .mapping import LANGUAGES

Pages = dict[str, ServicePage]


def own_service_id(key: UUID) -> UUID:
    """The id of a service that no source knows, by the key that its translations share."""
    return uuid5(NAMESPACE_URL, f"{settings.BASE_URL}/service/{key}")


def organisation_id(organisation: Organisation) -> UUID:
    """The id of an organisation: that of its source, or one of our own."""
    own = f"{settings.BASE_URL}/organisation/{organisation.pk}"
    return organisation.source_id or uuid5(NAMESPACE_URL, own)


def regions_known() -> Regions:
    """The regions for the pure part."""
    with translation.override(FINNISH):
        names = {region.value: str(region.label) for region in Region}
    return Regions(names, region_list.of_municipality)


def by_language(pages: Iterable[ServicePage]) -> dict[UUID, Pages]:
    """The pages of each service, in the order of the languages, without those in easy Finnish."""
    found: dict[UUID, Pages] = {}
    for page in sorted(pages, key=_order):
        if page.locale.language_code in LANGUAGES:
            found.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return found


def first_of(pages: Pages) -> ServicePage:
    """The page whose regions and needs count: the Finnish one where there is one."""
    return pages.get(FINNISH) or next(iter(pages.values()))


def value_of(page: Any, name: str) -> Any:
    """A field of a page as the source is compared with: lines tidy, an organisation by its id."""
    found = getattr(page, name)
    if name == "organisation":
        return str(organisation_id(found)) if found else ""
    if isinstance(found, str):
        return "\n".join(line for each in found.splitlines() if (line := " ".join(each.split())))
    in_order = [code for code, _label in ServicePage._meta.get_field(name).flatchoices]
    return tuple(code for code in in_order if code in found)


def sources() -> dict[UUID, ServiceSource]:
    """What was brought in, by the key of the translations."""
    return {source.translation_key: source for source in ServiceSource.objects.all()}


def _order(page: Page) -> tuple[int, int]:
    code = page.locale.language_code
    return (LANGUAGES.index(code) if code in LANGUAGES else len(LANGUAGES), page.pk)
