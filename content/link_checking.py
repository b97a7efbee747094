"""The links to other sites on public pages: gathered, asked for one by one, forgotten with their page.

Each address is asked at most once a week, one of each host at a time. It is off until `LINK_CHECKS` is set.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import task
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.kit import clock

from .link_asking import ask
from .link_policy import Found, addresses_in, parts_of
from .models import OutsideLink
from .models.consents import only_covered
from .queries import shown_pages

AGAIN = timedelta(days=7)
A_TURN = 5  # addresses
A_TURN_SECONDS = 20
AT_ONCE = 50  # pages whose words are in memory
SLOW = "recordings"  # the queue of what takes long: no alarm waits behind somebody else's slow site
NOTHING_NEW = {Found.LATER}


def gather_links() -> None:
    """By the clock: which addresses stand on which public pages. Those that stand nowhere are forgotten."""
    if not settings.LINK_CHECKS:
        return
    seen: set[int] = set()
    numbers = list(shown_pages().values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        pages = Page.objects.filter(pk__in=numbers[start : start + AT_ONCE]).specific()
        for page in only_covered(pages):
            seen.add(page.pk)
            keep_links(None, page=page, addresses=outside_addresses(page))
    gone = OutsideLink.pages.through.objects.exclude(page_id__in=seen)
    gone.delete()
    OutsideLink.objects.filter(pages=None).delete()


@transaction.atomic
def keep_links(actor: Any, *, page: Page, addresses: Iterable[str]) -> None:
    """These addresses, and no others, stand on the page; nothing is kept of one that went away meanwhile."""
    if not Page.objects.select_for_update().filter(pk=page.pk, live=True).exists():
        return
    wanted = set(addresses)
    places = OutsideLink.pages.through.objects
    known = dict(OutsideLink.objects.filter(pages=page).values_list("address", "pk"))
    gone = [known[each] for each in known.keys() - wanted]
    places.filter(page_id=page.pk, outsidelink_id__in=gone).delete()
    for address in wanted - known.keys():
        asked = parts_of(address)
        link, _new = OutsideLink.objects.get_or_create(
            address=address, defaults={"host": asked.host if asked else ""}
        )
        link.pages.add(page)


def outside_addresses(page: Page) -> set[str]:
    """The addresses of other sites in what a page says itself, and of who answers for it."""
    texts = list(_texts_of(page))
    organisation = getattr(page, "organisation", None)
    if organisation is not None:
        texts.append(getattr(organisation, "site", "") or "")
    found = {address for text in texts for address in addresses_in(text)}
    return {address for address in found if not address.startswith(settings.BASE_URL)}


def queue_link_checks() -> None:
    """By the clock: when an address waits to be asked, the slow queue gets a turn."""
    if settings.LINK_CHECKS and due_links().exists():
        check_task.enqueue()


@task(queue_name=SLOW)
def check_task() -> None:
    """The queue's side of it."""
    check_links(None)


def check_links(actor: Any, *, asks: Callable[[str], Found] = ask) -> int:
    """Asks for a few addresses that are due, of different hosts. Gives how many."""
    if not settings.LINK_CHECKS:
        return 0
    began, hosts, done = time.monotonic(), set(), 0
    for link in due_links()[: A_TURN * A_TURN]:
        if done == A_TURN or time.monotonic() - began > A_TURN_SECONDS:
            break
        if link.host in hosts or not _taken(link):
            continue
        hosts.add(link.host)
        _keep(link, asks(link.address))
        done += 1
    return done


def due_links() -> QuerySet[OutsideLink]:
    """Those that nobody asked for within a week; the ones never asked first."""
    late = clock.now() - AGAIN
    due = OutsideLink.objects.filter(Q(checked_at=None) | Q(checked_at__lt=late)).exclude(pages=None)
    return due.order_by("checked_at", "pk").distinct()


def _taken(link: OutsideLink) -> bool:
    """Of two workers one gets it. No transaction is open while another site is asked."""
    mine = OutsideLink.objects.filter(pk=link.pk, checked_at=link.checked_at)
    return bool(mine.update(checked_at=clock.now()))


def _keep(link: OutsideLink, found: Found) -> None:
    if found in NOTHING_NEW and link.found:
        return
    is_dead = found not in {Found.GOOD, *NOTHING_NEW}
    since = (link.dead_since or clock.now()) if is_dead else None
    OutsideLink.objects.filter(pk=link.pk).update(found=found, dead_since=since)


def _texts_of(page: Page) -> Iterator[str]:
    for field in page._meta.concrete_fields:
        value = field.value_from_object(page)
        if isinstance(field, StreamField):
            yield from _words_in(list(value.get_prep_value()))
        elif isinstance(value, str):
            yield value


def _words_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _words_in(each)
