"""Our public services as open data, in the shape of the national service data."""

from typing import Any
from uuid import UUID

from django.utils import translation

from content.models import Organisation, ServicePage
from content.regions import Region

from .known import Pages, by_language, first_of, organisation_id, own_service_id, sources, value_of
from .mapping import LANGUAGES, OF_CHANNELS, TEXTS
from .to_ptv import Offered, Provider, told_page

OF_A_PAGE = (*(row.here for row in TEXTS), *OF_CHANNELS)


def public_services() -> dict[str, Any]:
    """Every service that anybody may read now, but for invented ones. The order is that of their ids."""
    pages = ServicePage.shown().filter(is_example=False).select_related("locale", "organisation")
    known = sources()
    groups = by_language(pages)
    numbers = {key: known[key].source_id if key in known else own_service_id(key) for key in groups}
    return told_page((_offered(numbers[key], group) for key, group in groups.items()), _region_names())


def _offered(number: UUID, pages: Pages) -> Offered:
    first = first_of(pages)
    moments = [page.last_published_at for page in pages.values() if page.last_published_at]
    return Offered(
        number,
        {code: {name: value_of(page, name) for name in OF_A_PAGE} for code, page in pages.items()},
        regions=value_of(first, "regions"),
        needs=value_of(first, "needs"),
        provider=_provider(first.organisation) if first.organisation else None,
        modified=max(moments, default=None),
    )


def _provider(organisation: Organisation) -> Provider:
    names = {code: getattr(organisation, f"name_{code}") for code in LANGUAGES}
    return Provider(organisation_id(organisation), names, organisation.site)


def _region_names() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = {code: {} for code in Region.values}
    for language in LANGUAGES:
        with translation.override(language):
            for region in Region:
                names[region.value][language] = str(region.label)
    return names
