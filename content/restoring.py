"""After a restore: what was taken back or erased since the backup is so again, before the site opens."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from wagtail.models import Page

from portal.kit.ledger import Line, newest
from portal.kit.storage import private_storage

from . import ledger
from .consenting import withdraw_again
from .erasing import erase_page_again, is_named
from .hiding import hide
from .models import Consent, PersonIn, Portfolio, SignUp, Subscriber, Wish
from .models.consents import Place, is_tellable
from .purging import refresh_portfolios
from .reporting import take_down_again


def replay_ledger() -> dict[str, int]:
    """Does again what the ledger says. Gives how many pages and files it met. Safe to run at any time."""
    return {
        "erased": _erase_again(),
        "withdrawn": _withdraw_again(),
        "people": _people_again(),
        "files": _files_again(),
        "left": _leave_again(),
        "places": _give_back_again(),
        "wishes": _take_down_again(),
    }


def replay_public(unknown: frozenset[str]) -> dict[str, int]:
    """Yeses to letters and podcast, pages taken down, portfolios: each by its newest line not known here."""
    parts: dict[str, tuple[str, str, Callable[[Line], bool]]] = {
        "newsletter yeses": ("newsletter_yeses", "page", _narrow_again),
        "podcast yeses": ("podcast_yeses", "page", _silence_again),
        "taken down": ("take_downs", "page", _hide_again),
        "portfolios": ("portfolios", "owner", _portfolio_again),
    }
    return {
        name: sum(again(line) for line in newest(file, what).values() if line.get("n") in unknown)
        for name, (file, what, again) in parts.items()
    }


def _narrow_again(line: Line) -> bool:
    """No newsletter tells of it that may not any more; none is added."""
    standing = Consent.objects.standing().filter(page_id=line["page"], given_at__lte=_at(line)).first()
    if standing is None:
        return False
    too_many = standing.newsletters.exclude(pk__in=line["newsletters"])
    is_too_wide = Place.NEWSLETTER in standing.places and not line["later"]
    if not is_too_wide and not too_many.exists():
        return False
    standing.newsletters.remove(*too_many)
    if is_too_wide:
        _narrow(standing, Place.NEWSLETTER)
    return True


def _silence_again(line: Line) -> bool:
    """The podcast does not play what it may not any more; nothing is added."""
    standing = Consent.objects.standing().filter(page_id=line["page"], given_at__lte=_at(line)).first()
    if standing is None or line["yes"] or Place.PODCAST not in standing.places:
        return False
    _narrow(standing, Place.PODCAST)
    return True


def _narrow(standing: Consent, gone: Place) -> None:
    places = [place for place in standing.places if place != gone]
    Consent.objects.filter(pk=standing.pk).update(places=places)


def _hide_again(line: Line) -> bool:
    """A page that is public by a newer yes than the taking down is not met."""
    page = Page.objects.filter(pk=line["page"], translation_key=line["translation_key"], live=True).first()
    if page is None or (page.last_published_at and page.last_published_at > _at(line)):
        return False
    take_down_again(page)
    return True


def _portfolio_again(line: Line) -> bool:
    rows = Portfolio.objects.filter(owner=line["owner"], changed_at__lte=_at(line))
    if line["on"] or not (rows.filter(is_on=True).exists() or (line["gone"] and rows.exists())):
        return False
    refresh_portfolios(rows)
    return bool(rows.delete()[0] if line["gone"] else rows.update(is_on=False))


def _at(line: Line) -> datetime:
    return datetime.fromisoformat(line["at"])


def _erase_again() -> int:
    found = 0
    for line in ledger.lines(ledger.erasures_file()):
        for page in _pages(line):
            erase_page_again(page)
            found += 1
    return found


def _withdraw_again() -> int:
    """The newest line of a page counts: a taking back that was undone is none."""
    newest: dict[int, dict[str, Any]] = {}
    for line in ledger.lines(ledger.withdrawals_file()):
        newest |= dict.fromkeys(line["pages"], line)
    found = 0
    for number, line in newest.items():
        if line.get("undone"):
            continue
        # An older yes that has ended by itself does not speak against a newer one.
        given = Consent.objects.standing().filter(
            page_id=number, given_at__lte=datetime.fromisoformat(line["at"])
        )
        pages = [page for page in _pages({**line, "pages": [number]}) if given.exists()]
        if pages:
            withdraw_again(pages)
            found += len(pages)
    return found


def _people_again() -> int:
    """Yeses of people in stories that were taken back or shortened since; the newest line of each counts."""
    newest: dict[int, dict[str, Any]] = {}
    days: dict[int, dict[str, Any]] = {}
    for line in ledger.lines(ledger.people_file()):
        (days if "until" in line else newest)[line["person"]] = line
    backs = {number: line for number, line in newest.items() if not line.get("undone")}
    met = {person.pk for line in backs.values() for person in _people(line).filter(withdrawn_at=None)}
    for person in PersonIn.objects.filter(pk__in=met):
        PersonIn.objects.filter(pk=person.pk).update(withdrawn_at=backs[person.pk]["at"], email="")
        hide(person.page)
    return len(met) + sum(_shorten_again(line) for line in days.values() if line["until"])


def _people(line: dict[str, Any]) -> Any:
    """The person of the line, if their yes is from before it."""
    at = datetime.fromisoformat(line["at"])
    return PersonIn.objects.filter(pk=line["person"], page_id=line["page"], given_at__lte=at)


def _shorten_again(line: dict[str, Any]) -> int:
    """A day that is later than the one that was chosen goes; the yes is asked for anew."""
    day = date.fromisoformat(line["until"])
    later = [person for person in _people(line) if person.until is None or person.until > day]
    for person in later:
        PersonIn.objects.filter(pk=person.pk).update(until=day)
        hide(person.page)
    return len(later)


def _leave_again() -> int:
    """Addresses of the newsletter that were gone. A number that a newer one has got is not met."""
    met = [
        Subscriber.objects.filter(pk=line["subscriber"], asked_at__lte=datetime.fromisoformat(line["at"]))
        for line in ledger.lines(ledger.leavings_file())
    ]
    return sum(bool(found.delete()[0]) for found in met)


def _give_back_again() -> int:
    """Places at events that were given back. A number that a newer one has got is not met."""
    met = [
        SignUp.objects.filter(pk=line["sign_up"], made_at__lte=datetime.fromisoformat(line["at"]))
        for line in ledger.lines(ledger.places_file())
    ]
    return sum(bool(found.delete()[0]) for found in met)


def _take_down_again() -> int:
    """Wishes that were taken down; the newest line of each counts. A newer one with its number is not met."""
    newest = {line["wish"]: line for line in ledger.lines(ledger.wishes_file())}
    met = [
        Wish.objects.shown()
        .filter(pk=number, made_at__lte=datetime.fromisoformat(line["at"]))
        .update(taken_down_at=line["at"])
        for number, line in newest.items()
        if not line.get("undone")
    ]
    return sum(met)


def _files_again() -> int:
    found = 0
    for line in ledger.lines(ledger.erasures_file()):
        for name in line["files"]:
            if private_storage().exists(name) and not is_named(name):
                private_storage().delete(name)
                found += 1
    return found


def _pages(line: dict[str, Any]) -> list[Any]:
    """The pages of the line that are there. A number that a newer page has got does not have the key."""
    pages = Page.objects.filter(pk__in=line["pages"], translation_key=line["translation_key"] or None)
    return [page for page in pages.specific() if is_tellable(page)]
