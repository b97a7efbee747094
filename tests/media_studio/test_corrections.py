"""An editor's small correction is public only by the storyteller's yes to exactly the difference shown."""

import itertools

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from content import reporting
from content.digest import digest_of
from content.models import Consent, StoryPage
from media_studio import correctable, correcting, corrections, drafting, publishing, queries, taking_back
from media_studio.comparing import Change, word_changes
from media_studio.models import Correction, Notice
from media_studio.policy.corrections import Standing, is_small, may_be_answered
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided, NotReady, Refused, Sealed
from tests.factories.telling import second_reader

from .conftest import at, save, support

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
NOTE = "Korjasimme kellonajan."
WORDS = {"reason": "Laituri avataan seitsemältä.", "note": NOTE}
OLD, NEW = "Herään kello kuusi.", "Herään kello seitsemän."


def fresh(story):
    return StoryPage.objects.get(pk=story.pk)


def part_of(story, words=OLD):
    return next(part for part, said in correctable.parts_of(fresh(story)).items() if said == words)


def propose(person, story, **other):
    sent = {"part": part_of(story), "seen": OLD, "after": NEW} | WORDS | other
    return correcting.propose(person, story=fresh(story), **sent)


@pytest.fixture
def public(was_read, aino):
    read = queries.read_revision(was_read)
    publishing.publish_consented(
        aino, story=was_read, revision_id=read.pk, byline="Meri", places=["newsletter", "site"]
    )
    Notice.objects.all().delete()
    return fresh(was_read)


@pytest.fixture
def proposed(public, eeva):
    return propose(eeva, public)


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("a", "a", False),
        ("vuonna 1989", "vuonna 1990", True),
        ("", "a" * 300, True),
        ("", "a" * 301, False),
        ("a" * 301, "", False),
        ("a " * 5000, "a " * 4999 + "b", True),
    ],
)
def test_a_correction_is_small(before, after, verdict):
    assert is_small(before, after) is verdict


@given(before=st.text("ab ", max_size=30), after=st.text("ab ", max_size=30))
def test_a_difference_holds_all_words_of_both(before, after):
    changes = word_changes(before, after)
    assert "".join(each.words for each in changes if not each.is_new) == before
    assert "".join(each.words for each in changes if not each.is_gone) == after
    kept = [each.is_gone or each.is_new for each in changes]
    assert (False, False) not in itertools.pairwise(kept)


@pytest.mark.parametrize("missing", ["is_open", "is_public", "is_same"])
def test_it_is_answered_only_while_everything_is_as_it_was(missing):
    facts = {"is_open": True, "is_public": True, "is_same": True}
    assert may_be_answered(Standing(**facts))
    assert not may_be_answered(Standing(**(facts | {missing: False})))


def test_a_difference_is_told_word_by_word():
    assert word_changes("kello kuusi nyt", "kello seitsemän nyt") == [
        Change("kello "),
        Change("kuusi", is_gone=True),
        Change("seitsemän", is_new=True),
        Change(" nyt"),
    ]


class TestProposing:
    def test_changes_nothing_and_tells_the_storyteller(self, public, proposed, aino):
        assert OLD in str(fresh(public).body)
        assert queries.draft_of(public).pk == public.pk
        assert digest_of(queries.draft_of(public)) == digest_of(public)
        told = Notice.objects.unseen(aino).get()
        assert told.kind == "correction"
        assert told.words == WORDS["reason"]

    def test_is_for_editors_and_never_ones_own(self, public, aino, veikko, oiva, mirja):
        for person in (aino, veikko, oiva, mirja):
            with pytest.raises(PermissionDenied):
                propose(person, public)

    def test_is_only_of_what_is_public(self, public, aino, eeva):
        publishing.take_back(aino, story=public)
        with pytest.raises(PermissionDenied):
            propose(eeva, public)

    def test_waits_its_turn_while_a_newer_version_is_read(self, public, aino, eeva):
        save(aino, public, text=f"{OLD}\n\nLisää.")
        drafting.hand_in(aino, story=fresh(public), through_supporter=False)
        with pytest.raises(Refused):
            propose(eeva, public)

    @pytest.mark.parametrize(
        "sent", [{"after": OLD}, {"after": " "}, {"after": "x" * 400}, {"reason": " "}, {"note": ""}]
    )
    def test_is_a_small_change_with_a_reason_and_a_note(self, public, eeva, sent):
        with pytest.raises(NotReady):
            propose(eeva, public, **sent)

    def test_of_words_that_are_not_there_is_refused(self, public, eeva):
        with pytest.raises(AlreadyDecided):
            propose(eeva, public, seen="Jotain muuta.")

    def test_is_one_at_a_time(self, proposed, public):
        with pytest.raises(AlreadyDecided):
            propose(second_reader(), public)
        assert Correction.objects.count() == 1

    def test_is_taken_back_by_who_made_it(self, proposed, public, eeva, aino):
        with pytest.raises(PermissionDenied):
            correcting.take_back(second_reader(), correction=proposed)
        correcting.take_back(eeva, correction=proposed)
        assert not Notice.objects.unseen(aino).exists()
        with pytest.raises(AlreadyDecided):
            correcting.answer(aino, correction=proposed, yes=True)
        propose(eeva, public)


