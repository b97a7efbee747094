"""Whatever comes over a socket is a frame that the contract knows, or is refused by its code."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import media_studio.events as beside
import peer.events as rooms
from media_studio import drafting
from tests.factories.pages import make_site
from tests.peer.sockets import Reader, open_all, session_of

from .values import DEEPER, bounded, words

NAMES = ["type", "ref", "text", "seq", "reply_to", "symbols", "block", "on"]
KINDS = ["message.post", "changes.since", "place.read", *beside.KINDS, "watching"]
leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words, st.sampled_from(KINDS))
anything = st.recursive(
    leaves, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4))
)
frames = st.dictionaries(st.sampled_from(NAMES), anything).map(json.dumps)
typed = st.fixed_dictionaries({"type": st.sampled_from(KINDS)}, optional=dict.fromkeys(NAMES[1:], anything))
texts = st.one_of(frames, typed.map(json.dumps), words, anything.map(json.dumps))


def outcome(events, text):
    """The module of the frame that was read, or that it was refused by a code. Anything else is a fault."""
    try:
        return type(events.parse(text)).__module__
    except events.Malformed as why:
        return "refused" if why.code.isidentifier() else why.code


@pytest.mark.parametrize("events", [rooms, beside], ids=["rooms", "beside"])
def test_a_frame_is_known_or_refused_by_its_code(events):
    @bounded(300)
    @given(texts)
    def try_it(text):
        assert outcome(events, text) in {events.__name__, "refused"}

    try_it()


DEEP = ["[" * 100_000, '{"type":' * 50_000, "9" * 10_000, '"\\ud800"', "\x00", "NaN"]


@pytest.mark.parametrize("text", DEEP, ids=range(len(DEEP)))
def test_deep_long_and_broken_ones_are_refused(text):
    for events in (rooms, beside):
        with pytest.raises(events.Malformed):
            events.parse(text)


def some(strategy, count):
    """Values of a strategy, for a test that cannot be run once for each: the same ones in each run."""
    found = []

    @bounded(count)
    @given(strategy)
    def gather(value):
        found.append(value)

    gather()
    return found


SAID = {"error", "change", "message.accepted", "message.refused", "care", "close"}
PACE = 4  # frames on one socket: it is closed for haste long after that


class TestOnALine:
    """Through the whole application: a socket that was sent anything still answers what is right."""

    pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]

    @pytest.fixture
    def member(self, room, seat, oiva, attended):
        seat(oiva)
        return session_of(oiva)

    async def test_a_room_goes_on(self, member):
        sent = some(texts, 24)
        for first, last in pairwise(range(0, len(sent) + 1, PACE)):
            reader = Reader(member)
            await open_all([reader])
            for text in sent[first:last]:
                await reader.send(text=text)
            await reader.send(bytes=b"\x00\xff" * 9)
            await reader.post(f"Hei vielä {first}", f"right-{first}")
            answers = [await reader.next(timeout=30)]
            while answers[-1].get("ref") != f"right-{first}" and answers[-1]["type"] != "close":
                answers.append(await reader.next(timeout=30))
            await reader.leave()
            assert {answer["type"] for answer in answers} <= SAID

    @pytest.fixture
    def story(self, aino):
        make_site()
        return drafting.begin_story(aino, title="Aamu")

    @pytest.fixture
    def teller(self, aino):
        return session_of(aino)

    async def test_a_story_goes_on(self, story, teller):
        for text in some(texts, 12 * DEEPER):
            reader = Reader(teller, f"/ws/stories/{story.pk}/")
            await open_all([reader])
            await reader.send(text=text)
            await reader.say(type="place.at", block="title")
            assert (await reader.next("person.at", timeout=30))["block"] == "title"
            await reader.leave()
