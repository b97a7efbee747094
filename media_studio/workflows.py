"""The ways a story goes: through a supporter first or straight to the media team; to one or two of it."""

from django.db import transaction
from wagtail.models import GroupApprovalTask, Task, Workflow, WorkflowTask

from .models import EditorReading, SupporterReading

# By whether a supporter reads first, and whether two of the media team read.
NAMES = {
    (False, False): "Story: the media team reads",
    (True, False): "Story: a supporter reads first",
    (False, True): "Story: two of the media team read",
    (True, True): "Story: a supporter reads first, then two of the media team",
}
WAGTAILS_OWN = "Moderators approval"


@transaction.atomic
def reading_workflow(*, through_supporter: bool, by_two: bool) -> Workflow:
    """The workflow for one handing in; made at its first use."""
    tasks = [_task(SupporterReading, "A supporter reads")] if through_supporter else []
    tasks.append(_task(EditorReading, "The media team reads", is_second=False))
    if by_two:
        tasks.append(_task(EditorReading, "Somebody else of the media team reads", is_second=True))
    return _workflow(NAMES[through_supporter, by_two], tasks)


@transaction.atomic
def retire_wagtails_own(**_signal: object) -> None:
    """After each migrate: the way of approving that Wagtail makes for every page is shut."""
    for workflow in Workflow.objects.filter(name=WAGTAILS_OWN, active=True):
        workflow.deactivate()
    for task in GroupApprovalTask.objects.filter(name=WAGTAILS_OWN, active=True):
        task.deactivate()


def _task(kind: type[Task], name: str, **which: bool) -> Task:
    found: Task | None = kind.objects.filter(active=True, **which).first()
    return found or kind.objects.create(name=name, **which)


def _workflow(name: str, tasks: list[Task]) -> Workflow:
    found = Workflow.objects.filter(name=name, active=True).first()
    if found:
        return found
    workflow = Workflow.objects.create(name=name)
    for order, task in enumerate(tasks):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow
