"""What happens when the last reading step is done.

Wagtail loads this while its own models are being made, so nothing that needs models is imported up here.
"""

from typing import Any


def finish_without_publishing(workflow_state: Any, user: Any = None) -> None:
    """Nothing is published: the story now waits for its storyteller's consent, and they are told.

    Wagtail's own action would publish the latest revision, not the one that was read and consented to.
    """
    from content.models import StoryPage  # noqa: PLC0415

    from .models import Notice  # noqa: PLC0415
    from .models.notices import Kind  # noqa: PLC0415

    story = workflow_state.content_object.specific
    if isinstance(story, StoryPage) and story.storyteller:
        title = workflow_state.current_task_state.revision.as_object().title
        Notice.objects.tell(story.storyteller, Kind.WAITS_FOR_YES, story=story, title=title)
