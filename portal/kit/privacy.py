"""What the ground floor keeps: nothing of people."""

from .personal_data import PersonalData

KEPT: tuple[PersonalData, ...] = ()
NOBODY = {"kit.NotedLine": "random keys of the ledger's lines"}
