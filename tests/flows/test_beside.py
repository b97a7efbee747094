"""The socket beside a story: real frames through the whole application."""

import pytest
from django.contrib.sessions.models import Session

from media_studio import drafting, paragraphs, support_terms, supporting
from media_studio.models import Lease, Support, SupportAct
from media_studio.permissions import may_type
from tests.factories.pages import make_site
from tests.peer.sockets import Reader, off_loop, open_all, session_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]


@pytest.fixture
def story(aino, veikko):
    """Aino's story; Veikko may type in it."""
    make_site()
    made = drafting.begin_story(aino, title="Aamu")
    asked = supporting.ask_support(aino, supporter_email=veikko.email, rights="type")
    supporting.answer(veikko, support=asked, yes=True)
    return made


@pytest.fixture
def people(story, aino, veikko, oiva):
    return {person.first_name: session_of(person) for person in (aino, veikko, oiva)}


def beside(story, client):
    return Reader(client, f"/ws/stories/{story.pk}/")


async def hear(reader, kind):
    return await reader.next(kind, timeout=30)


async def state_until(reader, is_so, tries=40):
    for _ in range(tries):
        frame = await hear(reader, "beside.state")
        assert frame["type"] == "beside.state", frame
        if is_so(frame):
            return frame
    raise AssertionError("it never came")


async def test_each_sees_where_the_other_is_and_who_writes(story, people, aino, veikko):
    hers, his = beside(story, people["Aino"]), beside(story, people["Veikko"])
    await open_all([hers])
    await open_all([his])
    await hers.say(type="watching", on=True)
    await state_until(his, lambda frame: frame["watched"])
    came = await hear(hers, "person.came")
    while came["person"] != veikko.pk:
        came = await hear(hers, "person.came")
    await hers.say(type="place.at", block="title")
    assert (await hear(his, "person.at"))["name"] == "Aino"
    await his.say(type="lease.take", block="title")
    assert (await hear(his, "lease.taken"))["block"] == "title"
    state = await state_until(hers, lambda frame: frame["writing"])
    assert state["writing"] == [{"block": "title", "person": veikko.pk, "name": "Veikko"}]
    await hers.say(type="lease.take", block="title")
    assert (await hear(hers, "lease.refused"))["name"] == "Veikko"
    await his.say(type="lease.free", block="title")
    await state_until(hers, lambda frame: not frame["writing"])
    await hers.leave()
    await his.leave()


async def test_a_saved_paragraph_is_told(story, people, aino):
    his = beside(story, people["Veikko"])
    await open_all([his])
    before = await hear(his, "beside.state")
    await off_loop(paragraphs.save_paragraph, aino, story=story, block_id="title", words="Ilta", seen="Aamu")
    await state_until(his, lambda frame: frame["version"] != before["version"])
    await his.leave()


async def test_it_closes_at_once_when_the_support_ends_or_gives_something_else(story, people, aino):
    asked = await off_loop(Support.objects.get)
    first = beside(story, people["Veikko"])
    await open_all([first])
    await off_loop(support_terms.change_support, aino, support=asked, rights="see", until=None)
    assert (await hear(first, "close"))["close"] == 4403
    second = beside(story, people["Veikko"])
    await open_all([second])
    await off_loop(supporting.end_support, aino, support=asked)
    assert (await hear(second, "close"))["close"] == 4403


async def test_whoever_has_nothing_to_do_here_does_not_come_in(story, people):
    for client, code in ((None, 4401), (people["Oiva"], 4403)):
        stranger = beside(story, client)
        await stranger.open()
        assert (await hear(stranger, "close"))["close"] == code


async def test_an_ended_session_and_an_unwatched_page_take_no_lease(story, people):
    his = beside(story, people["Veikko"])
    await open_all([his])
    await his.say(type="lease.take", block="title")
    assert (await hear(his, "error"))["code"] == "may_not_type"
    for text, code in (("{", "not_json"), ("[]", "not_an_object"), ('{"type":"x"}', "unknown_type")):
        await his.send(text=text)
        assert (await hear(his, "error"))["code"] == code
    await his.say(type="lease.take", block="")
    assert (await hear(his, "error"))["code"] == "bad_block"
    await off_loop(Session.objects.filter(session_key=people["Veikko"].cookies["sessionid"].value).delete)
    await his.say(type="lease.free", block="title")
    assert (await hear(his, "close"))["close"] == 4401
    assert not await off_loop(Lease.objects.exists)


async def test_who_says_too_much_is_asked_to_wait(story, people, monkeypatch):
    monkeypatch.setattr("media_studio.consumers.MOST", 3)
    hers = beside(story, people["Aino"])
    await open_all([hers])
    for _ in range(4):
        await hers.say(type="place.at", block="title")
    assert (await hear(hers, "close"))["close"] == 4429


async def test_somebody_may_type_only_while_her_page_is_before_her_eyes(story, people, aino, veikko):
    hers, hidden = beside(story, people["Aino"]), beside(story, people["Aino"])
    his = beside(story, people["Veikko"])
    await open_all([hers, hidden, his])
    assert not await off_loop(may_type, veikko, story)
    await hers.say(type="watching", on=True)
    await state_until(his, lambda frame: frame["watched"])
    await hidden.say(type="watching", on=False)
    await hidden.leave()
    assert await off_loop(may_type, veikko, story)
    await hers.say(type="watching", on=False)
    await state_until(his, lambda frame: not frame["watched"])
    assert not await off_loop(may_type, veikko, story)
    await hers.say(type="watching", on=True)
    await state_until(his, lambda frame: frame["watched"])
    await hers.leave()
    assert not await off_loop(may_type, veikko, story)
    for frame, code in (({"on": True}, "not_your_story"), ({"on": "yes"}, "bad_on")):
        await his.say(type="watching", **frame)
        assert (await hear(his, "error"))["code"] == code
    await his.leave()


async def test_whoever_only_listens_is_shown_to_the_others_and_was_here(story, people, aino, veikko):
    hers, his = beside(story, people["Aino"]), beside(story, people["Veikko"])
    await open_all([hers])
    await open_all([his])
    veikko_here = {"person": veikko.pk, "name": "Veikko"}
    await state_until(hers, lambda frame: veikko_here in frame["here"])
    assert await off_loop(SupportAct.objects.filter(act="visited", support__supporter=veikko).count) == 1
    await his.leave()
    await state_until(hers, lambda frame: veikko_here not in frame["here"], tries=3)
    await hers.leave()


async def test_whoever_wrote_is_told_when_the_storyteller_takes_it_back(story, people, aino, veikko):
    hers, his = beside(story, people["Aino"]), beside(story, people["Veikko"])
    await open_all([hers, his])
    await hers.say(type="watching", on=True)
    await state_until(his, lambda frame: frame["watched"])
    await his.say(type="lease.take", block="title")
    assert (await hear(his, "lease.taken"))["block"] == "title"
    await his.say(type="lease.back", block="title")
    assert (await hear(his, "error"))["code"] == "not_your_story"
    await hers.say(type="lease.back", block="title")
    assert (await hear(hers, "lease.taken"))["name"] == "Aino"
    told = await hear(his, "lease.ended")
    assert (told["block"], told["person"], told["name"]) == ("title", veikko.pk, "Aino")
    await his.say(type="lease.take", block="title")
    assert (await hear(his, "lease.refused"))["name"] == "Aino"
    await hers.leave()
    await his.leave()
