"""The reading settings as a stylesheet: the same tokens that static/css/tokens.css sets, set anew."""

from functools import cache

from django.conf import settings

from .choices import Choices

WIDE = ":root { --leading: 1.95; --letter: 0.06em; --word: 0.16em; --paragraph: 1.75em; }"
SYSTEM_FONT = ":root { --font: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }"
CALM = (
    ".scene, .card__scene, .empty__scene, .hero__scene { display: none; }\n"
    "*, *::before, *::after { transition: none !important; animation: none !important; }"
)


def stylesheet(choices: Choices) -> str:
    """CSS for whitelisted choices; it also marks on the settings page what is in use."""
    rules = [_theme(choices["theme"]), f":root {{ --text-size: {choices['size']}%; }}"]
    if choices["spacing"] == "wide":
        rules.append(WIDE)
    if choices["font"] == "system":
        rules.append(SYSTEM_FONT)
    if choices["calm"] == "yes":
        rules.append(CALM)
    rules.append(_marks(choices))
    return "@layer reading {\n" + "\n".join(rules) + "\n}\n"


def _theme(name: str) -> str:
    if name == "device":
        return "@media (prefers-color-scheme: dark) {\n" + _tokens_of("dark") + "}"
    return _tokens_of(name)


@cache
def _tokens_of(theme: str) -> str:
    path = settings.BASE_DIR / "static" / "css" / "themes" / f"{theme}.css"
    return str(path.read_text(encoding="utf-8"))


def _marks(choices: Choices) -> str:
    """The settings page is the same for everybody, so the stylesheet shows what this visitor chose."""
    offers = [f'[data-offer="{key}-{value}"]' for key, value in choices.items()]
    shown = ", ".join(f"{offer} .offer__mark" for offer in offers)
    return (
        f"{shown} {{ display: inline-flex; }}\n"
        f"{', '.join(offers)} {{ border-color: var(--spruce); background: var(--dew); }}"
    )
