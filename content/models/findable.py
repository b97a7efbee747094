"""How a page is found: what it tells goes into Wagtail's search index, word by word in base forms.

A new kind of page gets it by inheriting `PublicPage`. It names each field that readers see with an
`index.SearchField` in its `search_fields`; nothing else of it can be found.
"""

from collections.abc import Iterator
from typing import Any, ClassVar

from wagtail.models import Page
from wagtail.search import index

from ..search_words import in_index, language_mark


class TitleWords(index.SearchField):
    """The words of the title. They stand in the index beside the title, and weigh as much."""

    def get_value(self, obj: Any) -> str:
        """The title in base forms."""
        return in_index(obj.title, obj.locale.language_code)


class Findable(Page):
    """A page that the public search can find."""

    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        TitleWords("title"),
        index.SearchField("search_words"),
    ]

    class Meta:
        abstract = True

    def search_words(self) -> str:
        """What the page tells, in base forms and parts, under the mark of its language."""
        language = self.locale.language_code
        words = (in_index(text, language) for text in self.searched_texts())
        return " ".join([language_mark(language), *words])

    def searched_texts(self) -> Iterator[str]:
        """What the page tells besides its title, piece by piece, as far as it may be found."""
        for field in self.get_search_fields():
            if isinstance(field, index.SearchField) and field.field_name not in {"title", "search_words"}:
                yield from _pieces(field.get_value(self))


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from filter(None, (line.strip() for line in value.splitlines()))
    elif isinstance(value, dict):
        for part in value.values():
            yield from _pieces(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _pieces(part)
