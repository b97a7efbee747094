"""What the database itself knows of the ledger."""

from django.db import models


class NotedLine(models.Model):
    """A line of the ledger whose act this database holds. A restored database lacks the newest.

    The key is random and tells nothing. Written in the transaction of the act, so both are there or neither.
    """

    key = models.CharField(primary_key=True, max_length=32)

    def __str__(self) -> str:
        return self.key
