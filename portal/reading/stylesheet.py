"""The reading settings as a stylesheet: the same tokens that static/css/tokens.css sets, set anew."""

from functools import cache

from django.conf import settings
from django.templatetags.static import static

from .choices import Choices

WIDE = ":root { --leading: 1.95; --paragraph: 1.75em; }"
APART = ":root { --letter: 0.12em; --word: 0.16em; }"  # as WCAG 1.4.12 asks pages to bear
# Wider letters than the pages were drawn for: a long word breaks before it pushes a page sideways.
BREAKS = "body { overflow-wrap: anywhere; hyphens: auto; }"
MEASURES = {"short": "26rem", "long": "44rem"}
SYSTEM_FONT = ":root { --font: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }"
DYSLEXIC_FONT = ":root { --font: 'OpenDyslexic', Verdana, 'DejaVu Sans', sans-serif; }"
CALM = (
    ".scene, .card__scene, .empty__scene, .hero__scene { display: none; }\n"
    "*, *::before, *::after { transition: none !important; animation: none !important; }"
)

EASY = ".easy-offer { display: block; }"  # a shared page cannot turn by itself: it shows the way


def stylesheet(choices: Choices) -> str:
    """CSS for whitelisted choices; it also marks on the settings page what is in use."""
    rules = [_theme(choices["theme"]), f":root {{ --text-size: {choices['size']}%; }}"]
    if choices["spacing"] == "wide":
        rules.append(WIDE)
    if choices["letters"] == "wide":
        rules += [APART, BREAKS]
    if measure := MEASURES.get(choices["width"]):
        rules.append(f":root {{ --measure: {measure}; }}")
    if choices["font"] == "system":
        rules.append(SYSTEM_FONT)
    if choices["font"] == "dyslexic":
        rules += [_face(weight) for weight in (400, 700)]
        rules += [DYSLEXIC_FONT, BREAKS]
    if choices["calm"] == "yes":
        rules.append(CALM)
    if choices["easy"] == "yes":
        rules.append(EASY)
    rules.append(_marks(choices))
    return "@layer reading {\n" + "\n".join(rules) + "\n}\n"


def _theme(name: str) -> str:
    if name == "device":
        return "@media screen and (prefers-color-scheme: dark) {\n" + _tokens_of("dark") + "}"
    return "@media screen {\n" + _tokens_of(name) + "}"  # paper is light in every theme


def _face(weight: int) -> str:
    """Only here, so that nobody else's browser loads it."""
    file = static(f"fonts/opendyslexic-{weight}.woff2")
    return (
        f"@font-face {{ font-family: 'OpenDyslexic'; font-weight: {weight}; font-display: swap; "
        f"src: url('{file}') format('woff2'); }}"
    )


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
