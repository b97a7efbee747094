"""Saying yes in a test."""

from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from content import consenting

PLACES = ["site"]


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def say_yes(person, page, byline="A. K."):
    page = fresh(page)
    revision = consenting.revision_shown(page)
    return consenting.give(person, page=page, revision_id=revision.pk, byline=byline, places=PLACES)


def tell(person, page, byline="A. K."):
    say_yes(person, page, byline).revision.publish(user=person, skip_permission_checks=True)
    return fresh(page)


def reading(story, person):
    task = GroupApprovalTask.objects.create(name="read")
    workflow = Workflow.objects.create(name="reading")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow.start(fresh(story), person)
