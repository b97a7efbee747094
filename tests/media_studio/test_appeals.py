"""The storyteller asks another editor to look again at what was taken down."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.models import Revision

from content import reporting
from content.models import Consent, ConsentMissing, StoryPage, TakeDown
from media_studio import appealing, appeals, drafting, publishing, queries, taking_back
from media_studio.models import Notice
from media_studio.policy.appeals import TIME_TO_ASK, Asking, Deciding, Verdict, may_ask, may_decide
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided, NotReady, Refused, Sealed
from media_studio.views.board_words import columns
from tests.factories.telling import read_through, second_reader

from .conftest import at, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
WHY = "Siinä on toisen nimi."
DAY = datetime.timedelta(days=1)


def say_yes(person, story):
    story = StoryPage.objects.get(pk=story.pk)
    read = queries.read_revision(story)
    publishing.publish_consented(
        person, story=story, revision_id=read.pk if read else 0, byline="Meri", places=["site"]
    )


def fresh(story):
    return StoryPage.objects.get(pk=story.pk)


@pytest.fixture
def leena(roles):
    return second_reader()


@pytest.fixture
def down(was_read, aino, eeva):
    say_yes(aino, was_read)
    reporting.take_down(eeva, thing=was_read, reason=WHY)
    return fresh(was_read)


@pytest.fixture
def taken(down):
    return TakeDown.objects.get()


@pytest.fixture
def asked(taken, aino):
    return appealing.ask_another(aino, taken=taken, words="Nimi on minun.")


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        (Asking(is_standing=True, was_asked=False, age=DAY), Verdict.YES),
        (Asking(is_standing=True, was_asked=False, age=TIME_TO_ASK), Verdict.YES),
        (Asking(is_standing=True, was_asked=False, age=TIME_TO_ASK + DAY), Verdict.LATE),
        (Asking(is_standing=True, was_asked=True, age=DAY), Verdict.ASKED),
        (Asking(is_standing=False, was_asked=False, age=DAY), Verdict.OVER),
    ],
)
def test_one_may_ask_once_within_six_months_while_it_is_down(facts, verdict):
    assert may_ask(facts) is verdict


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        (Deciding(waits=True, took_it_down=False, is_storyteller=False), Verdict.YES),
        (Deciding(waits=True, took_it_down=True, is_storyteller=False), Verdict.SAME_EDITOR),
        (Deciding(waits=True, took_it_down=False, is_storyteller=True), Verdict.OWN),
        (Deciding(waits=False, took_it_down=False, is_storyteller=False), Verdict.OVER),
    ],
)
def test_another_editor_decides_while_it_waits(facts, verdict):
    assert may_decide(facts) is verdict


class TestAsking:
    def test_is_the_storytellers_alone(self, taken, veikko, eeva, oiva):
        for person in (veikko, eeva, oiva):
            with pytest.raises(PermissionDenied):
                appealing.ask_another(person, taken=taken)

    def test_needs_no_words_and_happens_once(self, taken, aino):
        appealing.ask_another(aino, taken=taken)
        with pytest.raises(AlreadyDecided):
            appealing.ask_another(aino, taken=taken)

    def test_is_over_after_six_months(self, taken, aino):
        TakeDown.objects.update(made_at=taken.made_at - TIME_TO_ASK - DAY)
        Consent.objects.update(given_at=taken.made_at - TIME_TO_ASK - 2 * DAY)
        with pytest.raises(AlreadyDecided):
            appealing.ask_another(aino, taken=taken)

    def test_is_over_when_it_is_public_by_a_new_reading(self, taken, down, aino, eeva):
        save(aino, down, text="Ilman nimeä.")
        drafting.hand_in(aino, story=down, through_supporter=False)
        read_through(eeva, down)
        say_yes(aino, down)
        with pytest.raises(AlreadyDecided):
            appealing.ask_another(aino, taken=taken)

    def test_waits_until_a_taking_back_is_undone(self, taken, down, aino):
        taking_back.take_back_story(aino, story=down)
        with pytest.raises((Sealed, AlreadyDecided)):
            appealing.ask_another(aino, taken=taken)


class TestDeciding:
    def test_is_not_for_who_took_it_down(self, asked, eeva, leena):
        assert appeals.appeals_for(eeva) == []
        assert appeals.appeals_for(leena) == [asked]
        with pytest.raises(Refused, match="Another editor"):
            appealing.decide(eeva, taken=asked, is_upheld=False, words="Hyvä.")
        with pytest.raises(IntegrityError), transaction.atomic():
            TakeDown.objects.update(decided_by=eeva)

    def test_is_not_for_those_who_may_not_take_down(self, asked, aino, veikko, mirja):
        for person in (aino, veikko, mirja):
            with pytest.raises(PermissionDenied):
                appealing.decide(person, taken=asked, is_upheld=False, words="Hyvä.")

    def test_needs_words(self, asked, leena):
        with pytest.raises(NotReady):
            appealing.decide(leena, taken=asked, is_upheld=True, words=" ")

    def test_happens_once(self, asked, leena, aino):
        appealing.decide(leena, taken=asked, is_upheld=True, words="Nimi on muidenkin.")
        with pytest.raises(AlreadyDecided):
            appealing.decide(leena, taken=asked, is_upheld=False, words="Sittenkin.")
        asked.refresh_from_db()
        assert asked.is_upheld is True

    def test_needs_an_appeal(self, taken, leena):
        with pytest.raises(AlreadyDecided):
            appealing.decide(leena, taken=taken, is_upheld=False, words="Hyvä.")

    def test_is_over_when_the_storyteller_took_it_back(self, asked, down, aino, leena):
        taking_back.take_back_story(aino, story=down)
        assert appeals.appeals_for(leena) == []
        with pytest.raises(AlreadyDecided):
            appealing.decide(leena, taken=asked, is_upheld=False, words="Hyvä.")


class TestStaysDown:
    def test_the_storyteller_is_told_why(self, asked, down, aino, leena):
        appealing.decide(leena, taken=asked, is_upheld=True, words="Nimi on muidenkin.")
        told = Notice.objects.unseen(aino).first()
        assert told.words == "Nimi on muidenkin."
        assert "stays down" in told.sentence
        assert queries.stage(down) is Stage.TAKEN_DOWN
        with pytest.raises(AlreadyDecided):
            say_yes(aino, down)


class TestMayBePublic:
    @pytest.fixture
    def reversed_(self, asked, down, leena):
        appealing.decide(leena, taken=asked, is_upheld=False, words="Nimi on sinun.")
        return down

    def test_publishes_nothing_by_itself(self, reversed_, eeva, leena):
        assert not fresh(reversed_).live
        assert not Consent.objects.standing().exists()
        version = Consent.objects.get().revision_id
        with pytest.raises(ConsentMissing):
            Revision.objects.get(pk=version).publish(user=leena, skip_permission_checks=True)

    def test_the_storyteller_says_yes_to_the_same_version_without_a_reading(self, reversed_, aino):
        assert queries.stage(reversed_) is Stage.WAITS_FOR_YES
        assert queries.read_revision(reversed_).pk == Consent.objects.get().revision_id
        say_yes(aino, reversed_)
        assert fresh(reversed_) in StoryPage.shown()
        assert queries.read_revision(fresh(reversed_)) is None

    def test_both_hear_of_it(self, reversed_, aino, eeva):
        assert "make it public again" in Notice.objects.unseen(aino).first().sentence
        assert "which you took down" in Notice.objects.unseen(eeva).get().sentence

    def test_a_text_that_nobody_read_is_not_let_through(self, reversed_, aino):
        read = queries.read_revision(reversed_)
        save(aino, reversed_, text="Tätä ei lukenut kukaan.")
        assert queries.read_revision(fresh(reversed_)).pk == read.pk

    def test_a_yes_taken_back_needs_a_reading_again(self, reversed_, aino):
        say_yes(aino, reversed_)
        publishing.take_back(aino, story=fresh(reversed_))
        assert queries.read_revision(fresh(reversed_)) is None

    def test_taken_back_before_the_new_yes_needs_a_reading_too(self, reversed_, aino):
        publishing.take_back(aino, story=fresh(reversed_))
        assert queries.read_revision(fresh(reversed_)) is None

    def test_another_taking_down_counts_again(self, reversed_, aino, leena):
        say_yes(aino, reversed_)
        reporting.take_down(leena, thing=fresh(reversed_), reason="Uusi syy.")
        assert queries.read_revision(fresh(reversed_)) is None
        assert queries.stage(fresh(reversed_)) is Stage.TAKEN_DOWN


class TestTheDoors:
    def test_the_storyteller_asks_from_the_studio(self, taken, down, aino, oiva, door):
        address = at("ask_another", taken.pk)
        for page in (at("home"), at("write", down.pk)):
            assert address in door(aino).get(page).content.decode()
        assert WHY in door(aino).get(address).content.decode()
        assert door(oiva).get(address).status_code == 404
        assert door(aino).post(address, {"words": ""}).status_code == 302
        assert "Another editor looks at it again." in door(aino).get(at("write", down.pk)).content.decode()
        assert "You have asked already." in door(aino).get(address).content.decode()

    def test_another_editor_decides_at_the_desk(self, asked, down, aino, eeva, leena, door):
        address = at("appeal", asked.pk)
        assert address in door(leena).get(at("desk")).content.decode()
        assert address not in door(eeva).get(at("desk")).content.decode()
        page = door(leena).get(address).content.decode()
        assert "Keitän kahvia." in page
        assert "Nimi on minun." in page
        told = door(eeva).get(address, follow=True)
        assert "Another editor looks at it again." in told.content.decode()
        sent = {"words": "Hyvä näin."}
        assert door(leena).post(at("decide_appeal", asked.pk), sent).status_code == 422
        assert door(leena).post(at("decide_appeal", asked.pk), {"verdict": "public"}).status_code == 422
        assert door(aino).post(at("decide_appeal", asked.pk), sent).status_code == 403
        sent |= {"verdict": "public"}
        assert door(eeva).post(at("decide_appeal", asked.pk), sent).status_code == 302
        assert TakeDown.objects.get().decided_at is None
        assert door(leena).post(at("decide_appeal", asked.pk), sent).status_code == 302
        assert TakeDown.objects.get().is_upheld is False
        assert door(aino).get(at("consent", down.pk)).status_code == 200


def test_the_board_says_that_an_appeal_waits_and_leads_there(taken, aino, eeva, leena, door):
    def row(person):
        return next(row for shown in columns(person) for row in shown.rows)

    assert row(leena).next == "Next: its teller may change it and hand it in."
    assert WHY in door(eeva).get(row(eeva).href, follow=True).content.decode()
    appealing.ask_another(aino, taken=taken, words="Nimi on minun.")
    for person in (eeva, leena):
        assert "Next: another editor than Eeva decides." in row(person).next
    assert row(leena).href == at("appeal", taken.pk)
    assert row(eeva).href
