from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """People, roles, signing in."""

    name = "portal.accounts"
    label = "accounts"

    def ready(self) -> None:
        from . import devices, reading_kept, rights_kept, session_rights, sessions_kept, ways  # noqa: PLC0415
        from .cards import making  # noqa: PLC0415
        from .demo import refuse_unsafe_demo  # noqa: PLC0415  models are ready only now
        from .organisation import checks, connecting  # noqa: F401, PLC0415  the checks are found by being there
        from .roles import keep_roles_in_step  # noqa: PLC0415

        # Here, and not in a settings file: every start comes through, whatever settings it was given.
        refuse_unsafe_demo()
        post_migrate.connect(keep_roles_in_step, dispatch_uid="keep_roles_in_step")
        connecting.listen()
        devices.connect()
        reading_kept.connect()
        rights_kept.connect()
        sessions_kept.connect()
        session_rights.connect()
        making.connect()
        ways.connect()
