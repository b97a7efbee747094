"""The reading settings as a stylesheet: the same tokens that static/css/tokens.css sets, set anew."""

from functools import cache

from django.conf import settings
from django.templatetags.static import static

from .choices import Choices
from .heading_symbols import all_codes

WIDE = ":root { --leading: 1.95; --paragraph: 1.75em; }"
APART = ":root { --letter: 0.12em; --word: 0.16em; }"  # as WCAG 1.4.12 asks pages to bear
# Wider letters than the pages were drawn for: a long word breaks before it pushes a page sideways.
# Lists, labels and the like say for themselves that they do not break (base.css).
BREAKS = (
    "body { overflow-wrap: anywhere; hyphens: auto; } "
    "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, label, legend, summary, button, "
    ".button, .lead, .label, .notice, .status, .card__text { hyphens: auto; }"
)
LARGE = ("150", "200")  # at which long words do not fit on a phone
MEASURES = {"short": "26rem", "long": "44rem"}
SYSTEM_FONT = ":root { --font: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }"
DYSLEXIC_FONT = ":root { --font: 'OpenDyslexic', Verdana, 'DejaVu Sans', sans-serif; }"
CALM = """
.scene, .card__scene, .empty__scene, .hero__scene, .home-talk__scene, .door__scene { display: none; }
.door, .home-talk { grid-template-columns: 1fr; }
.card__picture, .lead-story__picture:not(:has(.asks)) { display: none; }
html { scroll-behavior: auto !important; }
*, *::before, *::after { transition: none !important; animation: none !important; }
/* Pictures of a page, and first pictures of films, wait for a press. A browser that cannot tell whether the
box is pressed shows them. */
@supports selector(:has(*)) {
.asks { display: flex; }
.asks:not(:has(:checked)) + :is(picture, video) { display: none; }
.lead-story__picture .asks { position: relative; z-index: 2; margin: 0.75rem; }
}"""
SYMBOL = (
    "[data-heading-symbol]::before { content: ''; display: inline-block; width: 1.6em; height: 1.6em; "
    "margin-inline-end: 0.4em; vertical-align: -0.45em; border-radius: 0.3em; "
    "background: var(--code-paper) center / 88% no-repeat; }"
)

# A shared page cannot turn by itself: it shows the way. It need not offer what is on.
EASY = """
.easy-bar__keep { display: none; }
.easy-offer { display: block; }
.easy-offer { margin: 1rem auto 0; text-align: center; }
.easy-offer .button { padding-inline: 1.5rem; border-color: var(--line); background: var(--card); }
"""


def stylesheet(choices: Choices) -> str:
    """CSS for whitelisted choices; it also marks on the settings page what is in use."""
    rules = [_theme(choices["theme"]), f":root {{ --text-size: {choices['size']}%; }}"]
    if choices["spacing"] == "wide":
        rules.append(WIDE)
    if choices["letters"] == "wide":
        rules += [APART, BREAKS]
    elif choices["size"] in LARGE:
        rules.append(BREAKS)
    if measure := MEASURES.get(choices["width"]):
        rules.append(f":root {{ --measure: {measure}; }}")
    rules += _font(choices["font"])
    for key, more in (("symbols", _symbols), ("calm", lambda: CALM), ("easy", lambda: EASY)):
        if choices[key] == "yes":
            rules.append(more())
    rules.append(_marks(choices))
    return "@layer reading {\n" + "\n".join(rules) + "\n}\n"


def _font(name: str) -> list[str]:
    if name == "dyslexic":
        return [*(_face(weight) for weight in (400, 700)), DYSLEXIC_FONT, BREAKS]
    return [SYSTEM_FONT] if name == "system" else []


def _theme(name: str) -> str:
    if name == "device":
        return "@media screen and (prefers-color-scheme: dark) {\n" + _tokens_of("dark") + "}"
    return "@media screen {\n" + _tokens_of(name) + "}"  # paper is light in every theme


def _symbols() -> str:
    """Only here too: nobody else's browser loads the drawings."""
    files = {code: static(f"symbols/{code}.svg") for code in all_codes()}
    shown = (
        f"[data-heading-symbol={code}]::before {{ background-image: url('{file}'); }}"
        for code, file in files.items()
    )
    return "\n".join([SYMBOL, *shown])


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
        f"{', '.join(offers)} {{ border-color: var(--spruce); background: var(--dew); "
        "box-shadow: inset 0 calc(-2 * var(--border)) 0 var(--spruce); }"
    )
