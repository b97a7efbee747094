"""`{% tested page %}`: by how many readers the text of a page was tested; `{% tests_by_readers as all %}`."""

from django import template

from content.models.public import PublicPage
from content.reader_test_policy import Mark
from content.reader_test_reads import shown_test, tested_by_readers

register = template.Library()


@register.inclusion_tag("content/parts/tested.html")
def tested(page):
    """One line under the page; nothing for a page that was not tested."""
    shown = shown_test(page) if isinstance(page, PublicPage) else None
    if shown is None or shown.mark is Mark.NOTHING:
        return {"shown": None}
    return {"shown": shown, "is_changed": shown.mark is Mark.CHANGED}


@register.simple_tag
def tests_by_readers():
    """How many pages readers tested, and the last day; nothing where no page was tested."""
    return tested_by_readers()
