from django.apps import AppConfig


class ContentConfig(AppConfig):
    """What is public."""

    name = "content"

    def ready(self) -> None:
        """Puts the consent guard in its place before anything can be saved."""
        from . import checks, own_rows, surfaces_here, wiring  # noqa: F401, PLC0415  models are ready only now

        wiring.connect()
        surfaces_here.register_here()
        own_rows.connect()
