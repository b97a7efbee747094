import pytest
from django.utils.functional import empty

from portal.kit import storage


@pytest.fixture
def private(settings, tmp_path, monkeypatch):
    """A folder of this test's own for private files."""
    settings.PRIVATE_ROOT = tmp_path / "private"
    monkeypatch.setattr(storage.private, "_wrapped", empty)
    return settings.PRIVATE_ROOT
