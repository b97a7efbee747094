"""Reads every public page as a reader gets it, and says what is not in order. Changes nothing.

A new check is a function that takes what was read and yields findings; it is named in CHECKS.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.models import Page

from portal.kit import clock
from portal.kit.languages import own_address

from .blocks.contacts import holds
from .digest import pictures_of
from .models import HomePage
from .models.consents import only_covered
from .page_parts import Parts, parts_of
from .queries import shown_pages

HOME_DEPTH = 2  # of the first page of each language
PAGES_OF_A_LIST = 500  # no list is longer; a fault in its links does not turn for ever


@dataclass(frozen=True)
class Finding:
    """One thing that is not in order, and where."""

    check: str
    address: str
    words: str

    def __str__(self) -> str:
        return f"{self.check} {self.address}: {self.words}"


@dataclass(frozen=True)
class PageRead:
    """One page as a reader gets it; of a list, all its pages."""

    page: Page
    address: str
    parts: tuple[Parts, ...]

    @property
    def links(self) -> list[tuple[str | None, str]]:
        """Where its links lead, and their words."""
        return [link for parts in self.parts for link in parts.links]


Reading = dict[str, PageRead]


def findings() -> Iterator[Finding]:
    """Everything that is not in order on the public pages, check by check."""
    reading = read_all()
    for check in CHECKS:
        yield from check(reading)


def read_all() -> Reading:
    """Every page that anybody may read, by its address."""
    pages = only_covered(shown_pages().specific().order_by("path"))
    read = (_read(page) for page in pages if page.url)
    return {each.address: each for each in read}


def html_at(address: str) -> tuple[str, str] | None:
    """The HTML of the public page at this address, and its language; None where there is none."""
    named = Q(slug=address.rstrip("/").rpartition("/")[2]) | Q(depth=HOME_DEPTH)
    for page in only_covered(shown_pages().filter(named).specific()):
        if page.url and urlsplit(page.url).path == address:
            return _html(page, address, ""), page.locale.language_code
    return None


def html_of(page: Page) -> str:
    """The HTML of this page, which is public, as a reader gets it."""
    return _html(page, urlsplit(page.url).path, "")


def past_contacts(reading: Reading) -> Iterator[Finding]:
    """A contact whose last day is over, but which a reader still finds on the page."""
    today = clock.today()
    for each in reading.values():
        contacts = [block.value for block in getattr(each.page, "contacts", None) or []]
        current = {_ways(contact) for contact in contacts if holds(contact, today)}
        words = _all_of(each)
        for contact in contacts:
            past = _ways(contact)
            if not holds(contact, today) and past not in current and any(way in words for way in past):
                yield Finding(
                    "contact",
                    each.address,
                    f"“{contact['role']}” was to be shown until {contact['valid_until']}",
                )


def orphans(reading: Reading) -> Iterator[Finding]:
    """A page to which no menu, list or link leads from a first page."""
    homes = [each.address for each in reading.values() if isinstance(each.page, HomePage)]
    reached, ahead = set(homes), list(homes)
    while ahead:
        for href, _words in reading[ahead.pop()].links:
            address = _path_of(href)
            if address in reading and address not in reached:
                reached.add(address)
                ahead.append(address)
    for address in reading.keys() - reached:
        yield Finding("orphan", address, "no menu, list or link leads here")


def pictures_without_alt(reading: Reading) -> Iterator[Finding]:
    """A picture about whose words nobody has decided: it has none, and is not said to be decoration."""
    for each in reading.values():
        for source in {source for parts in each.parts for source in parts.pictures_without_alt}:
            yield Finding("alt", each.address, f"the picture {source} has no alt text")
        for picture in pictures_of(each.page):
            if not picture.alt and not picture.decorative:
                yield Finding("alt", each.address, f"nobody decided on alt text for picture {picture.pk}")


def _is_there(path: str, reading: Reading) -> bool:
    """A page, also one that easy Finnish borrows, or another address of the site."""
    return path in reading or own_address(path) in reading or _is_an_address(path)


def broken_links(reading: Reading) -> Iterator[Finding]:
    """A link of ours that leads nowhere: to no page that anybody may read, or to no address of the site."""
    for each in reading.values():
        for href, words in dict.fromkeys(each.links):
            if not href:
                yield Finding("link", each.address, f"“{words}” leads nowhere")
            elif (path := _path_of(href)) and not _is_there(path, reading):
                yield Finding("link", each.address, f"“{words}” leads to {path}, which is not there")


CHECKS = (past_contacts, orphans, pictures_without_alt, broken_links)


def _read(page: Page) -> PageRead:
    """The page and, where it is a list in parts, the parts that follow it."""
    address = urlsplit(page.url).path
    read: list[Parts] = []
    ahead, known = [""], {""}
    while ahead and len(read) < PAGES_OF_A_LIST:
        parts = parts_of(_html(page, address, ahead.pop()))
        read.append(parts)
        for href, _words in parts.links:
            query = urlsplit(href or "").query
            if (href or "").startswith("?") and "page" in parse_qs(query) and query not in known:
                known.add(query)
                ahead.append(query)
    return PageRead(page, address, tuple(read))


def _html(page: Page, address: str, query: str) -> str:
    with translation.override(page.locale.language_code):
        response: Any = page.serve(_request(f"{address}?{query}"))
        if hasattr(response, "render"):
            response.render()
        return str(response.content.decode())


def _request(address: str) -> HttpRequest:
    """A reader's question, without a reader."""
    base = urlsplit(settings.BASE_URL)
    request: Any = RequestFactory().get(address, SERVER_NAME=base.hostname, secure=base.scheme == "https")
    return request  # type: ignore[no-any-return]


def _path_of(href: str | None) -> str:
    """The path of an address of ours; nothing for other sites, mail and places on the same page."""
    if not href:
        return ""
    if href.startswith(settings.BASE_URL):
        href = href.removeprefix(settings.BASE_URL) or "/"
    found = urlsplit(href)
    return found.path if href.startswith("/") and not found.netloc else ""


def _is_an_address(path: str) -> bool:
    """Whether something of the site that is no page answers there."""
    if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return True
    language = path.split("/")[1]
    with translation.override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        try:
            return resolve(path).url_name != "wagtail_serve"
        except Resolver404:
            return False


def _ways(contact: Any) -> tuple[str, ...]:
    return tuple(way for way in (contact.get("email"), contact.get("phone")) if way)


def _all_of(each: PageRead) -> str:
    return " ".join(
        f"{parts.words} {' '.join(href or '' for href, _words in parts.links)}" for parts in each.parts
    )
