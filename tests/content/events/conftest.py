"""Nothing is counted yet, and what is erased is written down beside no real house."""

import pytest
from django.core.cache import cache
from django_tasks_db.models import DBTaskResult


@pytest.fixture(autouse=True)
def _a_new_day(settings, tmp_path):
    cache.clear()
    settings.DATA_DIR = tmp_path


@pytest.fixture
def work(django_capture_on_commit_callbacks):
    """Does something, and all the work that it leaves to the queue."""

    def do(act, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            result = act(*args, **kwargs)
        # The worker itself would close the test's own connection.
        for row in DBTaskResult.objects.ready().order_by("enqueued_at"):
            row.task.func(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
            row.set_successful(None)
        return result

    return do
