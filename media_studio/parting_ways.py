"""What becomes of somebody's stories and promises when their account is to be erased, and when it is."""

from content.erasing import erase_everything_of
from content.holding import pages_told_by
from content.models import NewsPage, Seal
from content.models.planned import plan_of
from content.models.seals import open_seal
from portal.accounts.farewell import Part
from portal.accounts.models import Farewell, User

from . import passport, presenting
from .broadcast import recheck_rights
from .models import Assignment, Notice, Support
from .supporting import close
from .taking_back import take_back_story, take_name_out, undo


def nothing_against(_person: User) -> None:
    """Stories keep nobody here."""
    return


def hide(farewell: Farewell) -> None:
    """What is public or planned is its storyteller's alone from now on, if so chosen; drafts stay."""
    if farewell.stories != Farewell.Stories.NOW:
        return
    person = farewell.person
    presenting.switch_off(person)
    for page in pages_told_by(person.pk):
        stays = farewell.keeps_news and isinstance(page, NewsPage)
        is_seen = page.live or plan_of(page) is not None
        if is_seen and not stays and not page.alias_of_id and open_seal(page) is None:
            take_back_story(person, story=page, until=farewell.erase_at)


def bring_back(farewell: Farewell) -> None:
    """The same comes back as it was. What the person took back by themselves is left alone."""
    sealed = Seal.objects.open().filter(storyteller=farewell.person, erase_at=farewell.erase_at)
    for number in list(sealed.values_list("pk", flat=True)):
        # The languages of one story come back together.
        if seal := Seal.objects.open().filter(pk=number).first():
            undo(farewell.person, seal=seal)


def erase(person: User, keeps_news: bool) -> None:
    """Stories go with all that hangs on them; nobody else's story gets stuck, and no name stays under one."""
    for support in Support.objects.filter(supporter=person, ended_at=None):
        close(support)
    for story in passport.named_in(person):
        take_name_out(person, story=story)
    promised = Assignment.objects.filter(person=person, done_at=None, story=None)
    promised.update(person=None, taken_at=None, place="", note="")
    erase_everything_of(person, keeps_news=keeps_news)
    Notice.objects.filter(by=person).delete()
    recheck_rights()


PART = Part(nothing_against, hide=hide, bring_back=bring_back, erase=erase)
