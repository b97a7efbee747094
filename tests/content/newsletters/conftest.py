"""A newsletter with Aino's story in it, and somebody who gets it."""

import re

import pytest
from django.core.cache import cache
from django_tasks_db.models import DBTaskResult

from content import mailing
from content.models import Delivery
from tests.factories.newsletters import make_newsletter, make_subscriber
from tests.factories.pages import make_site, make_story

EVERYWHERE = ["newsletter", "site"]


def work(name="default"):
    """What waits in a queue is done here: the worker itself would close the test's own connection."""
    for row in DBTaskResult.objects.ready().filter(queue_name=name):
        row.task.func(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.set_successful(None)


@pytest.fixture(autouse=True)
def _apart(settings, tmp_path):
    """Nothing is counted yet, the ledger is this test's own, and no batch waits for the one before."""
    cache.clear()
    settings.DATA_DIR = tmp_path
    settings.NEWSLETTER_PAUSE_SECONDS = 0


@pytest.fixture
def story(roles, aino):
    make_site()
    return make_story(aino, title="Aamun kahvi", summary="Aino keittää kahvia.", places=EVERYWHERE)


@pytest.fixture
def letter(story):
    return make_newsletter(story)


@pytest.fixture
def kaisa(story):
    return make_subscriber()


@pytest.fixture
def queue(django_capture_on_commit_callbacks):
    """Does something, and then what it left in the queue."""

    def after(do, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            done = do(*args, **kwargs)
        work()
        return done

    return after


@pytest.fixture
def send_all(eeva):
    """Eeva sends it, and the worker works until nothing is due."""

    def send(newsletter):
        mailing.begin_sending(eeva, newsletter=newsletter)
        while mailing.send_batch(newsletter.pk):
            pass
        mailing.send_what_is_due()
        return list(Delivery.objects.filter(newsletter=newsletter))

    return send


def key_in(mail):
    """The key in the first link of a mail to a page of ours with one."""
    return re.search(r"/(?:un)?subscribe/([\w-]+)/", mail.body)[1]
