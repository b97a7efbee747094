import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from media_studio import drafting, queries, reviewing
from media_studio.models import Notice
from media_studio.models.tellings import Kind
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided, NotReady

from .conftest import TEXT, save

pytestmark = pytest.mark.django_db


def test_a_new_story_is_a_page_that_is_not_live_in_the_language_of_the_studio(site, aino):
    with translation.override("sv"):
        story = drafting.begin_story(aino, title="Min morgon")
    assert not story.live
    assert story.storyteller == aino
    assert story.locale.language_code == "sv"
    assert story.latest_revision_id


def test_a_story_without_a_name_is_called_by_its_kind_in_its_own_language(site, aino):
    with translation.override("en"):
        story = drafting.begin_story(aino, title=" \n ", kind=Kind.WHAT_HELPED)
    assert story.title == "What helped me"
    assert story.telling.kind == Kind.WHAT_HELPED


def test_somebody_without_the_right_begins_no_story(site, sampo):
    with pytest.raises(PermissionDenied):
        drafting.begin_story(sampo, title="Minun")


def test_what_is_written_comes_back_as_it_was(written):
    draft = drafting.written(written)
    assert draft == drafting.Draft("Aamu laiturilla", "Aino herää aikaisin.", TEXT)


def test_a_draft_is_not_on_the_page_row(written):
    assert not written.live
    assert not written.body


def test_an_empty_name_keeps_the_old_one(written, aino):
    save(aino, written, title="  ", text="Muuta.")
    assert drafting.written(written).title == "Aamu laiturilla"


def test_only_the_storyteller_writes(written, veikko, eeva):
    for person in (veikko, eeva):
        with pytest.raises(PermissionDenied):
            save(person, written, text="Toisen sanat")


def test_a_whole_sitting_of_autosaves_leaves_few_versions(written, aino, monkeypatch):
    monkeypatch.setattr(drafting, "KEPT_EVERY", datetime.timedelta(days=36_500))  # no ten minutes end here
    before = written.revisions.count()
    new = "Sitten kävelen rantaan ja katson, miten vesi liikkuu. Tuuli on kylmä, mutta minä hymyilen."
    for letters in range(1, len(new), 3):
        save(aino, written, text=f"{TEXT}\n\n{new[:letters]}")
    assert written.revisions.count() <= before + 1


def test_a_version_of_an_earlier_time_stays(written, aino):
    written.latest_revision.created_at = timezone.now() - datetime.timedelta(hours=1)
    written.latest_revision.save()
    old = written.latest_revision_id
    save(aino, written, text="Uusi.")
    assert written.revisions.filter(pk=old).exists()


def test_a_version_that_was_handed_in_stays(handed_in, aino):
    handed_in.refresh_from_db()
    old = handed_in.latest_revision_id
    save(aino, handed_in, text="Uusi.")
    assert queries.handed_in_revision(handed_in).pk == old
    handed_in.refresh_from_db()
    assert queries.is_changed_since(handed_in, queries.handed_in_revision(handed_in))


def test_two_windows_lose_nothing_and_overwrite_nothing_unseen(written, aino):
    seen_by_both = written.latest_revision_id
    save(aino, written, text="Ensimmäisen ikkunan teksti.")
    outcome = drafting.save_draft(
        aino, story=written, fields={"text": "Toisen ikkunan teksti."}, seen_revision=seen_by_both
    )
    assert isinstance(outcome, drafting.Conflict)
    assert outcome.mine.text == "Toisen ikkunan teksti."
    assert outcome.stored.text == "Ensimmäisen ikkunan teksti."
    written.refresh_from_db()
    assert drafting.written(written).text == "Ensimmäisen ikkunan teksti."


def test_sending_the_same_text_again_is_no_conflict(written, aino):
    seen = written.latest_revision_id
    save(aino, written, text="Sama.")
    outcome = drafting.save_draft(aino, story=written, fields={"text": "Sama."}, seen_revision=seen)
    assert isinstance(outcome, drafting.Saved)


def test_an_answer_that_was_lost_on_the_way_makes_no_conflict(written, aino):
    seen = written.latest_revision_id
    save(aino, written, text="Perillä.")
    outcome = drafting.save_draft(
        aino,
        story=written,
        fields={"text": "Perillä. Ja lisää."},
        seen_revision=seen,
        also_seen={"text": "Perillä."},
    )
    assert isinstance(outcome, drafting.Saved)


def test_the_address_of_a_story_follows_its_name_until_it_is_public(written, aino):
    save(aino, written, title="Ilta saunalla")
    written.refresh_from_db()
    assert queries.draft_of(written).slug == f"ilta-saunalla-{written.pk}"


def test_a_story_without_text_is_not_handed_in(site, aino):
    story = drafting.begin_story(aino, title="Tyhjä")
    with pytest.raises(NotReady):
        drafting.hand_in(aino, story=story, through_supporter=False)


def test_handing_in_goes_straight_to_the_media_team(handed_in):
    assert queries.stage(handed_in) is Stage.WITH_EDITOR
    assert not handed_in.live


def test_handing_in_goes_through_the_supporter_only_when_chosen(supported, aino, veikko):
    drafting.hand_in(aino, story=supported, through_supporter=True)
    assert queries.stage(supported) is Stage.WITH_SUPPORTER
    assert Notice.objects.unseen(veikko).filter(kind="asked to read").count() == 1


def test_nobody_waits_for_a_supporter_who_is_not_there(written, aino):
    with pytest.raises(NotReady):
        drafting.hand_in(aino, story=written, through_supporter=True)


def test_a_story_is_handed_in_once_at_a_time(handed_in, aino):
    with pytest.raises(AlreadyDecided):
        drafting.hand_in(aino, story=handed_in, through_supporter=False)


def test_only_the_storyteller_hands_in_and_pulls_back(supported, aino, veikko):
    with pytest.raises(PermissionDenied):
        drafting.hand_in(veikko, story=supported, through_supporter=True)
    drafting.hand_in(aino, story=supported, through_supporter=True)
    with pytest.raises(PermissionDenied):
        drafting.take_back_handing_in(veikko, story=supported)


def test_a_story_that_is_pulled_back_waits_for_nobody(handed_in, aino, eeva):
    drafting.take_back_handing_in(aino, story=handed_in)
    assert queries.stage(handed_in) is Stage.DRAFT
    with pytest.raises(AlreadyDecided):
        reviewing.pass_on(eeva, story=handed_in)


def test_after_a_change_the_story_is_handed_in_anew(handed_in, aino, eeva):
    reviewing.ask_changes(eeva, story=handed_in, words="Lisää väliotsikko.")
    save(aino, handed_in, text=f"{TEXT}\n\n# Ilta\n\nLepään.")
    drafting.hand_in(aino, story=handed_in, through_supporter=False)
    assert queries.stage(handed_in) is Stage.WITH_EDITOR
    handed_in.refresh_from_db()
    assert queries.handed_in_revision(handed_in).pk == handed_in.latest_revision_id
