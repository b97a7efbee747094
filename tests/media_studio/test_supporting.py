import pytest
from django.core.exceptions import PermissionDenied

from media_studio import drafting, queries, supporting
from media_studio.models import Notice, Support
from media_studio.permissions import may_see_draft, may_use_desk
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided, NotReady

from .conftest import support

pytestmark = pytest.mark.django_db


def test_a_supporter_sees_drafts_from_their_yes_until_the_support_ends(written, aino, veikko):
    assert not may_see_draft(veikko, written)
    asked = supporting.ask_support(aino, supporter_email="VEIKKO@example.org ")
    assert not may_see_draft(veikko, written)
    assert not may_use_desk(veikko)
    assert queries.supporters_of(written) == []
    supporting.answer(veikko, support=asked, yes=True)
    assert may_see_draft(veikko, written)
    assert Notice.objects.unseen(aino).get().kind == "support begun"
    supporting.end_support(aino, support=asked)
    assert not may_see_draft(veikko, written)


def test_asking_twice_makes_one_request_also_after_the_yes(written, aino, veikko):
    for _ in range(2):
        supporting.ask_support(aino, supporter_email=veikko.email)
    support(aino, veikko)
    assert Support.objects.count() == 1
    supporting.ask_support(aino, supporter_email=veikko.email)
    assert Support.objects.count() == 1


def test_a_no_is_not_told_and_not_asked_again(written, aino, veikko):
    request = supporting.ask_support(aino, supporter_email=veikko.email)
    supporting.answer(veikko, support=request, yes=False)
    assert supporting.ask_support(aino, supporter_email=veikko.email) == request
    assert not Support.objects.asking(veikko).exists()
    assert Support.objects.requests().filter(storyteller=aino).exists()
    assert not Notice.objects.unseen(aino).exists()
    assert not may_see_draft(veikko, written)
    with pytest.raises(AlreadyDecided):
        supporting.answer(veikko, support=request, yes=True)


def test_only_the_asked_person_answers(written, aino, oiva, veikko):
    request = supporting.ask_support(aino, supporter_email=veikko.email)
    for other in (oiva, aino):
        with pytest.raises(PermissionDenied):
            supporting.answer(other, support=request, yes=True)


def test_a_request_that_was_taken_back_cannot_be_accepted(written, aino, veikko):
    request = supporting.ask_support(aino, supporter_email=veikko.email)
    supporting.end_support(aino, support=request)
    with pytest.raises(PermissionDenied):
        supporting.answer(veikko, support=request, yes=True)
    assert not may_see_draft(veikko, written)


def test_a_yes_at_a_second_address_makes_no_second_support(supported, aino, veikko):
    veikko.email = "veikko.uusi@example.org"
    veikko.save()
    support(aino, veikko)
    assert Support.objects.current().count() == 1
    assert not Support.objects.requests().exists()


def test_asking_keeps_nothing_that_tells_a_member_from_a_stranger(written, aino, veikko):
    for email in (veikko.email, "stranger@example.org"):
        asked = supporting.ask_support(aino, supporter_email=email)
        assert (asked.supporter, asked.accepted_at, asked.asked_address) == (None, None, email)


def test_support_for_one_story_covers_no_other(written, aino, veikko):
    other = drafting.begin_story(aino, title="Toinen")
    support(aino, veikko, story=written)
    assert may_see_draft(veikko, written)
    assert not may_see_draft(veikko, other)


@pytest.mark.parametrize("email", ["aino@example.org", "AINO@example.org ", ""])
def test_only_somebody_else_can_be_asked(written, aino, email):
    with pytest.raises(NotReady):
        supporting.ask_support(aino, supporter_email=email)


def test_nobody_asks_support_for_anothers_story(written, oiva, veikko):
    with pytest.raises(PermissionDenied):
        supporting.ask_support(oiva, supporter_email=veikko.email, story=written)


def test_a_third_person_does_not_end_a_support(supported, oiva):
    with pytest.raises(PermissionDenied):
        supporting.end_support(oiva, support=Support.objects.get())


def test_a_story_does_not_get_stuck_with_a_supporter_who_left(supported, aino, veikko):
    drafting.hand_in(aino, story=supported, through_supporter=True)
    supporting.end_support(veikko, support=Support.objects.get())
    assert queries.stage(supported) is Stage.WITH_EDITOR


def test_an_editor_sees_a_draft_only_while_the_media_team_reads(written, aino, eeva):
    assert not may_see_draft(eeva, written)
    drafting.hand_in(aino, story=written, through_supporter=False)
    assert may_see_draft(eeva, written)
    drafting.take_back_handing_in(aino, story=written)
    assert not may_see_draft(eeva, written)
