"""Every address of the CMS for everybody, against its table. No draft of others is told there."""

import pytest

from . import declared
from .cms import Line, address_of, key_of, lines, of_the_cms
from .walking import World, ask, pattern_of
from .walking import address_of as asked_at
from .world import SECRETS

LINES = lines()
OUTSIDE = ("nobody", "member", "expert", "professional", "moderator")

# An address of ours answers first; table.txt asks there.
NEVER_REACHED = {"wagtailmedia:media_usage"}


def test_every_address_of_the_cms_is_in_its_table_or_in_the_other(world):
    # What is open to everybody, and newer addresses of ours, stand in table.txt.
    elsewhere = {pattern_of(asked_at(line.words, world.facts)).route for line in declared.lines()}
    known = {str(line) for line in LINES}
    asked = known | NEVER_REACHED
    missing = [
        one for one in of_the_cms() if not {key_of(one), one.name} & asked and one.route not in elsewhere
    ]
    assert missing == []
    assert len(known) == len(LINES)


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
