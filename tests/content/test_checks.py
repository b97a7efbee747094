"""What a start refuses: settings under which the promise of consent would not hold."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.urls import get_resolver

from content import checks


def test_the_portal_as_it_is_passes():
    assert checks.check_api_is_not_mounted() == []
    assert checks.check_finish_publishes_nothing() == []
    assert checks.check_private_files_are_private() == []


def test_a_mounted_api_is_refused(monkeypatch):
    from django.urls import path
    from wagtail.api.v2.views import PagesAPIViewSet

    mounted = [path("api/", PagesAPIViewSet.as_view({"get": "listing_view"}))]
    patterns = [*get_resolver().url_patterns, *mounted]
    monkeypatch.setattr(checks, "get_resolver", lambda: SimpleNamespace(url_patterns=patterns))
    assert [error.id for error in checks.check_api_is_not_mounted()] == ["content.E001"]


@pytest.mark.parametrize("finish", ["wagtail.workflows.publish_workflow_state", None])
def test_another_end_of_a_workflow_is_refused(settings, finish):
    settings.WAGTAIL_FINISH_WORKFLOW_ACTION = finish
    assert [error.id for error in checks.check_finish_publishes_nothing()] == ["content.E002"]


@pytest.mark.parametrize("place", ["", "private"])
def test_private_files_in_a_public_folder_are_refused(settings, place):
    settings.PRIVATE_ROOT = Path(settings.MEDIA_ROOT) / place
    assert [error.id for error in checks.check_private_files_are_private()] == ["content.E003"]
