"""Lessons: where one is, practice in the studio itself, hints, stamps, and all of it taken back."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Locale

from content.digest import pictures_of
from content.erasing import erase_due
from content.models import Picture, Seal, StoryPage
from content.picture_editing import Edits
from media_studio import desk, drafting, people, picturing, queries, taking_back
from media_studio.board import cards
from media_studio.drafting import save_draft
from media_studio.models import Lesson, Practice, Stamp
from media_studio.models.training import Exercise, ForWhom
from media_studio.passport import passport_of
from media_studio.permissions import may_see_draft
from media_studio.policy.training import Hint
from media_studio.refusals import NotReady
from media_studio.training import checking, lessons, practice_picture, practising, stamping
from portal.kit import clock

from .conftest import at, support

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
STEP = {"heading": "Aluksi", "text": "Lue rauhassa.", "scene": "", "good": "", "less_good": ""}


@pytest.fixture
def lesson():
    """Makes a lesson with this exercise."""

    def make(exercise=Exercise.INTERVIEW, **words):
        defaults = {"title": "Haastattelu", "topic": "Haastattelu", "summary": "Opit.", "task": "Kysy."}
        return Lesson.objects.create(
            **{
                "locale": Locale.objects.get(language_code="fi"),
                "exercise": exercise,
                "is_shown": True,
                "steps": [("step", STEP), ("step", STEP)],
            }
            | defaults
            | words
        )

    return make


@pytest.fixture
def practice(lesson, aino):
    """Aino's practice draft of the interview."""
    return practising.begin_practice(aino, lesson=lesson())


def hints(person, found):
    verdict = checking.verdict_of(lessons.practice_for(person, found), found)
    return None if verdict is None else [each.hint for each in verdict]


def write(person, story, text):
    story = StoryPage.objects.get(pk=story.pk)
    save_draft(person, story=story, fields={"text": text}, seen_revision=story.latest_revision_id)


class TestLessons:
    def test_the_shelf_has_those_that_are_shown_by_whom_they_are_for_in_their_order(self, lesson, aino):
        lesson(for_whom=ForWhom.STAFF, title="Rinnalla", order=5)
        lesson(for_whom=ForWhom.CLIENTS, title="Toinen", order=20)
        lesson(for_whom=ForWhom.CLIENTS, title="Eka", order=10)
        lesson(title="Kesken", is_shown=False)
        found = [(whom, [each.lesson.title for each in group]) for whom, group in lessons.shelf(aino, "fi")]
        assert found == [(ForWhom.CLIENTS, ["Eka", "Toinen"]), (ForWhom.STAFF, ["Rinnalla"])]

    def test_a_lesson_without_ones_language_is_there_in_the_language_of_the_house(self, lesson):
        made = lesson()
        assert lessons.lesson_for(made.translation_key, "sv") == made
        swedish = Locale.objects.get(language_code="sv")
        other = lesson(locale=swedish, translation_key=made.translation_key)
        assert lessons.lesson_for(made.translation_key, "sv") == other
        assert lessons.lesson_for(uuid.uuid4(), "fi") is None

    def test_the_place_is_kept_within_the_lesson_for_each_by_themselves(self, lesson, aino, oiva):
        made = lesson()
        practising.keep_place(aino, lesson=made, step=9)
        assert lessons.practice_for(aino, made).step == 2
        assert lessons.practice_for(oiva, made).step == 1
        assert Practice.objects.count() == 1

    def test_the_digest_knows_the_words_and_not_the_ids_of_blocks(self, lesson):
        one, other = lesson(), lesson()
        assert one.digest == other.digest
        other.task = "Kysy muuta."
        assert one.digest != other.digest


