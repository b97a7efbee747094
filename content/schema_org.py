"""What machines read of a page: schema.org data. Only what the page says itself."""

from typing import Any

from django.conf import settings

from .models import NewsPage, Organisation, ServicePage, TellablePage, TrialPage
from .models.public import absolute, own_url

CONTEXT = "https://schema.org"


def service_data(page: ServicePage) -> dict[str, Any]:
    """A service and who gives it, in the language of its page."""
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Service",
        "name": page.title,
        "url": own_url(page),
        "inLanguage": page.locale.language_code,
        "areaServed": _areas(page),
    }
    optional = {
        "description": page.in_short,
        "serviceType": page.need_names,
        "audience": _audience(page),
        "provider": organisation_data(page.organisation) if page.organisation else None,
        "dateModified": page.last_checked.isoformat() if page.last_checked else None,
    }
    return data | {name: value for name, value in optional.items() if value}


def trial_data(page: TrialPage) -> dict[str, Any]:
    """A trial as a project: who ran it, where, when and with whose money. Days are as exact as is known."""
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Project",
        "name": page.title,
        "url": own_url(page),
        "areaServed": _areas(page),
        "parentOrganization": {"@type": "Organization", "name": page.organiser},
    }
    optional = {
        "alternateName": page.official_name if page.official_name != page.title else "",
        "description": page.in_short,
        "foundingDate": page.start,
        "dissolutionDate": page.end if page.is_ended else "",
        "funder": {"@type": "Organization", "name": page.funder} if page.funder else None,
    }
    return data | {name: value for name, value in optional.items() if value}


def organisation_data(organisation: Organisation) -> dict[str, Any]:
    """An organisation. Its mailbox is for the form alone, so it is not told."""
    data = {"@type": "Organization", "name": organisation.name}
    return data | ({"url": organisation.site} if organisation.site else {})


def article_data(page: TellablePage) -> dict[str, Any]:
    """A story or a piece of news: who tells it, under the name that they chose, and when."""
    days = {"datePublished": page.first_published_at, "dateModified": page.last_published_at}
    house = {name: value for name, value in house_data().items() if name != "@context"}
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "NewsArticle" if isinstance(page, NewsPage) else "Article",
        "headline": page.title,
        "url": own_url(page),
        "mainEntityOfPage": own_url(page),
        "inLanguage": page.locale.language_code,
        "isAccessibleForFree": True,
        "author": {"@type": "Person", "name": page.byline} if page.byline else house,
        "publisher": house,
    }
    moments = {name: moment.isoformat() for name, moment in days.items() if moment}
    return data | moments | ({"description": page.in_short} if page.in_short else {})


def way_data(steps: list[dict[str, str]], here: str | None) -> dict[str, Any]:
    """The way from home to a page, as the page shows it."""
    listed = [
        {
            "@type": "ListItem",
            "position": number,
            "name": step["label"],
            "item": absolute(step["href"] or here),
        }
        for number, step in enumerate(steps, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": listed}


def house_data() -> dict[str, Any]:
    """Who keeps this site."""
    data = {"@context": CONTEXT, "@type": "Organization", "name": settings.ORGANISATION or settings.SITE_NAME}
    return data | {"url": absolute("/")}


def _areas(page: ServicePage | TrialPage) -> Any:
    regions = [{"@type": "AdministrativeArea", "name": name} for name in page.region_names]
    return regions or {"@type": "Country", "name": "FI"}


def _audience(page: ServicePage) -> dict[str, str] | None:
    whom = "; ".join(line.strip() for line in page.for_whom.splitlines() if line.strip())
    return {"@type": "Audience", "audienceType": whom} if whom else None
