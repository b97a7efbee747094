"""What happens when the last reading step is done.

Wagtail loads this while its own models are being made, so nothing that needs models is imported up here.
"""

from typing import Any


def finish_without_publishing(workflow_state: Any, user: Any = None) -> None:
    """Nothing is published: the story now waits for its storyteller's consent.

    Wagtail's own action would publish the latest revision, not the one that was read and consented to.
    """
