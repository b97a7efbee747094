"""A portfolio: its owner sees it before, says yes to exactly that, and switches it off at once."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from content.ledger import note_portfolio
from content.models import Portfolio
from content.models.portfolios import (
    ABOUT_LENGTH,
    NAME_LENGTH,
    ROLE_LENGTH,
    PortfolioRole,
    PortfolioWork,
    hidden_by,
    new_key,
    portfolio_of,
    public_works_of,
)
from content.portfolio_face import Face, RoleLine, WorkLine, work_line
from content.purging import refresh_portfolios
from peer.policy.judging import judge
from peer.policy.names import not_for_anybody
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.languages import words_now
from portal.kit.text import plain

from .appealing import stay_hidden
from .refusals import Refused

MOST_ROLES = 8


@dataclass(frozen=True)
class Chosen:
    """What the owner chose: a name, words about themselves, works with what they did, roles."""

    name: str
    about: str = ""
    works: tuple[tuple[int, str], ...] = ()
    roles: tuple[RoleLine, ...] = ()
    may_be_found: bool = False


def may_present(person: User) -> bool:
    """Whether the person may have a portfolio: something of theirs is public now, or they have one."""
    if not person.is_active:
        return False
    return portfolio_of(person) is not None or bool(public_works_of(person))


def looks_like(actor: User, *, chosen: Chosen) -> Face:
    """What would be public, exactly; `Refused` in words when it cannot be. Changes nothing."""
    if not actor.is_active:
        raise PermissionDenied
    ticked = dict(chosen.works)
    pages = public_works_of(actor, ticked.keys())
    face = Face(
        name=_checked_name(chosen.name),
        about=_checked(chosen.about, ABOUT_LENGTH),
        language=words_now(),
        works=tuple(work_line(page, _checked(ticked[page.pk], ROLE_LENGTH)) for page in pages),
        roles=tuple(_checked_role(role) for role in chosen.roles[:MOST_ROLES]),
        may_be_found=chosen.may_be_found,
    )
    if not face.works:
        raise Refused(_("Choose at least one work."))
    return face


@transaction.atomic
def present(actor: User, *, chosen: Chosen, seen: str) -> Portfolio:
    """The yes: from now on the portfolio is public as it was seen. `seen` is the digest of what was shown.

    Refused when that is something else by now: a work was corrected or taken back meanwhile.
    One that the media team hid is kept as it was seen, and stays hidden: another editor looks at it first.
    """
    face = looks_like(actor, chosen=chosen)
    if face.digest != seen:
        raise Refused(_("Something has changed. Look at it again before you say yes."))
    portfolio, _new = Portfolio.objects.select_for_update().get_or_create(owner=actor)
    hidden = hidden_by(portfolio)
    portfolio.name, portfolio.about, portfolio.language = face.name, face.about, face.language
    portfolio.may_be_found, portfolio.is_on = face.may_be_found, hidden is None
    portfolio.changed_at = clock.now()
    portfolio.save()
    _fill(portfolio, face)
    if hidden is not None:
        stay_hidden(portfolio, hidden)
    refresh_portfolios([portfolio])
    note_portfolio(owner=actor.pk, is_on=portfolio.is_on)
    return portfolio


@transaction.atomic
def switch_off(actor: User) -> None:
    """Nobody else sees it from now on; its words stay with its owner. Switching off twice changes nothing."""
    for portfolio in Portfolio.objects.select_for_update().filter(owner=actor, is_on=True):
        portfolio.is_on = False
        portfolio.save(update_fields=["is_on"])
        refresh_portfolios([portfolio])
        note_portfolio(owner=actor.pk, is_on=False)


@transaction.atomic
def take_back_portfolio(actor: User, *, portfolio: Portfolio) -> None:
    """It is gone at once, with all that was written in it; a later one has another address.

    Of one that the media team hid, an empty row stays: a later one is hidden too, until an editor looked.
    """
    if portfolio.owner_id != actor.pk:
        raise PermissionDenied
    fresh = Portfolio.objects.select_for_update().get(pk=portfolio.pk)
    refresh_portfolios([fresh])
    note_portfolio(owner=actor.pk, is_on=False, is_gone=True)
    if hidden_by(fresh) is None:
        fresh.delete()
        return
    fresh.works.all().delete()
    fresh.roles.all().delete()
    Portfolio.objects.filter(pk=fresh.pk).update(name="", about="", key=new_key(), may_be_found=False)


def _fill(portfolio: Portfolio, face: Face) -> None:
    portfolio.works.all().delete()
    portfolio.roles.all().delete()
    now = clock.now()
    PortfolioWork.objects.bulk_create(
        PortfolioWork(**_tick(work), portfolio=portfolio, ticked_at=now) for work in face.works
    )
    PortfolioRole.objects.bulk_create(
        PortfolioRole(portfolio=portfolio, words=line.words, begins=line.begins, ends=line.ends)
        for line in face.roles
    )


def _tick(work: WorkLine) -> dict[str, Any]:
    return {"page_id": work.number, "byline": work.byline, "role": work.role}


def _checked_name(name: str) -> str:
    shown = plain(name, max_length=NAME_LENGTH).replace("\n", " ")
    if not shown:
        raise Refused(_("Write the name that others see."))
    if not_for_anybody(shown):
        raise Refused(_("This name cannot be used here. Choose another one."))
    return shown


def _checked(words: str, length: int) -> str:
    """Nobody reads it before it is public: what a moderator would have to read first is not taken."""
    shown = plain(words, max_length=length)
    if shown and judge(shown).effect:
        raise Refused(_("Leave out numbers, addresses, links and words that hurt."))
    return shown


def _checked_role(role: RoleLine) -> RoleLine:
    words = _checked(role.words, ROLE_LENGTH).replace("\n", " ")
    if not words:
        raise Refused(_("Write what you did."))
    if role.begins and role.ends and role.ends[: len(role.begins)] < role.begins[: len(role.ends)]:
        raise Refused(_("A role ends after it begins. Look at the years."))
    return RoleLine(words, role.begins, role.ends)
