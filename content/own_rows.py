"""The way from a person to the rows about pages that they tell."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, TaskState, WorkflowState

from portal.kit.declared_data import way
from portal.kit.personal_data import STORIES

from .models import TellablePage


def connect() -> None:
    """Called once, at start."""
    way(STORIES, by_stories)


def by_stories(model: type[Model], person: Any) -> Q:
    """Rows of the page table, of versions and of readings that belong to the person's stories."""
    numbers = [
        number
        for kind in TellablePage.__subclasses__()
        for number in kind._base_manager.filter(storyteller_id=person.pk).values_list("pk", flat=True)
    ]
    if model is Page:
        return Q(pk__in=numbers)
    pages = ContentType.objects.get_for_model(Page)
    theirs = Q(base_content_type=pages, object_id__in=[str(number) for number in numbers])
    if model is TaskState:
        return Q(workflow_state__in=WorkflowState.objects.filter(theirs).values("pk"))
    return theirs
