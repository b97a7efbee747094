"""One row of each table that is kept for a time: the day before it stays, on the day it goes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import Page, UploadedFile

from content.models import AccessFeedback, HardParagraph, Report, Subscriber, WantsToHear, Wish
from media_studio.models import Lease, Notice
from media_studio.models.notices import Kind
from portal.accounts.models import DataCopy, Device, JoiningRequest
from portal.kit import clock, sweeping
from portal.privacy import leftovers
from portal.sweeps import sweeps
from tests.factories.telling import begin_alone

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MOMENT = timedelta(minutes=1)


def page():
    return Page.objects.filter(depth=2).first()


def request(made, **more):
    said = {"minimum_age": 18, "notice_version": "1", "consent_version": "1", "said_yes_at": made}
    return JoiningRequest.objects.create(
        email=f"{uuid4().hex}@example.org", first_name="Tuuli", asked_at=made, **said, **more
    )


def answered_request(aino, made):
    return request(made, state="declined", decided_at=made)


def waiting_request(aino, made):
    return request(made)


def device(aino, made):
    used = {"first_used_at": made - DAY, "last_used_at": made}
    return Device.objects.create(person=aino, mark_digest=uuid4().hex, **used)


def confirmation(aino, made):
    address = EmailAddress.objects.filter(user=aino).first()
    return EmailConfirmation.objects.create(email_address=address, created=made, sent=made, key=uuid4().hex)


def work(aino, made):
    return DBTaskResult.objects.create(
        task_path="x.y",
        args_kwargs={"args": ["aino@example.org"], "kwargs": {}},
        status=TaskResultStatus.FAILED,
        finished_at=made,
        exception_class_path="",
        traceback="",
    )


def session(aino, made):
    return Session.objects.create(session_key=uuid4().hex, session_data="x", expire_date=made)


def editing(aino, made):
    kind = ContentType.objects.get_for_model(Page)
    return EditingSession.objects.create(user=aino, content_type=kind, object_id="1", last_seen_at=made)


def form(aino, made):
    kind = ContentType.objects.get_for_model(Page)
    return FormState.objects.create(
        user=aino, content_type=kind, object_id="1", data="title=x", last_updated_at=made
    )


def subscriber(aino, made):
    return Subscriber.objects.create(email="tuuli@example.org", language="fi", asked_at=made)


def listener(aino, made):
    paragraph = HardParagraph.objects.get_or_create(page_id=page().pk, digest="x")[0]
    row = WantsToHear.objects.create(paragraph=paragraph, email="tuuli@example.org")
    WantsToHear.objects.filter(pk=row.pk).update(made_at=made)
    return row


def read_notice(aino, made):
    return Notice.objects.create(person=aino, kind=Kind.SUGGESTED, title="Kielo", seen_at=made)


def lease(aino, made):
    story = begin_alone(aino, title="Kielo")
    return Lease.objects.create(story=story, block_id="title", holder=aino, touched_at=made)


def feedback(aino, made):
    row = AccessFeedback.objects.create(words="Vaikea", email="tuuli@example.org")
    AccessFeedback.objects.filter(pk=row.pk).update(answered_at=made, answer="Kiitos")
    return row


WHOLE = [
    ("devices not used", device, 180 * DAY),
    ("requests to join", answered_request, 30 * DAY),
    ("requests to join", waiting_request, 180 * DAY),
    ("addresses not proven", confirmation, timedelta(minutes=30)),
    ("work that was done", work, 7 * DAY),
    ("sessions", session, timedelta()),
    ("editing that is over", editing, timedelta(hours=1)),
    ("forms not saved", form, DAY),
    ("addresses not confirmed", subscriber, 7 * DAY),
    ("addresses that waited long", listener, 180 * DAY),
    ("notices that were read", read_notice, 30 * DAY),
    ("paragraphs once held", lease, timedelta(hours=1)),
    ("what readers wrote long ago", feedback, 30 * DAY),
]


def named(name):
    return next(each for each in sweeps() if each.name == name)


@pytest.mark.parametrize(("name", "make", "kept"), WHOLE, ids=[each[1].__name__ for each in WHOLE])
def test_a_row_stays_until_its_time_and_goes_then(aino, name, make, kept):
    young = make(aino, clock.now() - kept + MOMENT)
    sweep = named(name)
    assert (sweep.due(), sweep.sweep()) == (0, 0)
    type(young).objects.filter(pk=young.pk).delete()
    old = make(aino, clock.now() - kept - MOMENT)
    assert sweep.due() == 1
    assert type(old).objects.filter(pk=old.pk).exists(), "counting changes nothing"
    assert sweep.sweep() == 1
    assert not type(old).objects.filter(pk=old.pk).exists()
    assert (sweep.due(), sweep.sweep()) == (0, 0)


def test_the_address_of_a_wish_and_of_feedback_goes_after_half_a_year_and_the_words_stay(db):
    long_ago = clock.now() - 181 * DAY
    for kind in (Wish, AccessFeedback):
        row = kind.objects.create(words="Lisää kuvia", email="tuuli@example.org")
        kind.objects.filter(pk=row.pk).update(made_at=long_ago)
    sweep = named("what readers wrote long ago")
    assert (sweep.due(), sweep.sweep(), sweep.due()) == (2, 2, 0)
    for kind in (Wish, AccessFeedback):
        assert kind.objects.get().email == ""
        assert kind.objects.get().words == "Lisää kuvia"


def test_the_address_of_a_report_goes_a_month_after_it_was_handled(db):
    made = clock.now() - 100 * DAY
    row = Report.objects.create(page=page(), reason="wrong", mail="tuuli@example.org", made_at=made)
    sweep = named("what readers wrote long ago")
    assert sweep.sweep() == 0
    Report.objects.filter(pk=row.pk).update(handled_at=clock.now() - 31 * DAY)
    assert (sweep.due(), sweep.sweep(), sweep.due()) == (1, 1, 0)
    assert Report.objects.get().mail == ""


def test_a_copy_of_data_goes_after_a_week(private, aino):
    made = clock.now() - 8 * DAY
    copy = DataCopy(person=aino, asked_at=made, ready_at=made)
    copy.file.save("x.zip", ContentFile(b"zip"), save=False)
    copy.save()
    sweep = named("copies of data")
    assert (sweep.due(), sweep.sweep(), sweep.due()) == (1, 1, 0)


def test_an_upload_that_was_never_taken_in_goes_with_its_file(aino, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    upload = UploadedFile(uploaded_by_user=aino)
    upload.file.save("kuva.jpg", ContentFile(b"x"))
    name = upload.file.name
    sweep = named("uploads not taken in")
    assert (sweep.due(), sweep.sweep()) == (0, 0)
    later = clock.now() + leftovers.UPLOAD_KEPT + MOMENT
    monkeypatch.setattr(clock, "now", lambda: later)
    assert (sweep.due(), sweep.sweep()) == (1, 1)
    assert not UploadedFile.objects.exists()
    assert not default_storage.exists(name)


def test_many_rows_go_in_small_batches(aino, monkeypatch):
    monkeypatch.setattr(sweeping, "BATCH", 2)
    for _row in range(5):
        session(aino, clock.now() - DAY)
    assert named("sessions").sweep() == 5
    assert not Session.objects.exists()


def test_a_row_that_was_touched_meanwhile_is_not_met(aino):
    """What the batch was chosen by is asked again when it goes."""
    one = read_notice(aino, clock.now() - 40 * DAY)
    rows = Notice.objects.filter(seen_at__lte=clock.now() - 30 * DAY)
    met = []

    def put_back(batch):
        Notice.objects.filter(pk=one.pk).update(seen_at=clock.now())
        met.extend(batch)
        batch.delete()

    sweeping._each_batch(rows, put_back)
    assert met == []
    assert Notice.objects.filter(pk=one.pk).exists()
