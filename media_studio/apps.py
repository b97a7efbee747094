"""The app, and the mails that Wagtail shall not send."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

WAGTAIL_MAILS = {
    "workflow_submitted": "workflow_state_submitted_email_notification",
    "workflow_rejected": "workflow_state_rejected_email_notification",
    "workflow_approved": "workflow_state_approved_email_notification",
}


def send_nothing(**_signal: Any) -> None:
    """Stands where Wagtail's own mail would be sent: people are told by our notices, in our words."""


class MediaStudioConfig(AppConfig):
    """How stories and news are made."""

    name = "media_studio"

    def ready(self) -> None:
        """Says who else may see a picture, shuts Wagtail's own approving, takes its mails' places."""
        from wagtail import signals  # noqa: PLC0415  models must be ready
        from wagtail.models import WorkflowState  # noqa: PLC0415

        from content.asking_people import listeners  # noqa: PLC0415
        from content.models import planned  # noqa: PLC0415
        from content.picture_viewing import picture_viewers  # noqa: PLC0415
        from content.recording_viewing import recording_listeners  # noqa: PLC0415
        from content.role_words import contact_finders  # noqa: PLC0415
        from peer.beside import askers  # noqa: PLC0415
        from portal.accounts.cards.permissions import supported  # noqa: PLC0415
        from portal.accounts.farewell import parts  # noqa: PLC0415

        from . import surfaces  # noqa: PLC0415
        from .beside_named import people_beside  # noqa: PLC0415
        from .parting_ways import PART  # noqa: PLC0415
        from .people_told import tell_of_person  # noqa: PLC0415
        from .permissions import may_hear_recording, may_see_picture  # noqa: PLC0415
        from .planning_told import tell_of_day  # noqa: PLC0415
        from .sign_in_helped import people_helped  # noqa: PLC0415
        from .wish_words import tells_how_to_reach  # noqa: PLC0415
        from .workflows import retire_wagtails_own  # noqa: PLC0415

        picture_viewers.append(may_see_picture)
        recording_listeners.append(may_hear_recording)
        contact_finders.append(tells_how_to_reach)
        listeners.append(tell_of_person)
        askers.append(people_beside)
        parts.append(PART)
        supported.append(people_helped)
        planned.listeners.append(tell_of_day)
        surfaces.register_here()
        post_migrate.connect(retire_wagtails_own, sender=self, dispatch_uid="retire_wagtails_own")

        # The first of a name stays.
        for signal, uid in WAGTAIL_MAILS.items():
            getattr(signals, signal).connect(send_nothing, sender=WorkflowState, dispatch_uid=uid)
