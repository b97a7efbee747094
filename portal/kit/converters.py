"""Parts of an address that the database can be asked about."""

from django.urls.converters import IntConverter

LARGEST_ID = 2**63 - 1


class IdConverter(IntConverter):
    """`<id:…>`: a number that the database can hold. A larger one is no address at all, so it answers 404."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        """The number; a ValueError says to Django that this address is not here."""
        number = int(value)
        if number > LARGEST_ID:
            raise ValueError(value)
        return number