class TestYes:
    def test_publishes_exactly_that_with_the_note_under_the_same_name(self, proposed, public, aino, client):
        before = Consent.objects.standing().get()
        correcting.answer(aino, correction=proposed, yes=True)
        now, given = fresh(public), Consent.objects.standing().get()
        page = client.get(now.url).content.decode()
        assert NEW in page
        assert NOTE in page
        assert OLD not in page
        assert given.pk != before.pk
        assert (given.byline, given.places, given.helpers) == ("Meri", ["newsletter", "site"], before.helpers)
        assert given.digest == digest_of(now)
        assert now in StoryPage.shown()
        assert queries.stage(now) is Stage.PUBLIC
        assert not now.has_unpublished_changes

    def test_does_not_publish_or_lose_what_was_written_since(self, proposed, public, aino):
        text = f"# Aamu\n\n{OLD}\n\nKeitän teetä.\n\nVain minulle."
        save(aino, public, text=text, title="Uusi nimi")
        correcting.answer(aino, correction=proposed, yes=True)
        now, draft = fresh(public), queries.draft_of(public)
        assert now.live
        assert "Vain minulle." not in str(now.body)
        assert now.title == "Aamu laiturilla"
        assert drafting.written(now).text == text.replace(OLD, NEW)
        assert draft.title == "Uusi nimi"
        assert [note["words"] for note in draft.corrections] == [NOTE]
        assert now.has_unpublished_changes
        assert now.draft_title == "Uusi nimi"

    def test_leaves_a_paragraph_alone_that_the_draft_says_otherwise(self, proposed, public, aino):
        text = "# Aamu\n\nHerään milloin sattuu.\n\nKeitän kahvia."
        save(aino, public, text=text)
        correcting.answer(aino, correction=proposed, yes=True)
        assert drafting.written(fresh(public)).text == text
        assert NEW in str(fresh(public).body)

    def test_counts_once(self, proposed, aino):
        correcting.answer(aino, correction=proposed, yes=True)
        given = Consent.objects.count()
        for yes in (True, False):
            with pytest.raises(AlreadyDecided):
                correcting.answer(aino, correction=proposed, yes=yes)
        assert Consent.objects.count() == given

    def test_is_the_storytellers_alone(self, proposed, public, aino, veikko, eeva):
        support(aino, veikko, rights="type")
        for person in (veikko, eeva, second_reader()):
            with pytest.raises(PermissionDenied):
                correcting.answer(person, correction=proposed, yes=True)
        assert OLD in str(fresh(public).body)

    def test_corrects_the_title_too(self, public, aino, eeva):
        made = propose(eeva, public, part="title", seen="Aamu laiturilla", after="Aamu sillalla")
        correcting.answer(aino, correction=made, yes=True)
        assert fresh(public).title == "Aamu sillalla"
        assert fresh(public).url == public.url

    def test_tells_the_editor(self, proposed, aino, eeva):
        correcting.answer(aino, correction=proposed, yes=True)
        assert Notice.objects.unseen(eeva).get().kind == "correction yes"


def test_no_changes_nothing_and_the_editor_hears_it(proposed, public, aino, eeva):
    before = digest_of(public)
    correcting.answer(aino, correction=proposed, yes=False)
    assert digest_of(fresh(public)) == before
    assert Notice.objects.unseen(eeva).get().kind == "correction no"
    assert not Notice.objects.unseen(aino).exists()


class TestOvertaken:
    def test_by_a_newer_version_on_its_way(self, proposed, public, aino, eeva):
        save(aino, public, text="Uusi.")
        drafting.hand_in(aino, story=fresh(public), through_supporter=False)
        done = correcting.answer(aino, correction=proposed, yes=True)
        assert done.state == "overtaken"
        assert OLD in str(fresh(public).body)
        assert Notice.objects.unseen(eeva).filter(kind="correction over").exists()

    def test_by_taking_down(self, proposed, public, aino, eeva):
        reporting.take_down(eeva, thing=public, reason="Nimi.")
        assert correcting.answer(aino, correction=proposed, yes=True).state == "overtaken"
        assert not fresh(public).live

    def test_by_taking_back(self, proposed, public, aino):
        taking_back.take_back_story(aino, story=public)
        with pytest.raises(Sealed):
            correcting.answer(aino, correction=proposed, yes=True)
        assert corrections.waiting_for_answer(aino) == []


class TestTheDoors:
    def test_the_editor_proposes_in_two_steps(self, public, eeva, aino, door):
        address = at("propose_correction", public.pk)
        assert OLD in door(eeva).get(address).content.decode()
        part = part_of(public)
        assert 'name="after"' in door(eeva).get(address, {"part": part}).content.decode()
        sent = {"part": part, "before": OLD, "after": NEW} | WORDS
        assert door(aino).post(address, sent).status_code == 403
        assert door(eeva).post(address, sent | {"note": ""}).status_code == 422
        late = door(eeva).post(address, sent | {"before": "Muuta."})
        assert late.status_code == 409
        assert NEW in late.content.decode()
        assert door(eeva).post(address, sent).status_code == 302
        assert "waits for the storyteller" in door(eeva).get(at("desk")).content.decode()

    def test_the_storyteller_sees_the_difference_and_answers(self, proposed, public, aino, oiva, door):
        address = at("correction", proposed.pk)
        assert address in door(aino).get(at("home")).content.decode()
        page = door(aino).get(address).content.decode()
        assert "taken out:" in page
        assert "seitsemän" in page
        assert NOTE in page
        assert door(oiva).get(address).status_code == 404
        assert door(aino).post(address).status_code == 422
        assert door(aino).post(address, {"answer": "yes"}).status_code == 302
        assert NEW in str(fresh(public).body)
        assert door(aino).post(address, {"answer": "yes"}).status_code == 302
        assert Consent.objects.count() == 2
