"""`{% picture_img picture width=800 %}`: a picture in the sizes of the house."""

import logging

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from content.models import Picture
from content.picture_sizes import WIDTHS
from content.picture_sizes import sizes as all_sizes

register = template.Library()
log = logging.getLogger("content.pictures")


@register.simple_tag
def picture_img(
    picture: Picture | None, width: int = 800, sizes: str = "", css_class: str = "", loading: str = "lazy"
) -> SafeString | str:
    """An <img> with the picture's own words as alt, width and height, and a set of sizes up to twice `width`.

    `sizes` is the attribute of that name; without it the picture is at most `width` pixels wide.
    Prints nothing when there is no picture, or when its file is gone.
    """
    if picture is None:
        return ""
    nearest = min(WIDTHS, key=lambda each: abs(each - width))
    try:
        made = all_sizes(picture, [each for each in WIDTHS if each <= max(2 * width, nearest)])
    except OSError:
        log.exception("the file of picture %s is gone", picture.pk)
        return ""
    shown = made[nearest]
    by_width = {one.width: one.url for one in made.values()}
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{} loading="{}"'
        ' decoding="async">',
        shown.url,
        ", ".join(f"{url} {pixels}w" for pixels, url in sorted(by_width.items())),
        sizes or f"(max-width: {width}px) 100vw, {width}px",
        shown.width,
        shown.height,
        picture.default_alt_text,
        format_html(' class="{}"', css_class) if css_class else "",
        loading,
    )
