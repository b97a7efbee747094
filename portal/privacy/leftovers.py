"""Rows of the libraries under the portal that nobody needs any more."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import EditingSession, FormState
from wagtail.models import UploadedFile

from portal.kit import clock

WORK_KEPT = timedelta(days=7)  # to see what failed; it may name an address
EDITING_KEPT = timedelta(hours=1)
FORM_KEPT = timedelta(days=1)  # as Wagtail itself would forget it, when somebody opens a form again
UPLOAD_KEPT = timedelta(days=1)


def done_work() -> QuerySet[DBTaskResult]:
    """Work of the queue that was done, or failed, a week ago."""
    return DBTaskResult.objects.finished().filter(finished_at__lte=clock.now() - WORK_KEPT)


def old_sessions() -> QuerySet[Session]:
    """Sessions in which nobody is signed in any more."""
    return Session.objects.filter(expire_date__lt=clock.now())


def editing_over() -> QuerySet[EditingSession]:
    """Who had a page open in the CMS an hour ago."""
    return EditingSession.objects.filter(last_seen_at__lte=clock.now() - EDITING_KEPT)


def old_forms() -> QuerySet[FormState]:
    """Forms of the CMS that nobody has touched for a day."""
    return FormState.objects.filter(last_updated_at__lte=clock.now() - FORM_KEPT)


def stranded_uploads() -> list[UploadedFile]:
    """Files brought into the CMS a day ago and never taken in. Their rows know no time; the files do."""
    late = clock.now() - UPLOAD_KEPT
    return [upload for upload in UploadedFile.objects.all() if _brought_at(upload) <= late]


def drop_stranded_uploads() -> int:
    """They go with their files. Gives how many."""
    stranded = stranded_uploads()
    for upload in stranded:
        upload.file.delete(save=False)
        upload.delete()
    return len(stranded)


def _brought_at(upload: UploadedFile) -> datetime:
    try:
        return default_storage.get_modified_time(str(upload.file.name))
    except (FileNotFoundError, ValueError):
        return datetime.min.replace(tzinfo=timezone.get_default_timezone())
