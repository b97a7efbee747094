"""What other sites show of a link to a page: Open Graph. Only what the page says itself.

Other sites copy it, so a picture goes along only where nobody's yes is needed for the page: a yes is for this
site, the newsletter or paper, and no place of somebody else's.
"""

from typing import Any

from django.conf import settings

from .models import Picture, TellablePage
from .models.consents import needs_consent
from .models.public import absolute, own_url
from .picture_sizes import WEBP, sizes
from .picture_use import may_stand_on

COUNTRIES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
SHOWN_WIDTH = 1200


def preview_of(page: Any, description: str) -> list[tuple[str, str]]:
    """The properties and their words, in the order in which they stand in the page."""
    language = page.locale.language_code
    told = [
        ("og:site_name", settings.SITE_NAME),
        ("og:type", "article" if isinstance(page, TellablePage) else "website"),
        ("og:title", page.seo_title or page.title),
        ("og:description", description),
        ("og:url", own_url(page)),
        ("og:locale", COUNTRIES.get(language.partition("-")[0], language)),
        *_picture(page),
    ]
    return [(name, words) for name, words in told if words]


def _picture(page: Any) -> list[tuple[str, str]]:
    picture = preview_picture(page)
    made = sizes(picture, [SHOWN_WIDTH, 800, 400])[WEBP] if picture else {}
    if picture is None or not made:
        return []
    shown = made[max(made)]
    return [
        ("og:image", absolute(shown.file.url)),
        ("og:image:type", "image/webp"),
        ("og:image:width", str(shown.width)),
        ("og:image:height", str(shown.height)),
        ("og:image:alt", picture.alt),
    ]


def preview_picture(page: Any) -> Picture | None:
    """The picture that may go along: one of the house, with words, first on a page without a teller."""
    first = next(iter(getattr(page, "body", None) or []), None)
    if first is None or first.block_type != "picture":
        return None
    picture: Picture | None = first.value["picture"]
    if picture is None or not picture.is_house or picture.decorative or not picture.alt.strip():
        return None
    if not may_stand_on(page, picture) or picture.consents.exists() or needs_consent(page):
        return None
    return picture
