"""The register of consents: who said yes to what, when, until when, and when they took it back.

Of what was taken back, or is not public, it tells numbers and times only: neither name nor title. Who joined
and who gets the newsletter is there for administrators alone, and of a newsletter's reader only a number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from portal.accounts.models import Joining
from portal.kit import clock

from .models import Consent, PersonIn, Subscriber
from .models.consents import Place
from .models.people_in import What
from .models.seals import sealed_numbers


class Kind(TextChoices):
    """To what somebody said yes."""

    STORY = "story", gettext_lazy("My own story is shown")
    PERSON = "person", gettext_lazy("I am in a story")
    JOINING = "joining", gettext_lazy("I join")
    NEWSLETTER = "newsletter", gettext_lazy("I get the newsletter")


class State(TextChoices):
    """What the yes is worth today."""

    STANDS = "stands", gettext_lazy("Holds")
    OVER = "over", gettext_lazy("Has ended")
    TAKEN_BACK = "taken back", gettext_lazy("Was taken back")


OF_ADMINISTRATORS = (Kind.JOINING, Kind.NEWSLETTER)


@dataclass(frozen=True)
class Entry:
    """One yes. `person` is the number of an account; what is not told is empty."""

    kind: Kind
    number: int
    given_at: datetime
    to_what: str
    person: int | None = None
    name: str = ""
    about: str = ""
    page: int | None = None
    until: datetime | None = None
    ended_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def state(self) -> State:
        """What it is worth now."""
        if self.withdrawn_at is not None:
            return State.TAKEN_BACK
        over = self.until is not None and self.until < clock.now()
        return State.OVER if over or self.ended_at is not None else State.STANDS


def may_see_register(person: Any) -> bool:
    """Editors and administrators."""
    return bool(person.is_active and person.has_perm("content.see_consents"))


def kinds_for(person: Any) -> list[Kind]:
    """What the person may read in it: who joined is for those who look after accounts."""
    if not may_see_register(person):
        return []
    may_see_people = person.has_perm("accounts.view_user")
    return [kind for kind in Kind if may_see_people or kind not in OF_ADMINISTRATORS]


def entries(person: Any, *, kind: str = "", state: str = "") -> list[Entry]:
    """What the person may read, the newest first; of one kind or in one state when these are given."""
    wanted = [each for each in kinds_for(person) if kind in ("", each)]
    found = [entry for each in wanted for entry in _READ[each]()]
    found = [entry for entry in found if state in ("", entry.state)]
    return sorted(found, key=lambda entry: (entry.given_at, entry.number), reverse=True)


def _stories() -> Iterable[Entry]:
    titles = _public_titles()
    for yes in Consent.objects.prefetch_related("newsletters").iterator(chunk_size=500):
        title = titles.get(yes.page_id, "") if yes.withdrawn_at is None else ""
        yield Entry(
            Kind.STORY,
            yes.pk,
            yes.given_at,
            _places(yes.places, has_one=bool(yes.newsletters.all())),
            person=yes.storyteller_id,
            name=yes.byline if title else "",
            about=title,
            page=yes.page_id,
            ended_at=yes.replaced_at,
            withdrawn_at=yes.withdrawn_at,
        )


def _people() -> Iterable[Entry]:
    titles = _public_titles()
    for person in PersonIn.objects.filter(given_at__isnull=False).iterator(chunk_size=500):
        back = person.withdrawn_at or person.declined_at
        title = titles.get(person.page_id, "") if back is None else ""
        what = [str(dict(What.choices).get(each, each)) for each in person.what]
        assert person.given_at is not None  # noqa: S101  asked for above
        yield Entry(
            Kind.PERSON,
            person.pk,
            person.given_at,
            ", ".join([*what, _places(person.places)]),
            name=person.name if title else "",
            about=title,
            page=person.page_id,
            until=_end_of(person.last_day),
            ended_at=person.removed_at,
            withdrawn_at=back,
        )


def _joinings() -> Iterable[Entry]:
    for joining in Joining.objects.select_related("person").iterator(chunk_size=500):
        told = {"notice": joining.notice_version, "health": joining.consent_version}
        said = _("Privacy notice %(notice)s, consent about health %(health)s") % told
        yield Entry(
            Kind.JOINING,
            joining.pk,
            joining.said_yes_at,
            said,
            person=joining.person_id,
            name=joining.person.first_name,
        )


def _readers() -> Iterable[Entry]:
    confirmed = Subscriber.objects.filter(confirmed_at__isnull=False)
    for number, given_at in confirmed.values_list("pk", "confirmed_at").iterator():
        if given_at is not None:
            yield Entry(Kind.NEWSLETTER, number, given_at, str(Place.NEWSLETTER.label))


_READ = {
    Kind.STORY: _stories,
    Kind.PERSON: _people,
    Kind.JOINING: _joinings,
    Kind.NEWSLETTER: _readers,
}


def _public_titles() -> dict[int, str]:
    told = Q(consents__isnull=False) | Q(people_in__isnull=False)
    public = Page.objects.filter(told, live=True).exclude(pk__in=sealed_numbers())
    return dict(public.distinct().values_list("pk", "title"))


def _places(places: Iterable[str], *, has_one: bool = False) -> str:
    words = [str(dict(Place.choices).get(place, place)) for place in places]
    if has_one and Place.NEWSLETTER not in places:
        words.append(str(_("One newsletter")))
    return ", ".join(words)


def _end_of(day: datetime | None) -> datetime | None:
    return timezone.localtime(day).replace(hour=23, minute=59, second=59) if day else None
