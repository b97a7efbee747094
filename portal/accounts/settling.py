"""What a person settles about their own account."""

from django.conf import settings

from .models import User


def choose_language(actor: User, *, language: str) -> None:
    """Mails and the page after signing in come in this language from now on."""
    if language not in dict(settings.LANGUAGES):
        raise ValueError(f"{language!r} is no language of the house.")
    actor.language = language
    actor.save(update_fields=["language"])
