"""Who looks after the rooms right now."""

from django.conf import settings
from django.db import models


class Presence(models.Model):
    """The latest signs of one moderator. Whether they are present follows from these; see `peer.duty`."""

    moderator = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presence"
    )
    here_at = models.DateTimeField(null=True)  # pressed "I am here", or decided something
    queue_seen_at = models.DateTimeField(null=True)  # the queue was open

    def __str__(self) -> str:
        return f"{self.moderator_id}"