class TestPractice:
    def test_it_is_a_story_in_the_real_studio_with_what_the_exercise_begins_with(self, lesson, aino):
        story = practising.begin_practice(aino, lesson=lesson(Exercise.PLAIN, given="Pitkä teksti."))
        assert story.is_practice
        assert drafting.written(story).text == "Pitkä teksti."
        assert hints(aino, Lesson.objects.get()) == [Hint.SAME]

    def test_beginning_again_opens_the_same_draft(self, lesson, aino):
        made = lesson()
        first = practising.begin_practice(aino, lesson=made)
        assert practising.begin_practice(aino, lesson=made) == first
        assert StoryPage.objects.filter(is_practice=True).count() == 1

    def test_who_has_no_studio_begins_none(self, lesson, sampo, mirja):
        for person in (sampo, mirja):
            with pytest.raises(PermissionDenied):
                practising.begin_practice(person, lesson=lesson())

    def test_three_open_questions_in_the_draft_are_enough(self, lesson, practice, aino):
        made = Lesson.objects.get()
        assert hints(aino, made) == [Hint.MORE_QUESTIONS]
        write(aino, practice, "Mitä teit?\n\nMiten se alkoi?\n\nMiksi jäit?")
        assert hints(aino, made) == []

    def test_a_face_covered_with_the_real_desk_a_sentence_and_a_person_on_the_list(self, lesson, aino):
        made = lesson(Exercise.PICTURE_AND_PEOPLE)
        story = practising.begin_practice(aino, lesson=made)
        assert hints(aino, made) == [Hint.COVER, Hint.ALT, Hint.PERSON]
        (block,) = [each["id"] for each in queries.draft_of(story).body.raw_data if each["type"] == "picture"]
        words = picturing.Words(alt="Kaksi ihmistä juo kahvia pöydän ääressä.")
        edits = Edits(covers=(practice_picture.FACE,))
        picturing.change_picture(aino, story=story, block_id=block, edits=edits, words=words)
        assert hints(aino, made) == [Hint.PERSON]
        (picture,) = pictures_of(queries.draft_of(story))
        about = people.About(name="Ilmari", what=["face"], pictures=[picture.pk])
        ilmari = people.add_person(aino, story=story, about=about)
        assert hints(aino, made) == []
        with pytest.raises(NotReady):
            people.make_link(aino, person=ilmari)

    def test_one_press_ends_it_and_a_day_later_nothing_is_left(self, lesson, aino, monkeypatch):
        made = lesson(Exercise.PICTURE)
        story = practising.begin_practice(aino, lesson=made)
        practising.end_practice(aino, lesson=made)
        assert lessons.draft_for(Practice.objects.get()) is None
        assert hints(aino, made) is None
        later = clock.now() + datetime.timedelta(hours=25)
        monkeypatch.setattr(clock, "now", lambda: later)
        erase_due()
        assert not StoryPage.objects.filter(pk=story.pk).exists()
        assert not Picture.objects.exists()
        assert Practice.objects.get().story is None

    def test_after_a_month_it_goes_by_itself_and_so_do_answers(self, lesson, practice, aino, monkeypatch):
        practising.keep_answers(aino, lesson=lesson(Exercise.SOURCES), answers={"who_1": "Kaupunki"})
        assert practising.end_old_practice() == 0
        later = clock.now() + datetime.timedelta(days=31)
        monkeypatch.setattr(clock, "now", lambda: later)
        assert practising.end_old_practice() == 2
        assert Seal.objects.open().get().page_number == practice.pk
        assert set(Practice.objects.values_list("until", flat=True)) == {None}
        assert practising.end_old_practice() == 0
        taking_back.undo(aino, seal=Seal.objects.get())
        assert practising.end_old_practice() == 0


class TestNeverLeaves:
    def test_it_is_not_handed_in(self, practice, aino):
        people.say_nobody_else(aino, story=practice)
        write(aino, practice, "Valmis.")
        with pytest.raises(NotReady):
            drafting.hand_in(aino, story=practice, through_supporter=False)
        assert practice.current_workflow_state is None

    def test_the_team_sees_it_nowhere(self, practice, eeva, kaarlo):
        assert not may_see_draft(eeva, practice)
        assert not may_see_draft(kaarlo, practice)
        assert cards() == []
        assert list(desk.waiting_for(eeva)) == []

    def test_its_persons_supporters_see_it_and_others_do_not(self, practice, aino, veikko, oiva):
        support(aino, veikko)
        assert may_see_draft(veikko, practice)
        assert not may_see_draft(oiva, practice)

    def test_it_is_not_among_ones_stories(self, practice, aino, door, in_english):
        home = door(aino).get(at("home")).content.decode()
        assert "You have no stories yet." in home
        assert passport_of(aino).drafts == []
        assert [each.story for each in passport_of(aino).practice] == [practice]

    def test_each_page_of_it_says_what_it_is_and_leads_back(self, practice, aino, door, in_english):
        way_back = at("exercise", Lesson.objects.get().translation_key)
        for name in ("story", "write", "pictures", "people", "recordings", "versions", "preview"):
            page = door(aino).get(at(name, practice.pk)).content.decode()
            assert "This is never public." in page, name
            assert way_back in page, name
        assert door(aino).get(at("hand_in", practice.pk)).url == way_back


class TestStamps:
    def test_a_stamp_is_given_when_all_is_there_and_not_before(self, lesson, practice, aino):
        made = Lesson.objects.get()
        with pytest.raises(NotReady):
            stamping.give_stamp(aino, lesson=made)
        write(aino, practice, "Mitä teit? Miten se alkoi? Miksi jäit?")
        stamp = stamping.give_stamp(aino, lesson=made)
        assert (stamp.title, stamp.digest, stamp.by_own_word) == (made.title, made.digest, False)

    def test_ones_own_word_is_enough_and_the_stamp_says_so(self, lesson, sampo):
        assert stamping.give_stamp(sampo, lesson=lesson(), by_own_word=True).by_own_word

    def test_it_stays_as_it_was_when_the_lesson_changes_or_goes(self, lesson, aino):
        made = lesson()
        old = stamping.give_stamp(aino, lesson=made, by_own_word=True)
        made.title = "Uusi nimi"
        made.save()
        assert stamping.give_stamp(aino, lesson=made, by_own_word=True) == old
        made.delete()
        assert [each.title for each in lessons.stamps_of(aino)] == ["Haastattelu"]

    def test_nobody_else_sees_it_or_takes_it_away(self, lesson, aino, eeva, door):
        stamp = stamping.give_stamp(aino, lesson=lesson(title="Ainon leima"), by_own_word=True)
        stamping.take_stamp_away(eeva, number=stamp.pk)
        Lesson.objects.all().delete()
        assert Stamp.objects.count() == 1
        for name in ("training", "certificate", "passport"):
            assert "Ainon leima" not in door(eeva).get(at(name)).content.decode()
            assert "Ainon leima" in door(aino).get(at(name)).content.decode()

    def test_the_paper_has_the_chosen_name_which_is_kept_nowhere(self, lesson, aino, door):
        stamping.give_stamp(aino, lesson=lesson(), by_own_word=True)
        browser = door(aino)
        paper = browser.post(at("certificate"), {"name": "Kettu K."}).content.decode()
        for shown in ("Kettu K.", 'class="paper-head"', "data-print", "data-print-how"):
            assert shown in paper
        assert "Kettu K." not in browser.get(at("certificate")).content.decode()

    def test_taking_everything_back_takes_stamps_answers_and_practice(self, lesson, practice, aino, door):
        stamping.give_stamp(aino, lesson=Lesson.objects.get(), by_own_word=True)
        practising.keep_answers(aino, lesson=lesson(Exercise.SOURCES), answers={"who_1": "Kaupunki"})
        assert taking_back.take_back_everything(aino) == 0
        mine = passport_of(aino)
        assert (mine.stamps, mine.practice, mine.answers) == ([], [], 0)

    def test_what_is_learned_leaves_with_the_person(self, lesson, sampo):
        made = lesson()
        stamping.give_stamp(sampo, lesson=made, by_own_word=True)
        practising.keep_place(sampo, lesson=made, step=2)
        sampo.delete()
        assert not Stamp.objects.exists()
        assert not Practice.objects.exists()


class TestDoors:
    def test_a_lesson_is_read_by_steps_and_whole(self, lesson, aino, door):
        key, browser = lesson().translation_key, door(aino)
        answer = browser.post(at("lesson_step", key, 2))
        assert answer.url == at("lesson_step", key, 2)
        assert at("lesson_step", key, 2) in browser.get(at("lesson", key)).content.decode()
        assert browser.get(at("lesson_whole", key)).content.decode().count("Lue rauhassa.") == 2
        assert browser.get(at("lesson_step", key, 3)).status_code == 404

    def test_the_stamp_is_refused_kindly_and_taken(self, lesson, aino, door):
        key, browser = lesson().translation_key, door(aino)
        assert browser.post(at("finish_lesson", key)).url == at("exercise", key)
        assert not Stamp.objects.exists()
        assert browser.post(at("finish_lesson", key), {"own": "yes"}).url == at("training")
        assert Stamp.objects.get().by_own_word

    def test_an_editor_manages_lessons_in_the_cms_and_sees_them_before_others(self, lesson, eeva, door):
        made, browser = lesson(is_shown=False), door(eeva)
        listed = browser.get("/admin/snippets/media_studio/lesson/")
        assert made.title in listed.content.decode()
        assert browser.get(f"/admin/snippets/media_studio/lesson/edit/{made.pk}/").status_code == 200
        shown = made.make_preview_request().content.decode()
        assert "Lue rauhassa." in shown
