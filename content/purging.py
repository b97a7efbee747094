"""Making copies of a page disappear: the search index and caches in front of the portal."""

from collections.abc import Callable, Iterable
from functools import partial

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache
from wagtail.models import Page
from wagtail.search.backends import get_search_backends

from portal.kit.languages import easy_address

from .feed_paths import TELLING, feed_paths
from .models import NewsletterPage, OutsideLink, Portfolio, PortfolioWork, Wish
from .models.public import own_url
from .speech_files import drop_speech

UNDER_A_LANGUAGE = ("", *feed_paths(TELLING))


def forget(pages: Iterable[Page]) -> None:
    """Search does not find these pages from now on; caches in front are told after the transaction.

    So goes what reads them aloud.

    Caches need `WAGTAILFRONTENDCACHE` in the settings. Without it they hold a page for 30 seconds at most.
    """
    pages = list(pages)
    numbers = [page.pk for page in pages]  # taken now: a page that is deleted has none
    _forget_links(numbers)
    transaction.on_commit(partial(drop_speech, numbers), robust=True)
    for backend in get_search_backends(with_auto_update=True):
        for page in pages:
            backend.delete(page)
    refresh(pages)


def _forget_links(numbers: list[int]) -> None:
    """Addresses that stood on these pages alone are kept no longer."""
    OutsideLink.pages.through.objects.filter(page_id__in=numbers).delete()
    OutsideLink.objects.filter(pages=None).delete()


def refresh(pages: Iterable[Page]) -> None:
    """Caches in front fetch these pages anew: what they show is another thing now."""
    _purge(lambda: _urls(list(pages)))


def refresh_portfolios(portfolios: Iterable[Portfolio]) -> None:
    """The same for these portfolios."""
    _purge(lambda: _portfolio_urls({each.key for each in portfolios}))


def refresh_wishes(wishes: Iterable[Wish]) -> None:
    """The list of wishes, and the pages of these."""
    _purge(lambda: _wish_urls(list(wishes)))


def _purge(find: Callable[[], list[str]]) -> None:
    if getattr(settings, "WAGTAILFRONTENDCACHE", None):
        urls = find()
        transaction.on_commit(lambda: purge_urls_from_cache(urls))


def with_newsletters(pages: list[Page]) -> list[Page]:
    """The pages, and the newsletters that tell of them."""
    return [*pages, *NewsletterPage.objects.filter(items__page__in=[page.pk for page in pages]).distinct()]


def _urls(pages: list[Page]) -> list[str]:
    base = settings.BASE_URL
    urls = {f"{base}/sitemap.xml"}
    for page in with_newsletters(pages):
        for shown in [page, *page.get_ancestors().filter(depth__gt=1)]:
            urls |= _addresses(own_url(shown).removeprefix(base))
        for path in UNDER_A_LANGUAGE:
            urls |= _addresses(f"/{page.locale.language_code}/{path}")
    works = PortfolioWork.objects.filter(page__in=pages, portfolio__is_on=True)
    return sorted({*urls, *_portfolio_urls(set(works.values_list("portfolio__key", flat=True)))})


def _addresses(path: str) -> set[str]:
    """Of a Finnish page also the address at which easy Finnish borrows it."""
    return {f"{settings.BASE_URL}{each}" for each in (path, easy_address(path))}


def _portfolio_urls(keys: set[str]) -> list[str]:
    urls = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            urls += [f"{settings.BASE_URL}{reverse('content:portfolio', args=[key])}" for key in keys]
    return sorted(urls)


def _wish_urls(wishes: list[Wish]) -> list[str]:
    urls = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            paths = [reverse("content:wishes"), *(wish.get_absolute_url() for wish in wishes)]
        urls += [f"{settings.BASE_URL}{path}" for path in paths]
    return sorted(urls)
