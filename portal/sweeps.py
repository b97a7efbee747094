"""Everything that goes by the clock: which tables, what is due, and what lets it go.

This is the one list. The worker does it, `manage.py sweep` shows it, and a test holds it against the
keeping times that the tables declare.
"""

from collections.abc import Callable
from datetime import timedelta

from content import (
    erasing,
    marking_hard,
    reader_answering,
    signing_up,
    speaking,
    subscribing,
    telling_back,
)
from content.models import Seal
from media_studio import forgetting as studio
from media_studio import resting, taking_ideas
from media_studio.training import practising
from peer import forgetting as rooms
from peer import logbook
from portal.accounts import farewell, taking_data
from portal.accounts import forgetting as door
from portal.accounts.devices import unused_devices
from portal.kit.sweeping import DAILY, Rows, Sweep, count, erase
from portal.privacy import leftovers, loose_files

SOON, HOURLY = timedelta(seconds=30), timedelta(hours=1)
# What is sealed goes a day later with its page, its yes and its pieces.
SEALED = (
    "content.StoryPage",
    "content.NewsPage",
    "content.Consent",
    "content.NewsletterItem",
    "content.TakeDown",
)
ACCOUNTS = (
    "accounts.User",
    "accounts.User_groups",
    "accounts.User_user_permissions",
    "accounts.Joining",
    "accounts.WaitingMail",
)


def sweeps() -> list[Sweep]:
    """All of them. What must not wait for tomorrow is looked at more often than once a day."""
    return [*_of_rooms(), *_of_stories(), *_of_readers(), *_of_accounts(), *_of_the_house()]


def _of_rooms() -> list[Sweep]:
    return [
        Sweep(
            "removed texts",
            ("peer.Message", "peer.Flag"),
            lambda: count(rooms.removed_texts(), rooms.covered_texts(), rooms.told_words()),
            rooms.forget_texts,
        ),
        _rows("earlier names", "peer.FormerName", rooms.old_names),
        Sweep(
            "old lines of the log",
            ("peer.LogEntry",),
            lambda: count(logbook.old_lines()),
            lambda: logbook.drop_old_lines() if logbook.old_lines().exists() else 0,
        ),
    ]


def _of_stories() -> list[Sweep]:
    return [
        Sweep("what was taken back a day ago", SEALED, _sealed, erasing.erase_due, SOON),
        Sweep(
            "ideas that were taken back a day ago",
            ("media_studio.TakenIdea",),
            lambda: count(taking_ideas.ideas_due()),
            taking_ideas.erase_ideas_due,
            SOON,
        ),
        Sweep(
            "drafts that rest for a year",
            ("content.StoryPage",),
            lambda: len(resting.to_let_go()),
            resting.let_go_of_resting,
        ),
        Sweep(
            "old practice of lessons",
            ("media_studio.Practice",),
            lambda: count(practising.old_answers(), practising.old_drafts()),
            practising.end_old_practice,
            HOURLY,
        ),
        _rows("notices that were read", "media_studio.Notice", studio.read_notices),
        _rows("paragraphs once held", "media_studio.Lease", studio.old_leases),
    ]


def _of_readers() -> list[Sweep]:
    return [
        Sweep(
            "what readers wrote long ago",
            ("content.Wish", "content.AccessFeedback", "content.Report"),
            telling_back.count_due,
            telling_back.forget_in_time,
            HOURLY,
        ),
        _rows("addresses not confirmed", "content.Subscriber", subscribing.unconfirmed, HOURLY),
        _rows("addresses that waited long", "content.WantsToHear", marking_hard.old_addresses),
        Sweep(
            "answers of old reader tests",
            ("content.AnswerSheet", "content.ReaderAnswer"),
            lambda: count(reader_answering.old_sheets()),
            reader_answering.forget_old_sheets,
        ),
        Sweep(
            "sign-ups of events that are over",
            ("content.SignUp",),
            lambda: count(signing_up.past_sign_ups(), signing_up.past_questions()),
            signing_up.erase_past,
            HOURLY,
        ),
    ]


def _of_accounts() -> list[Sweep]:
    return [
        Sweep(
            "accounts whose last day has come",
            ACCOUNTS,
            lambda: count(farewell.due()),
            farewell.erase_due,
            timedelta(minutes=1),
        ),
        Sweep(
            "copies of data",
            ("accounts.DataCopy",),
            lambda: count(taking_data.old_copies()),
            taking_data.erase_old_copies,
            timedelta(minutes=10),
        ),
        _rows("devices not used", "accounts.Device", unused_devices),
        _rows("sign-in cards", "accounts.SignInCard", door.old_cards),
        _rows("uses of sign-in cards", "accounts.CardRequest", door.old_card_requests),
        _rows("requests to join", "accounts.JoiningRequest", door.old_requests),
        _rows("addresses not proven", "account.EmailConfirmation", door.old_confirmations, HOURLY),
        _rows("sessions", "sessions.Session", leftovers.old_sessions),
    ]


def _of_the_house() -> list[Sweep]:
    return [
        _rows("work that was done", "django_tasks_database.DBTaskResult", leftovers.done_work),
        _rows("editing that is over", "wagtailadmin.EditingSession", leftovers.editing_over, HOURLY),
        _rows("forms not saved", "wagtailadmin.FormState", leftovers.old_forms),
        Sweep(
            "uploads not taken in",
            ("wagtailcore.UploadedFile",),
            lambda: len(leftovers.stranded_uploads()),
            leftovers.drop_stranded_uploads,
        ),
        Sweep("voices of other texts", (), speaking.count_old_speech, speaking.drop_old_speech, HOURLY),
        Sweep("files without a row", (), loose_files.count_loose_files, loose_files.drop_loose_files),
    ]


def _rows(name: str, table: str, due: Callable[[], Rows], every: timedelta = DAILY) -> Sweep:
    return Sweep(name, (table,), lambda: count(due()), lambda: erase(due()), every)


def _sealed() -> int:
    return count(Seal.objects.due(), Seal.objects.exclude(files=[]))
