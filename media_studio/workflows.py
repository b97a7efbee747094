"""The two ways a story goes: through a supporter first, or straight to the media team."""

from django.db import transaction
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowTask

from .models import EditorReading, SupporterReading

DIRECT = "Story: the media team reads"
THROUGH_SUPPORTER = "Story: a supporter reads first"
WAGTAILS_OWN = "Moderators approval"


@transaction.atomic
def reading_workflow(*, through_supporter: bool) -> Workflow:
    """The workflow for one handing in; made at its first use."""
    editor = _task(EditorReading, "The media team reads")
    if not through_supporter:
        return _workflow(DIRECT, [editor])
    return _workflow(THROUGH_SUPPORTER, [_task(SupporterReading, "A supporter reads"), editor])


@transaction.atomic
def retire_wagtails_own(**_signal: object) -> None:
    """After each migrate: the way of approving that Wagtail makes for every page is shut."""
    for workflow in Workflow.objects.filter(name=WAGTAILS_OWN, active=True):
        workflow.deactivate()
    for task in GroupApprovalTask.objects.filter(name=WAGTAILS_OWN, active=True):
        task.deactivate()


def _task(kind: type[Task], name: str) -> Task:
    return kind.objects.filter(active=True).first() or kind.objects.create(name=name)


def _workflow(name: str, tasks: list[Task]) -> Workflow:
    found = Workflow.objects.filter(name=name, active=True).first()
    if found:
        return found
    workflow = Workflow.objects.create(name=name)
    for order, task in enumerate(tasks):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow
