"""What a portfolio shows, as plain data: for the public page and before the yes alike."""

import datetime
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from portal.kit.languages import words_of

from .models import Portfolio, TellablePage
from .models.portfolios import works_of


@dataclass(frozen=True)
class WorkLine:
    """One work: what it is called, where it is, since when, and what its teller did for it."""

    number: int
    title: str
    language: str
    url: str
    day: datetime.date
    is_news: bool
    byline: str
    role: str = ""


@dataclass(frozen=True)
class RoleLine:
    """What somebody says they did, from and until a month or a year as partial dates; empty for no end."""

    words: str
    begins: str = ""
    ends: str = ""


@dataclass(frozen=True)
class Face:
    """All that a portfolio shows."""

    name: str
    about: str
    language: str
    works: tuple[WorkLine, ...]
    roles: tuple[RoleLine, ...]
    may_be_found: bool = False

    @property
    def digest(self) -> str:
        """The same for two that show the same."""
        return hashlib.sha256(json.dumps(asdict(self), cls=DjangoJSONEncoder).encode()).hexdigest()

    @property
    def joined(self) -> list[WorkLine]:
        """Works under another name than this: the portfolio tells that it is one person."""
        return [work for work in self.works if is_another_name(work.byline, self.name)]


def is_another_name(byline: str, name: str) -> bool:
    """Whether these are two names for those who read them."""
    return " ".join(byline.split()).casefold() != " ".join(name.split()).casefold()


def work_line(page: TellablePage, role: str = "") -> WorkLine:
    """What is shown of one public work."""
    return WorkLine(
        number=page.pk,
        title=page.title,
        language=words_of(page.locale.language_code),
        url=page.url,
        day=_day_of(page),
        is_news=getattr(page, "is_news", True),
        byline=page.byline,
        role=role,
    )


def face_of(portfolio: Portfolio) -> Face:
    """What it shows now; works that are not public are not among it."""
    return Face(
        name=portfolio.name,
        about=portfolio.about,
        language=portfolio.language,
        works=tuple(work_line(page, tick.role) for page, tick in works_of(portfolio)),
        roles=tuple(roles_from(portfolio.roles.values_list("words", "begins", "ends"))),
        may_be_found=portfolio.may_be_found,
    )


def roles_from(rows: Iterable[tuple[str, str, str]]) -> list[RoleLine]:
    """Lines of words, beginning and end."""
    return [RoleLine(*row) for row in rows]


def _day_of(page: TellablePage) -> datetime.date:
    told: datetime.date | None = getattr(page, "date", None)
    return told or timezone.localdate(page.first_published_at)
