"""Why the studio says no, in words for the person."""


class Refused(Exception):
    """The act is not possible now. `str()` of it is a sentence for the person."""


class NotReady(Refused):
    """Something is missing from the story."""


class AlreadyDecided(Refused):
    """Somebody was quicker, or the story has moved on."""
