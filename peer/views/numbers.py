"""Numbers as a request brings them: anything may be in their place."""

LONGEST = 18


def number_in(value: str | None) -> int | None:
    """The whole number that the text is; None for any other text, or one too long for the database."""
    return int(value) if value and value.isdecimal() and len(value) <= LONGEST else None
