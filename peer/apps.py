from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out
from django.db.models.signals import post_migrate


class PeerConfig(AppConfig):
    """Rooms where peers talk."""

    name = "peer"

    def ready(self) -> None:
        from portal.accounts.farewell import parts  # noqa: PLC0415  models are ready only now

        from .care import make_first_lines  # noqa: PLC0415  models are ready only now
        from .log_triggers import install_after_migrating  # noqa: PLC0415
        from .parting_ways import PART  # noqa: PLC0415
        from .reasons import make_first_reasons  # noqa: PLC0415  models are ready only now

        parts.append(PART)
        post_migrate.connect(install_after_migrating, sender=self, dispatch_uid="install_log_triggers")
        post_migrate.connect(make_first_reasons, sender=self, dispatch_uid="make_first_reasons")
        post_migrate.connect(make_first_lines, sender=self, dispatch_uid="make_first_lines")
        user_logged_out.connect(_go_away, dispatch_uid="moderator_goes_away")


def _go_away(user: object = None, **_signal: object) -> None:
    from portal.accounts.models import User  # noqa: PLC0415  models are ready only now

    from . import duty  # noqa: PLC0415

    if isinstance(user, User):
        duty.go_away(user)
