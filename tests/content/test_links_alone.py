"""A paragraph that is only a link is shown as one, so that it has room for a finger."""

import pytest
from wagtail.rich_text import RichText

from content.blocks.body import ParagraphBlock

LINK = '<a href="https://www.example.org/">Kela</a>'


def shown(source: str) -> str:
    return str(ParagraphBlock().get_context(RichText(source))["html"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "inside", [LINK, f" {LINK} ", '<a href="https://www.example.org/"><b>Kela</b> auttaa</a>']
)
def test_a_link_alone_is_marked(inside):
    assert '<p class="link-alone">' in shown(f'<p data-block-key="k">{inside}</p>')


@pytest.mark.django_db
@pytest.mark.parametrize("inside", [f"Kysy: {LINK}", f"{LINK}, ja kysy.", f"{LINK} {LINK}", "Ilman linkkiä."])
def test_a_link_in_a_sentence_is_not(inside):
    assert "link-alone" not in shown(f'<p data-block-key="k">{inside}</p>')


@pytest.mark.django_db
def test_each_paragraph_is_asked_for_itself():
    html = shown(f"<p>Kysy: {LINK}</p><p>{LINK}</p>")
    assert html.count("link-alone") == 1
    assert html.index("Kysy") < html.index("link-alone")
