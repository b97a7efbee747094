"""A newsletter that was sent in each language, and a draft that waits for a storyteller's answer."""

from typing import Any

from django.db import transaction
from django.utils import translation

from content import mailing
from content.digest import digest_of
from content.models import (
    Delivery,
    Mailing,
    NewsletterItem,
    NewsletterPage,
    NewsPage,
    StoryPage,
    Subscriber,
    TrialPage,
)
from media_studio import letters, newsletters
from media_studio.models import NewsletterAsk
from media_studio.policy.newsletters import Verdict
from portal.kit import clock

from .people import person
from .texts import told


@transaction.atomic
def build() -> str | None:
    """Made by the editors' own actions; only the mails themselves are left out."""
    if NewsletterPage.objects.exists():
        return None
    words = told("newsletters")
    for language, email in words["subscribers"].items():
        Subscriber.objects.create(email=email, language=language, confirmed_at=clock.now())
    for language, text in words["sent"].items():
        with translation.override(language):
            _send(_begun(language, text))
    with translation.override("fi"):
        draft = _begun("fi", words["draft"])
        _ask(draft, words["draft"])
    return "A newsletter was sent, and the next one is begun."


def _begun(language: str, text: dict[str, str]) -> NewsletterPage:
    eeva = person("eeva")
    made = newsletters.begin_newsletter(eeva, language=language, title=text["title"], intro=text["intro"])
    if "teller" in text and "trial" in text:
        asked = _ask(made, text)
        teller: Any = asked.story.storyteller
        newsletters.answer(teller, asked=asked, yes=True, seen=digest_of(asked.story))
    for name, kind in (("news", NewsPage), ("trial", TrialPage)):
        page = kind.shown().filter(locale=made.locale).first()
        if name in text and page is not None:
            newsletters.pick(eeva, newsletter=made, page=page, words=text[name])
    return made


def _ask(newsletter: NewsletterPage, text: dict[str, str]) -> NewsletterAsk:
    stories = StoryPage.shown().filter(locale=newsletter.locale, storyteller=person(text["teller"]))
    story = next(one for one in stories if letters.verdict_on(newsletter, one) is Verdict.MAY_BE_ASKED)
    return newsletters.ask_teller(person("eeva"), newsletter=newsletter, story=story, words=text["story"])


def _send(newsletter: NewsletterPage) -> None:
    """As if the worker had sent it: nobody of the demo is mailed."""
    mailing.begin_sending(person("eeva"), newsletter=newsletter)
    sent = Delivery.objects.filter(newsletter=newsletter).update(state=Delivery.State.SENT)
    NewsletterItem.objects.filter(newsletter=newsletter).update(mailed_at=clock.now())
    Mailing.objects.filter(newsletter=newsletter).update(mailed=sent, ended_at=clock.now())
