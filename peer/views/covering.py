"""A moderator's choice for one signing-in: heavy texts stay covered until opened."""

COVERS_HEAVY = "covers_heavy"
