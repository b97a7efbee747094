"""Every address of the CMS for everybody, against its table. No draft of others is told there."""

import pytest

from .cms import Line, address_of, key_of, lines, of_the_cms
from .walking import World, ask
from .world import SECRETS

LINES = lines()
OUTSIDE = ("nobody", "member", "expert", "professional", "moderator")
# Open to everybody, and asked in table.txt.
OPEN = {
    "wagtailadmin_error_test",
    "wagtailadmin_choose_page_chosen_multiple",
    "wagtailmedia:media_usage media_id",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    *(f"wagtailadmin_password_reset{step}" for step in ("", "_done", "_confirm uidb64 token", "_complete")),
}


def test_every_address_of_the_cms_is_in_its_table():
    assert {key_of(pattern) for pattern in of_the_cms()} - {str(line) for line in LINES} == OPEN
    assert len({str(line) for line in LINES}) == len(LINES)


@pytest.mark.parametrize("line", LINES, ids=str)
def test_the_cms_gives_what_its_table_says(world: World, line: Line):
    address, told, seen = address_of(line.pattern, world.facts), {}, []
    for name in line.answers:
        answer = ask(world.browsers[name], "GET", address)
        told[name] = answer.code
        seen += [(name, word) for word, who in SECRETS.items() if word in answer.text and name not in who]
    assert told == line.answers
    assert seen == []
    outside = {
        (method, name): ask(world.browsers[name], method, address).code
        for method in ("GET", "POST")
        for name in OUTSIDE
    }
    assert outside == dict.fromkeys(outside, "ask")
