"""Plain text and pages as blocks: what is a heading, a paragraph, an item, and where it stands."""

import pytest

from portal.plain_language.blocks import Kind, from_text
from portal.plain_language.pages import from_html


def laid_out(blocks):
    return [(block.kind.value[0], blocks.text[block.start : block.end]) for block in blocks.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("Tule mukaan.", [("p", "Tule mukaan.")]),
        ("Kuka voi tulla\n\nKaikki voivat tulla.", [("h", "Kuka voi tulla"), ("p", "Kaikki voivat tulla.")]),
        ("# Ohje\nTee näin.", [("h", "Ohje"), ("p", "Tee näin.")]),
        (
            "Ota mukaan:\n- eväät\n* kengät\n• takki",
            [("p", "Ota mukaan:"), *[("i", w) for w in ("eväät", "kengät", "takki")]],
        ),
        ("1. Avaa ovi.\n2) Tule sisään.", [("i", "Avaa ovi."), ("i", "Tule sisään.")]),
        (
            "Rivi on lyhyt\nja se jatkuu.\nUusi rivi.",
            [("p", "Rivi on lyhyt\nja se jatkuu."), ("p", "Uusi rivi.")],
        ),
        ("Yksi.\r\n\r\nKaksi.", [("p", "Yksi."), ("p", "Kaksi.")]),
        ("Vain yksi rivi", [("p", "Vain yksi rivi")]),
        ("-5 astetta on kylmä.", [("p", "-5 astetta on kylmä.")]),
        ("-\n\n1.", [("p", "-"), ("p", "1.")]),
    ],
)
def test_plain_text_has_its_blocks(text, expected):
    assert laid_out(from_text(text)) == expected


def test_a_page_has_its_blocks_and_each_knows_its_element():
    html = "<h1>Moi <em>vaan</em></h1><div><ul><li>Yksi <li><p>Kaksi</p></ul>loppu &amp; muu<br>uusi</div>"
    blocks = from_html(html)
    assert laid_out(blocks) == [
        ("h", "Moi vaan"),
        ("i", "Yksi"),
        ("i", "Kaksi"),
        ("p", "loppu & muu"),
        ("p", "uusi"),
    ]
    assert [block.element for block in blocks.blocks] == [0, 2, 4, 1, 1]


def test_links_keep_their_words_and_addresses():
    blocks = from_html('<p>Täällä: <a href="/x"> lue\n lisää </a>.</p>')
    (link,) = blocks.blocks[0].links
    assert (blocks.text[link.start : link.end], link.address) == ("lue lisää", "/x")


@pytest.mark.parametrize(
    "html",
    [
        "<p>Sana<script>x</script></p>",
        "<p>Sana <span hidden>x</span></p>",
        '<p>Sana <span aria-hidden="true">x</span></p>',
        '<p>Sana <span lang="en">x</span></p>',
        "<nav>x</nav><p>Sana</p>",
        "</p></div><p>Sana",
    ],
)
def test_what_nobody_reads_is_left_out(html):
    assert from_html(html, "fi").text == "Sana"


def test_an_item_kind_is_named():
    assert [kind.value for kind in Kind] == ["heading", "paragraph", "item"]
