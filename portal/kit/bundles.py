"""Files that always come together, served as one: a first view asks for less.

Each part stays a file of its own to work on. `collectstatic` puts them together (`storage.py`); where files
are served as they are, `{% bundle %}` names every part, so that a change shows at once.
"""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# From the folder of a whole the relative addresses in its parts lead to the same files.
BUNDLES = {
    "css/site.css": ("css/tokens.css", "css/base.css", "css/layout.css", "css/components.css"),
    "css/text.css": ("css/components/read.css", "css/components/words.css", "css/components/story.css"),
    "js/page.js": ("js/words.js", "js/link.js", "js/offline.js"),
}
SHEET, SCRIPT = '<link rel="stylesheet" href="{}">', '<script type="module" src="{}"></script>'


def whole_of(name: str, read: Callable[[str], str]) -> str:
    """The text of a bundle; `read` gives the text of a part.

    Each script keeps its names to itself. So its parts import and export nothing at their start.
    """
    texts = map(read, BUNDLES[name])
    return "\n".join(texts if name.endswith(".css") else (f"{{\n{text}}}" for text in texts))


def html_of(name: str) -> SafeString:
    """The tags that bring a bundle: one, or one for each part where files are served as they are."""
    form = SHEET if name.endswith(".css") else SCRIPT
    if is_bundled():
        return format_html(form, static(name))
    return format_html_join("\n", form, ((static(part),) for part in BUNDLES[name]))


def parts_of(name: str) -> tuple[str, ...]:
    """The files of which a bundle is made, in order."""
    return BUNDLES[name]


def is_bundled() -> bool:
    """Whether the wholes are there to be served."""
    return not settings.DEBUG and getattr(staticfiles_storage, "has_bundles", False)


def made(names: set[str]) -> Iterator[str]:
    """The bundles of which every part is among these files."""
    return (name for name, parts in BUNDLES.items() if names.issuperset(parts))
