"""Whatever somebody pastes gets a report: places inside the text, the same twice, in linear work."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.plain_language import checking, sentence_reading
from portal.plain_language.blocks import from_text
from portal.plain_language.checking import check
from portal.plain_language.offsets import to_utf16
from portal.plain_language.pages import from_html

LANGUAGES = ("fi", "sv", "en")
PIECES = [
    "Hei",
    "että",
    "som",
    "that",
    "esim.",
    "1.5.2026",
    "klo 9.30",
    "50 %",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    ". ",
    "!?",
    "…",
]
PIECES += [
    " ",
    "👍🏽",
    "👨‍👩‍👧",
    "مرحبا",
    "שלום",
    "\u202e",
    "\x00",
    "\x1b",
    "\u00ad",
    "a\u0308",
    "www.a.fi",
    "(",
    "”",
    "-",
    "/",
]
anything = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
HUGE = {
    "one long word": "a" * 10_000,
    "hyphens": "a-" * 5_000,
    "emoji": "👍" * 10_000,
    "right to left": "שלום עולם. " * 2_000,
    "control signs": "\x00\x1b\x07" * 3_000,
    "full stops": "." * 10_000,
    "short forms": "esim. t.ex. e.g. " * 1_000,
    "commas": "ja, " * 5_000,
    "numbers": "1.2.3 10 000 " * 1_000,
    "accents": "a" + "\u0308" * 10_000,
    "brackets": "(" * 10_000,
    "stops in a word": "." * 10_000 + "x",
    "rows": "\n- a" * 5_000,
}


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(text=anything)
def test_every_place_lies_inside_the_text(language, text):
    report = check(text, language)
    for each in (*report.findings, *report.sentences):
        assert 0 <= each.start < each.end <= len(text)
    for one, next_one in zip(report.sentences, report.sentences[1:], strict=False):
        assert one.end <= next_one.start


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=30, deadline=None)
@given(text=anything)
def test_the_same_text_gives_the_same_report(language, text):
    first = check(text, language)
    sentence_reading.forget()
    assert check(text, language) == check(text, language, remember=False) == first


@settings(max_examples=60, deadline=None)
@given(text=anything)
def test_browsers_count_in_units_of_sixteen_bits(text):
    report = check(text, "fi")
    units = text.encode("utf-16-le", "surrogatepass")
    for each, counted in zip(report.findings, to_utf16(report, text).findings, strict=True):
        said = units[2 * counted.start : 2 * counted.end].decode("utf-16-le", "surrogatepass")
        assert said == text[each.start : each.end]


@settings(max_examples=60, deadline=None)
@given(
    html=st.lists(
        st.sampled_from(["<p>", "</p>", "<li>", "<ul>", "</ul>", "<a href='/'>", "</a>", "<script>", *PIECES])
    ).map("".join)
)
def test_any_page_gives_blocks_in_order(html):
    blocks = from_html(html)
    ends = [0, *(block.end for block in blocks.blocks)]
    for before, block in zip(ends, blocks.blocks, strict=False):
        assert before <= block.start < block.end <= len(blocks.text)
        assert all(block.start <= link.start < link.end <= block.end for link in block.links)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HUGE)
def test_what_is_no_language_gets_a_report_too(language, name):
    report = check(HUGE[name], language)
    assert all(each.end <= len(HUGE[name]) for each in report.findings)


def test_twice_the_text_is_twice_the_work(monkeypatch):
    """Fifty thousand words: each sentence is read once, however much stands around it."""
    read = []
    real = checking.read_sentence
    monkeypatch.setattr(checking, "read_sentence", lambda *args: read.append(len(args[0])) or real(*args))
    text = "Tule mukaan tänään. Kahvi on jo valmista! "
    counts = []
    for times in (3_572, 7_144):
        read.clear()
        report = check(text * times, "fi")
        counts.append((len(read), sum(read), report.words))
    assert counts[1] == tuple(2 * count for count in counts[0])
    assert counts[1][2] >= 50_000


def test_sentences_seen_before_are_not_read_again_and_few_are_kept(monkeypatch):
    sentence_reading.forget()
    read = []
    real = sentence_reading._read
    monkeypatch.setattr(sentence_reading, "_read", lambda *args: read.append(args[0]) or real(*args))
    check("Tule mukaan. Kahvi on valmista.", "fi")
    check("Kahvi on valmista. Pulla on tuoretta.", "fi")
    assert read == ["Tule mukaan.", "Kahvi on valmista.", "Pulla on tuoretta."]
    check("Salainen asia.", "fi", remember=False)
    check("Salainen asia.", "fi", remember=False)
    assert read[3:] == ["Salainen asia."] * 2
    assert sentence_reading._kept.cache_info().maxsize == sentence_reading.KEPT


def test_soft_hyphens_count_as_nothing():
    plain, hyphened = "Tässä on esimerkki.", "Täs\u00adsä on esi\u00admerk\u00adki."
    assert check(plain, "fi").words == check(hyphened, "fi").words
    text = "Soita ns. työ\u00adkyky\u00adneuvolaan."
    assert [text[each.start : each.end] for each in check(text, "fi").findings][1:] == [
        "työ\u00adkyky\u00adneuvolaan"
    ] * 2  # a word of services, and a long one


def test_a_language_that_is_not_ours_says_so():
    report = check("Guten Tag.", "de")
    assert (report.is_known, report.findings, report.profile, report.words) == (False, (), None, 2)


def test_explained_words_are_not_hard_and_known_ones_get_their_meaning():
    text = "Kuntouttavassa työtoiminnassa on avotyötä."
    assert len(check(text, "fi").findings) > 1
    eased = check(text, "fi", explained=["kuntouttava työtoiminta", "avotyö"])
    assert [each.kind for each in eased.findings if each.kind in ("rare_word", "compound", "long_word")] == []
    told = check(text, "fi", meanings={"avotyö": "Työtä tavallisessa työpaikassa."}).findings
    assert [
        each.suggestions[0].texts
        for each in told
        if each.suggestions and each.suggestions[0].kind == "meaning"
    ] == [("Työtä tavallisessa työpaikassa.",)]


def test_headings_are_no_sentences_of_the_figures():
    blocks = from_text("Otsikko\n\nTule mukaan tänään.")
    assert check(blocks, "fi").figures[0].value == 3.0
