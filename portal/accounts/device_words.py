"""What a browser calls itself, as a code for its kind and one for the machine. Pure.

Nothing else of the long name is kept: with all its numbers it would tell one person from another.
"""

# Looked for in this order: most browsers name those that they are made from, too.
BROWSERS = (
    ("edge", ("Edg/", "EdgA/", "EdgiOS/")),
    ("opera", ("OPR/", "Opera")),
    ("samsung", ("SamsungBrowser/",)),
    ("firefox", ("Firefox/", "FxiOS/")),
    ("chrome", ("Chrome/", "CriOS/", "Chromium/")),
    ("safari", ("Safari/",)),
)
SYSTEMS = (
    ("iphone", ("iPhone",)),
    ("ipad", ("iPad",)),
    ("android", ("Android",)),
    ("windows", ("Windows",)),
    ("mac", ("Macintosh", "Mac OS X")),
    ("chromeos", ("CrOS",)),
    ("linux", ("Linux", "X11")),
)
UNKNOWN = ""


def kind_of(user_agent: str) -> tuple[str, str]:
    """The codes of browser and machine; empty for what is not known."""
    return _first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)


def _first(known: tuple[tuple[str, tuple[str, ...]], ...], user_agent: str) -> str:
    return next((code for code, signs in known if any(sign in user_agent for sign in signs)), UNKNOWN)
