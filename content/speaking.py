"""Public pages read aloud by the house, where a browser has no voice: made when first asked for, once a text.

Most pages are never asked for, so nothing is made at publishing. Nothing but what everybody may read is read.
"""

import hashlib
import logging
from enum import StrEnum

from django.conf import settings
from django_tasks import task
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from . import speech_files
from .ffmpeg_runs import RecordingRefused
from .models.consents import only_covered
from .queries import shown_pages
from .reading_through import html_of
from .recording_intake import SLOW
from .speech_making import is_possible, read_aloud
from .speech_text import sentences_of

log = logging.getLogger("content.speaking")

MOST_WAITING = 10  # voices at a time: people's own recordings wait in the same queue
MADE_BY = "1"  # another figure when the same text would sound or be cut otherwise


class Stand(StrEnum):
    """How far the voice of a page is."""

    MADE = "made"
    MAKING = "making"
    NOT_ASKED = "not asked"
    CANNOT = "cannot"


def page_to_read(number: int) -> Page | None:
    """The page with this number, if anybody may read it now and the house reads aloud."""
    if not settings.SPEECH:
        return None
    found = next(iter(only_covered(shown_pages().filter(pk=number))), None)
    return found.specific if found else None


def sign_of(page: Page) -> str:
    """One for each published version of the page, and its language."""
    facts = (MADE_BY, page.pk, page.live_revision_id, page.last_published_at, page.locale.language_code)
    return hashlib.blake2b(repr(facts).encode(), digest_size=16).hexdigest()


def stand_of(page: Page) -> Stand:
    """Whether its voice is there. Changes nothing."""
    sign = sign_of(page)
    if speech_files.places_of(page.pk, sign) is not None:
        return Stand.MADE
    waits = speech_files.is_waited_for(page.pk, sign)
    if waits is False or not is_possible():
        return Stand.CANNOT
    return Stand.MAKING if waits else Stand.NOT_ASKED


def ask_for_voice(page: Page) -> Stand:
    """The voice of a public page is made in the background; asked twice, it is made once."""
    stand, sign = stand_of(page), sign_of(page)
    if stand is not Stand.NOT_ASKED:
        return stand
    waiting = DBTaskResult.objects.ready().filter(task_path=make_voice.module_path).count()
    if waiting >= MOST_WAITING:
        return Stand.CANNOT
    if speech_files.begin(page.pk, sign):
        make_voice.enqueue(page.pk, sign)
    return Stand.MAKING


@task(queue_name=SLOW)
def make_voice(number: int, sign: str) -> None:
    """Reads the page aloud, unless it is another by now, or nobody may read it any more."""
    page = page_to_read(number)
    if page is None or sign_of(page) != sign:
        speech_files.drop_others(number, sign_of(page) if page else None)
        return
    if speech_files.places_of(number, sign) is not None:
        return
    language = page.locale.language_code
    try:
        voice = read_aloud(sentences_of(html_of(page), language), language)
    except RecordingRefused as refused:
        log.info("page %s is not read aloud: %s", number, refused.why)
        speech_files.fail(number, sign)
        return
    except Exception:
        speech_files.fail(number, sign)
        raise
    speech_files.keep_voice(number, sign, voice)
    _drop_what_is_old(number)  # it may have been taken back while it was read


def count_old_speech() -> int:
    """How many files belong to pages that are gone, or to older versions."""
    return sum(
        len(speech_files.other_files(number, _sign_now(number))) for number in speech_files.spoken_numbers()
    )


def drop_old_speech() -> int:
    """They go. What is taken back goes at once already, by `purging.forget`."""
    return sum(_drop_what_is_old(number) for number in speech_files.spoken_numbers())


def _drop_what_is_old(number: int) -> int:
    return speech_files.drop_others(number, _sign_now(number))


def _sign_now(number: int) -> str | None:
    page = page_to_read(number)
    return sign_of(page) if page else None
