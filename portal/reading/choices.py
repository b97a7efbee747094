"""What a visitor may choose about reading, and how the cookie holds it.

The cookie reads like `theme=dark&size=125`; whatever is not on the list counts as not said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COOKIE = "reading"
LONGEST_COOKIE = 200


@dataclass(frozen=True)
class Setting:
    """One thing to choose; the first of the options is what holds when nothing is said."""

    key: str
    label: str | Promise
    help: str | Promise
    options: Mapping[str, str | Promise]

    @property
    def default(self) -> str:
        """What holds when nothing is said."""
        return next(iter(self.options))


SETTINGS = (
    Setting(
        "size",
        _("Text size"),
        _("All text grows, and so do the buttons."),
        {
            "100": pgettext_lazy("text size", "Normal"),
            "125": pgettext_lazy("text size", "Large"),
            "150": pgettext_lazy("text size", "Larger"),
            "200": pgettext_lazy("text size", "Largest"),
        },
    ),
    Setting(
        "calm",
        _("Calm pages"),
        _("Calm pages have no movement and no drawings. Pictures of texts come when you press."),
        {"no": _("With pictures"), "yes": _("Pictures when I ask")},
    ),
    Setting(
        "theme",
        _("Colours"),
        _("Choose the colours that are easiest for your eyes."),
        {
            "device": _("As on your device"),
            "light": _("Light"),
            "dark": _("Dark"),
            "sepia": _("Warm paper"),
            "black-on-white": _("Black on white"),
            "yellow-on-black": _("Yellow on black"),
        },
    ),
    Setting(
        "spacing",
        _("Space between lines"),
        _("More space can make reading easier."),
        {"normal": pgettext_lazy("spacing", "Normal"), "wide": pgettext_lazy("spacing", "Wide")},
    ),
    Setting(
        "letters",
        _("Space between letters"),
        _("More space keeps letters and words apart."),
        {"normal": pgettext_lazy("spacing", "Normal"), "wide": pgettext_lazy("spacing", "Wide")},
    ),
    Setting(
        "width",
        _("Length of lines"),
        _("Short lines are easier to follow."),
        {
            "normal": pgettext_lazy("lines", "Normal"),
            "short": pgettext_lazy("lines", "Short"),
            "long": pgettext_lazy("lines", "Long"),
        },
    ),
    Setting(
        "font",
        _("Letters"),
        _("Our letters are made for easy reading. Some read OpenDyslexic more easily."),
        {
            "hyperlegible": _("Our letters"),
            "system": _("The letters of your device"),
            "dyslexic": _("OpenDyslexic"),
        },
    ),
    Setting(
        "easy",
        _("Easy Finnish"),
        _("Pages open in easy Finnish where there is an easy version."),
        {"no": _("Off"), "yes": _("Easy Finnish on")},
    ),
    Setting(
        "symbols",
        _("Symbols"),
        _("A small picture beside a heading tells what comes next."),
        {"no": _("Without symbols"), "yes": _("Symbols beside headings")},
    ),
)

Choices = dict[str, str]


def defaults() -> Choices:
    """What holds for a visitor who has chosen nothing."""
    return {setting.key: setting.default for setting in SETTINGS}


def read(cookie: str) -> Choices:
    """Every setting's choice: from the cookie where it is on the list, else what holds anyway."""
    said = dict(parse_qsl(cookie)) if len(cookie) <= LONGEST_COOKIE else {}
    return chosen(defaults(), said)


def chosen(before: Choices, said: Mapping[str, str]) -> Choices:
    """The choices after somebody said more; only words on the list count."""
    return before | {s.key: said[s.key] for s in SETTINGS if said.get(s.key) in s.options}


def write(choices: Choices) -> str:
    """The cookie for these choices; empty when all is as it is for everybody."""
    common = defaults()
    return urlencode({key: value for key, value in choices.items() if value != common[key]})
