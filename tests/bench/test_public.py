"""What the part about public pages makes of its figures."""

from tests.bench import public, public_texts, weights
from tests.bench.weights import Weight, weight_of

INSIDE = {
    "queries": {"6": {"article": 10, "index": 11, "home": 11}},
    **{
        "kept queries": 0,
        "first": [3.0],
        "warm": [2.0],
        "renditions": 0,
        "fresh": 0.2,
        "purged": 0,
        "made": 1,
    },
}
SEEN = {
    **{f"{who} {page}": [10.0] for who in ("ours", "plain") for page in public.PAGES},
    **{f"kept {what}": [0.1] for what in ("200", "cookies", "304")},
    "personal": [0.0, 1.0],
}


def test_every_promise_has_its_line():
    lines = [*public._cost_lines(SEEN), *public._inside_lines(INSIDE)]
    kept = {line.what.split(" (ratio")[0]: line.is_kept for line in lines}
    assert not kept["public article made anew: CPU against plain"]
    assert kept["public article kept: CPU against one made anew"]
    assert not kept["kept answers that set a cookie or vary by one"]
    assert kept["home: queries, warm, at 6 stories"]
    assert all(line.target for line in lines)


def test_a_first_view_is_everything_that_it_leads_to(monkeypatch):
    sent = {
        "/": b'<link rel="stylesheet" href="/a.css"><script type="module" src="/js/b.js"></script>'
        b'<img src="/now.webp" loading="eager"><img src="/later.webp" loading="lazy">'
        b'<svg><use href="/icons.svg#one"></use></svg><svg><use href="/icons.svg#two"></use></svg>'
        b'<script src="https://elsewhere.example/c.js"></script>',
        "/a.css": b'@import "b.css";'
        b'@font-face { src: url("latin.woff2"); unicode-range: U+0000-00FF, U+2122 }'
        b'@font-face { src: url("greek.woff2"); unicode-range: U+0370-03FF }',
        "/latin.woff2": b"",
        "/icons.svg": b"",
        "/b.css": b"",
        "/js/b.js": b'import { one } from "./one.js";',
        "/js/one.js": b"",
        "/now.webp": b"x" * 5000,
    }
    monkeypatch.setattr(weights, "_get", lambda _client, address: sent[address])
    found = weight_of(None, "/")
    assert (found.requests, found.strange) == (len(sent), 1)
    assert 5 < found.whole < 6
    assert [line.is_kept for line in weights.lines_of("page", Weight(101, 29, 15, 0), 100)] == [
        False,
        True,
        True,
        True,
    ]


def test_stories_of_both_programs_are_all_different():
    assert len({public_texts.title(number) for number in range(10_000)}) == 10_000
    assert public_texts.picture(1) != public_texts.picture(2)
