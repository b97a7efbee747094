"""Which addresses are asked for, and what answers mean."""

import pytest

from content.link_policy import Found, addresses_in, is_public_address, meaning_of, parts_of

INSIDE = """127.0.0.1 127.8.8.8 10.0.0.1 172.16.0.9 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1
224.0.0.1 240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 ::1 :: fe80::1
fe80::1%eth0 fc00::1 fd12::9 ff02::1 ::ffff:127.0.0.1
::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2001:0:4136:e378:8000:63bf:3fff:fdd2
2001:db8::1 nonsense"""


@pytest.mark.parametrize("number", INSIDE.split())
def test_nothing_inside_a_house_is_asked(number):
    assert not is_public_address(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "193.166.3.1", "2606:4700:4700::1111"])
def test_everybodys_addresses_are_asked(number):
    assert is_public_address(number)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org:70/",
        "http://example.org:8000/",
        "https://example.org:80/",
        "http://me:secret@example.org/",
        "http://me@example.org/",
        "http:///nobody",
        "http://[::1",
        "http://example.org:99999/",
        "//example.org/",
    ],
)
def test_other_ways_in_are_never_asked(address):
    assert parts_of(address) is None


def test_an_address_is_taken_apart():
    asked = parts_of("https://Työ.example.org/a%20b?c=d#e")
    assert asked is not None
    assert (asked.scheme, asked.host, asked.port) == ("https", "xn--ty-gka.example.org", 443)
    assert asked.target == "/a%20b?c=d"
    assert parts_of("http://example.org").target == "/"


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (200, Found.GOOD),
        (304, Found.GOOD),
        (401, Found.GOOD),
        (403, Found.GOOD),
        (404, Found.GONE),
        (410, Found.GONE),
        (400, Found.WRONG),
        (429, Found.LATER),
        (503, Found.LATER),
        (500, Found.WRONG),
    ],
)
def test_an_answer_means_what_a_reader_would_see(status, found):
    assert meaning_of(status) is found


def test_addresses_are_found_in_html_and_in_running_text():
    words = (
        '<a href="https://a.example/x?b=1&amp;c=2#top">A</a> Katso https://b.example/sivu. '
        "(https://c.example/) https://d.example/a_(b) mailto:x@e.example http://" + "y" * 600
    )
    assert addresses_in(words) == {
        "https://a.example/x?b=1&c=2",
        "https://b.example/sivu",
        "https://c.example/",
        "https://d.example/a_(b)",
    }
