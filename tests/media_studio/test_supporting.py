import pytest
from django.core.exceptions import PermissionDenied

from media_studio import drafting, queries, supporting
from media_studio.models import Notice, Support
from media_studio.permissions import may_see_draft
from media_studio.policy.stages import Stage
from media_studio.refusals import NotReady

pytestmark = pytest.mark.django_db


def test_a_supporter_is_told_and_sees_drafts_while_the_support_lasts(written, aino, veikko):
    assert not may_see_draft(veikko, written)
    support = supporting.ask_support(aino, supporter_email="VEIKKO@example.org ")
    assert may_see_draft(veikko, written)
    assert Notice.objects.unseen(veikko).get().kind == "support begun"
    supporting.end_support(aino, support=support)
    assert not may_see_draft(veikko, written)


def test_asking_twice_makes_one_support(written, aino, veikko):
    for _ in range(2):
        supporting.ask_support(aino, supporter_email=veikko.email)
    assert Support.objects.current().count() == 1


def test_support_for_one_story_covers_no_other(written, aino, veikko):
    other = drafting.begin_story(aino, title="Toinen")
    supporting.ask_support(aino, supporter_email=veikko.email, story=written)
    assert may_see_draft(veikko, written)
    assert not may_see_draft(veikko, other)


@pytest.mark.parametrize("email", ["aino@example.org", "nobody@example.org", ""])
def test_only_another_member_can_be_a_supporter(written, aino, email):
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
