"""What is told of a record or a file: a sentence in English, and what stands in it. No framework.

Whoever shows it to people translates the sentence first; a command prints it as it is.
"""

from dataclasses import dataclass
from typing import Any


def _(words: str) -> str:
    """Marks words for the catalogues of translations."""
    return words


@dataclass(frozen=True, order=True)
class Note:
    """One sentence or two: what is so, and what to do."""

    words: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.words % dict(self.values)


class NoteError(ValueError):
    """An error that is a note."""

    def __init__(self, note: Note) -> None:
        super().__init__(note)
        self.note = note


def note(words: str, **values: Any) -> Note:
    """The sentence with its values as words."""
    return Note(words, tuple((name, str(value)) for name, value in sorted(values.items())))


def short(found: object) -> str:
    """What stood there, as far as it can be shown."""
    return repr(found)[:40]


# Why a file is not read.
TOO_LARGE = _("The file is too large. At most %(most)s megabytes can be read. Part it and try again.")
TOO_MANY = _("There are more than %(most)s services. Part the file and try again.")
NOT_UTF8 = _("The file is no text in UTF-8. Save it again from its source.")
NOT_JSON_AT = _("The file is no JSON at line %(line)s, column %(column)s. Save it again from its source.")
NOT_JSON = _("The file cannot be read as JSON. Save it again from its source.")
NOT_A_LIST = _("There is no list of services at %(place)s. Save the file again from its source.")
NO_SERVICE = _("There is no whole service in the file. Ask the source for whole services, not names.")
BESIDE = _("There are services in the second file. Only channels and organisations belong there.")

# What is said of a file that is read.
PART = _("This is page %(number)s of %(count)s. What has vanished is not looked for.")
STRANGE = _("%(place)s: no service, channel or organisation with an id. It is left out.")

# Why a record is not brought in.
NO_LIST = _("%(field)s: a list of objects belongs here. Save the file again from its source.")
NO_OBJECT = _("%(field)s: an object belongs here. Save the file again from its source.")
NO_TEXT = _("%(field)s: a text belongs here, not %(found)s. Save the file again from its source.")
NO_ID = _("id: an id of 32 letters and digits belongs here. Save the file again from its source.")
NO_MOMENT = _("modified: a day and time belongs here, not %(found)s. Get the file again.")
NOT_PUBLIC = _("It is not public at the source (%(found)s). Nothing needs to be done.")
NO_NAME = _("It has no name in Finnish, Swedish or English. Ask the source for one.")
LONG_NAME = _("Its name has %(count)s signs, and %(most)s fit. Ask the source for a shorter one.")
TWICE = _("The same id stands at %(place)s already. That one counts.")
TAKEN_AWAY = _("It was taken away here. It comes back only when you ask for it.")
OLDER = _("It is older than what was brought in. Get a newer file.")
LOCKED = _("Somebody has locked page %(number)s. Wait, or unlock it.")
FOLLOWS = _("Page %(number)s follows another page. Make it a page of its own first.")
NOT_VALID = _("It does not fit here (%(why)s). Mend it at the source.")

# What is said of a record that is brought in.
LEFT_MAIL = _("A mail address like a person's is left out. Add a role's address.")
LEFT_HOURS = _("Hours that hold for a while only are left out.")
OTHER_LANGUAGES = _("Languages that are not kept here: %(names)s.")
OTHER_FIELDS = _("Fields that v11 does not have are left out: %(names)s.")
GENERAL = _("Some words may be in a general description. It is not fetched.")
NO_NEEDS = _("Its classes are not known here. Choose what it helps with.")
NO_REGIONS = _("Where it is given is not known here. Choose the regions.")
NO_CHANNELS = _(
    "%(count)s of its service channels are missing. Place, hours and ways to get in stay. "
    "Give a file of channels too."
)
NAMELESS = _("%(language)s: it has texts but no name. The language is left out.")
TOO_LONG = _("%(language)s, %(field)s: %(count)s signs, and %(most)s fit. Write it shorter in the draft.")
NO_DIRECTORY = _("%(language)s: there is no directory of services. The language is left out.")
LANGUAGE_GONE = _("%(language)s: the source does not have it any more. Our page stays.")
LANGUAGE_AWAY = _("%(language)s: it was taken away here. It comes back only when you ask for it.")
