"""Ideas from anybody, and readers' wishes: brought, kept, declined with a reason, taken up."""

import pytest
from django.core.exceptions import PermissionDenied

from content import wishing
from content.models import Wish
from media_studio import assigning, ideas, newsroom, wishes
from media_studio.models import Idea, Notice
from media_studio.refusals import AlreadyDecided, NotReady

from .newsroom_world import fresh, given, idea_of

pytestmark = pytest.mark.django_db


def told(person):
    return list(Notice.objects.filter(person=person).values_list("kind", "title", "words"))


def test_anybody_brings_an_idea_and_it_waits(aino, mirja):
    for person in (aino, mirja):
        assert idea_of(person).state == Idea.State.NEW
    assert [one.by for one in newsroom.ideas_waiting()] == [aino, mirja]


def test_an_idea_needs_words_and_loses_what_hides(aino):
    with pytest.raises(NotReady):
        idea_of(aino, title=" \u202e ")
    assert idea_of(aino, title="Bussi\n7").title == "Bussi 7"


def test_keeping_tells_who_brought_it_once(aino, eeva):
    idea = idea_of(aino)
    ideas.keep_idea(eeva, idea=idea)
    ideas.keep_idea(eeva, idea=idea)
    assert fresh(idea).state == Idea.State.KEPT
    assert told(aino) == [("idea kept", "Bussi 7", "")]


def test_declining_needs_a_reason_and_tells_it(aino, eeva):
    idea = idea_of(aino)
    with pytest.raises(NotReady):
        ideas.decline_idea(eeva, idea=idea, reason="  ")
    ideas.decline_idea(eeva, idea=idea, reason="Kysytään keväällä.")
    assert told(aino) == [("idea declined", "Bussi 7", "Kysytään keväällä.")]
    assert not newsroom.ideas_waiting().exists()


def test_declining_drops_what_was_to_do(aino, eeva):
    idea = idea_of(aino)
    given(eeva, idea)
    ideas.decline_idea(eeva, idea=idea, reason="Ei nyt.")
    assert not newsroom.to_do().exists()


def test_only_the_newsroom_decides(aino, oiva, veikko, mirja, sampo):
    idea, wish = idea_of(aino), wishing.leave_wish(None, words="Bussi")
    for person in (aino, oiva, veikko, mirja, sampo):
        for act in (
            lambda who: ideas.keep_idea(who, idea=idea),
            lambda who: ideas.decline_idea(who, idea=idea, reason="Ei."),
            lambda who: given(who, idea),
            lambda who: wishes.take_up_wish(who, wish=wish, title="Bussi"),
            lambda who: wishes.thank_for_wish(who, wish=wish),
            lambda who: wishes.drop_as_spam(who, wish=wish),
        ):
            with pytest.raises(PermissionDenied):
                act(person)
    assert fresh(idea).state == Idea.State.NEW
    assert fresh(wish).handled_at is None


def test_an_idea_that_became_a_story_is_not_put_away(site, aino, eeva):
    idea = idea_of(aino)
    assigning.begin_from(eeva, assignment=given(eeva, idea, eeva))
    for act in (ideas.keep_idea, ideas.decline_idea):
        with pytest.raises(AlreadyDecided):
            act(eeva, idea=idea, **({"reason": "Ei."} if act is ideas.decline_idea else {}))


def test_a_wish_becomes_an_idea_in_other_words(eeva):
    wish = wishing.leave_wish(None, words="Juttu bussista, Matti Meikäläinen ajaa sitä")
    idea = wishes.take_up_wish(eeva, wish=wish, title="Kuka ajaa bussia?")
    assert (idea.title, idea.state, idea.by, idea.wish) == ("Kuka ajaa bussia?", Idea.State.KEPT, None, wish)
    with pytest.raises(AlreadyDecided):
        wishes.thank_for_wish(eeva, wish=wish)


def test_thanks_go_by_mail_once_and_the_address_is_forgotten(eeva, mailoutbox, work):
    for words in ("Bussi", "Juna"):
        wish = wishing.leave_wish(None, words=words, mail="lukija@example.org" if words == "Bussi" else "")
        work(wishes.thank_for_wish, eeva, wish=wish)
        assert fresh(wish).email == ""
    assert [mail.to for mail in mailoutbox] == [["lukija@example.org"]]
    assert "Bussi" not in mailoutbox[0].body


def test_spam_is_gone_and_nobody_is_written_to(eeva, mailoutbox):
    wish = wishing.leave_wish(None, words="Osta!", mail="lukija@example.org")
    wishes.drop_as_spam(eeva, wish=wish)
    assert not Wish.objects.exists()
    assert mailoutbox == []
