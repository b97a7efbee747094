"""A reader's way: the form, the link, the newsletter, and out again; with queues and real transactions."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django_tasks_db.models import DBTaskResult

from content import mailing
from content.models import Delivery, Mailing, Subscriber
from portal.worker import run_queue
from tests.factories.newsletters import make_newsletter
from tests.factories.pages import make_site, make_story

pytestmark = pytest.mark.django_db(transaction=True)
HOME_MADE = {"sec-fetch-site": "same-origin"}


def work():
    """Both queues, until nothing waits."""
    while DBTaskResult.objects.ready().exists():
        run_queue()
        run_queue(mailing.SLOW)


def address_in(mail, word):
    return re.search(rf"http://[^/]+(/fi/{word}/\S+)", mail.body)[1]


def test_a_reader_gets_a_newsletter_and_leaves(roles, aino, eeva, mailoutbox, settings, tmp_path):
    settings.DATA_DIR, settings.NEWSLETTER_PAUSE_SECONDS = tmp_path, 0
    cache.clear()
    make_site()
    story = make_story(aino, title="Aamun kahvi", places=["newsletter", "site"])
    reader = Client(enforce_csrf_checks=True)
    form = {"mail": "kaisa@example.org", "language": "fi"}
    assert reader.post("/fi/subscribe/", form, headers=HOME_MADE).status_code == 302
    work()
    reader.post(address_in(mailoutbox[0], "subscribe"))
    letter = make_newsletter(story)
    mailing.begin_sending(eeva, newsletter=letter)
    late = Subscriber.objects.create(email="myohassa@example.org", confirmed_at=story.first_published_at)
    for _each in range(2):
        mailing.send_what_is_due()
        work()
    (mail,) = mailoutbox[1:]
    assert mail.to == ["kaisa@example.org"]
    assert not Delivery.objects.filter(subscriber=late).exists()
    assert (Mailing.objects.get().mailed, Mailing.objects.get().ended_at is not None) == (1, True)
    assert reader.get(letter.url).status_code == 200
    assert reader.post(address_in(mail, "unsubscribe")).status_code == 200
    assert list(Subscriber.objects.all()) == [late]
