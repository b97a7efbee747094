"""Invented stories, each taken as far as stories.yaml says by the people themselves."""

import datetime
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import translation

from content.models import StoryPage
from content.models.consents import Place
from media_studio.drafting import begin_story, hand_in, keep, save_draft
from media_studio.easy_versions import begin_easy_version
from media_studio.models import Notice
from media_studio.people import say_nobody_else
from media_studio.picturing import add_picture
from media_studio.planning import plan_consented
from media_studio.publishing import publish_consented
from media_studio.queries import draft_of, first_reader, read_revision
from media_studio.reviewing import pass_on
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.languages import EASY, FINNISH

from .people import person
from .texts import PICTURES, lines, manuscript, morning_of, told

CREDIT = "Oma ääni"
HANDED_IN = {"with_editor", "awaiting_consent", "planned", "public"}
READ = {"awaiting_consent", "planned", "public"}


@transaction.atomic
def build() -> str | None:
    """Every story: public ones in each of their languages, the others as far as they have come."""
    if StoryPage.objects.exists():
        return None
    stories = sorted(told("stories")["stories"], key=lambda item: str(item.get("date", "later")))
    for item in stories:
        for language in item["texts"]:
            tell(item, language)
    return f"{len(stories)} stories are told; some wait for somebody."


def tell(item: dict[str, Any], language: str) -> None:
    """Each language is a publication of its own, and gets its own yes."""
    teller, text = person(item["teller"]), item["texts"][language]
    story = _write(teller, item, language)
    if item["state"] in HANDED_IN:
        say_nobody_else(teller, story=story)
        hand_in(teller, story=story, through_supporter=False)
    if item["state"] in READ:
        _read(_fresh(story))
    if item["state"] == "public":
        _say_yes(teller, _fresh(story), text["byline"])
        _date_back(story, item)
    if item["state"] == "planned":
        _plan(teller, _fresh(story), text["byline"], item["days"])


def _read(story: StoryPage) -> None:
    """Eeva reads, and Leena too when it is the teller's first; a teller does not read their own."""
    readers = [each for each in (person("eeva"), person("leena")) if each != story.storyteller]
    pass_on(readers[0], story=story)
    if first_reader(story):
        pass_on(readers[1], story=story)


def _say_yes(teller: User, story: StoryPage, byline: str) -> None:
    """To exactly the version that was read."""
    publish_consented(
        teller, story=story, revision_id=_read_version(story), byline=byline, places=[Place.SITE]
    )


def _plan(teller: User, story: StoryPage, byline: str, days: int) -> None:
    """The same yes, for a morning to come; what happened until then is read already."""
    said: dict[str, Any] = {"revision_id": _read_version(story), "byline": byline, "places": [Place.SITE]}
    day = morning_of(clock.today() + datetime.timedelta(days=days))
    plan_consented(teller, story=story, day=day, **said)
    Notice.objects.filter(story=story).update(seen_at=clock.now())


def _read_version(story: StoryPage) -> int:
    read = read_revision(story)
    if read is None:
        raise RuntimeError(f"Nobody has read {story} yet.")
    return read.pk


def _write(teller: User, item: dict[str, Any], language: str) -> StoryPage:
    text = item["texts"][language]
    story = _begin(teller, item, language)
    fields = {"title": text["title"], "summary": lines(text["summary"]), "text": manuscript(text["body"])}
    save_draft(teller, story=story, fields=fields, seen_revision=story.latest_revision_id)
    if "picture" in item:
        _add_picture(teller, story, item["picture"], text)
    _mark(teller, _fresh(story), item["key"])
    return _fresh(story)


def _begin(teller: User, item: dict[str, Any], language: str) -> StoryPage:
    if language == EASY:
        key = uuid.uuid5(uuid.NAMESPACE_URL, f"demo/StoryPage/{item['key']}")
        finnish = StoryPage.objects.get(translation_key=key, locale__language_code=FINNISH)
        return begin_easy_version(teller, story=finnish)
    with translation.override(language):
        return begin_story(teller, title=item["texts"][language]["title"])


def _add_picture(teller: User, story: StoryPage, scene: str, text: dict[str, Any]) -> None:
    file = PICTURES / f"{scene}.png"
    upload = SimpleUploadedFile(file.name, file.read_bytes(), content_type="image/png")
    add_picture(
        teller,
        story=_fresh(story),
        upload=upload,
        alt=text["alt"],
        decorative=False,
        credit=CREDIT,
        caption=text["caption"],
    )


def _mark(teller: User, story: StoryPage, key: str) -> None:
    """The story says that it is invented, and is a translation of those with the same key."""
    page = draft_of(story)
    page.is_example = True
    page.translation_key = uuid.uuid5(uuid.NAMESPACE_URL, f"demo/StoryPage/{key}")
    StoryPage.objects.filter(pk=story.pk).update(translation_key=page.translation_key)
    keep(teller, page)


def _date_back(story: StoryPage, item: dict[str, Any]) -> None:
    """The day stories.yaml gives, and no notices about what is long done."""
    day = morning_of(item["date"])
    StoryPage.objects.filter(pk=story.pk).update(first_published_at=day, last_published_at=day)
    Notice.objects.filter(story=story).update(seen_at=clock.now())


def _fresh(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=story.pk)
