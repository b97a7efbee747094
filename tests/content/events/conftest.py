"""Nothing is counted yet, and what is erased is written down beside no real house."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _a_new_day(settings, tmp_path):
    cache.clear()
    settings.DATA_DIR = tmp_path
