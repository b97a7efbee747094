"""`{% picture_img picture width=800 %}`: a picture in the sizes of the house, those that stand ready."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from content.models import Picture, Rendition
from content.picture_sizes import AVIF, WEBP, WIDTHS
from content.picture_sizes import sizes as all_sizes

register = template.Library()
BySize = dict[int, Rendition]


@register.simple_tag
def picture_img(
    picture: Picture | None,
    width: int = 800,
    sizes: str = "",
    css_class: str = "",
    loading: str = "lazy",
    asks: bool = False,
) -> SafeString | str:
    """A <picture> with the picture's own words as alt, width and height, and sizes up to twice `width`.

    `sizes` is the attribute of that name; without it the picture is at most `width` pixels wide. Makes
    nothing: until the queue has made the sizes, its owner and readers of the draft get the picture itself.
    With `asks`, calm pages show a box with the picture's words instead; a press shows the picture.
    Prints nothing when there is no picture.
    """
    if picture is None:
        return ""
    nearest = min(WIDTHS, key=lambda each: abs(each - width))
    made = {kind: _up_to(found, max(2 * width, nearest)) for kind, found in all_sizes(picture).items()}
    wide = sizes or f"(max-width: {width}px) 100vw, {width}px"
    sources = [(kind, _srcset(made[kind]), wide) for kind in (AVIF, WEBP) if _is_whole(made, kind)]
    shown = _nearest(made[WEBP], nearest) or picture
    return format_html(
        '{}<picture>{}<img src="{}" width="{}" height="{}" alt="{}"{} loading="{}" decoding="async">'
        "</picture>",
        _box(picture) if asks else "",
        format_html_join("", '<source type="image/{}" srcset="{}" sizes="{}">', sources),
        shown.file.url,
        shown.width,
        shown.height,
        picture.default_alt_text,
        format_html(' class="{}"', css_class) if css_class else "",
        loading,
    )


def _box(picture: Picture) -> SafeString:
    """Seen on calm pages only: /reading.css shows it there, so the page is the same for everybody."""
    words = picture.default_alt_text
    said = _("Show the picture: %(words)s") % {"words": words} if words else _("Show the picture")
    return format_html('<label class="asks"><input type="checkbox" autocomplete="off"> {}</label>', said)


@register.simple_tag
def picture_address(picture: Picture, width: int = 800) -> str:
    """The address of a picture in this width, or the nearest that stands ready."""
    shown = _nearest(all_sizes(picture)[WEBP], width) or picture
    return str(shown.file.url)


def _up_to(found: BySize, width: int) -> BySize:
    smallest = min(found, default=0)
    return {each: one for each, one in found.items() if each <= width or each == smallest}


def _nearest(found: BySize, width: int) -> Rendition | None:
    return found[min(found, key=lambda each: abs(each - width))] if found else None


def _is_whole(made: dict[str, BySize], kind: str) -> bool:
    return bool(made[kind]) and made[kind].keys() == made[WEBP].keys()


def _srcset(found: BySize) -> str:
    by_width = {one.width: one.file.url for one in found.values()}
    return ", ".join(f"{url} {pixels}w" for pixels, url in sorted(by_width.items()))
