"""Sources, kind comments and walking beside are practised in the studio itself, or in a short form."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Locale

from content.models import StoryPage
from media_studio import drafting, passages, people, queries, suggesting
from media_studio.drafting import save_draft
from media_studio.models import Lesson, Notice, Practice, Suggestion
from media_studio.models.training import Exercise
from media_studio.permissions import may_suggest
from media_studio.policy.training import Hint
from media_studio.training import checking, lessons, practising, source_sheet
from media_studio.watching import TELLER, part_of

from .conftest import at, support

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
GIVEN = "Heräsin aikaisin. Minua pelotti. Sitten hän soitti."
KIND = "Pidän tästä kohdasta, koska lumi narisee siinä."


@pytest.fixture
def lesson():
    """Makes a lesson with this exercise."""

    def make(exercise, given=GIVEN):
        return Lesson.objects.create(
            title="Kommentti",
            topic="Kommentti",
            summary="Opit.",
            task="Kommentoi.",
            given=given,
            locale=Locale.objects.get(language_code="fi"),
            exercise=exercise,
            is_shown=True,
            steps=[("step", {"heading": "Aluksi", "text": "Lue.", "scene": ""})],
        )

    return make


@pytest.fixture
def commenting(lesson, aino):
    """Aino's practice of a kind comment."""
    return practising.begin_practice(aino, lesson=lesson(Exercise.COMMENT))


def hints(person):
    found = Lesson.objects.get()
    verdict = checking.verdict_of(lessons.practice_for(person, found), found)
    return None if verdict is None else [each.hint for each in verdict]


def paragraph(story):
    return next(each for each in passages.passages_of(queries.draft_of(story)) if each.kind == "paragraph")


def suggest(person, story, **said):
    return suggesting.suggest(person, story=story, block_id=paragraph(story).id, **said)


class TestTheRealTool:
    def test_a_kind_comment_is_made_with_it_on_a_text_that_stands_there(self, commenting, aino):
        assert paragraph(commenting).words == GIVEN
        assert hints(aino) == [Hint.KIND, Hint.GOOD, Hint.PROPOSAL]
        suggest(aino, commenting, comment=KIND, source=Suggestion.Source.READER)
        assert hints(aino) == [Hint.PROPOSAL]
        suggest(aino, commenting, quote="hän", proposed="ystävä")
        assert hints(aino) == []

    def test_what_was_taken_back_does_not_count(self, commenting, aino):
        suggesting.take_back(aino, suggestion=suggest(aino, commenting, comment=KIND))
        assert hints(aino) == [Hint.KIND, Hint.GOOD, Hint.PROPOSAL]

    def test_beside_one_proposes_little_and_asks(self, lesson, aino):
        story = practising.begin_practice(aino, lesson=lesson(Exercise.BESIDE))
        assert hints(aino) == [Hint.WRITE, Hint.ASK]
        suggest(aino, story, quote=GIVEN, proposed="Koin tilanteen vaikuttavana.", comment="Muuta se")
        assert hints(aino) == [Hint.SMALL, Hint.ASK]
        suggest(aino, story, quote="hän", proposed="ystävä", comment="Kuka soitti?")
        assert hints(aino) == []

    def test_nobody_is_told_and_the_text_stays(self, commenting, aino):
        suggest(aino, commenting, comment=KIND)
        assert not Notice.objects.exists()
        assert paragraph(commenting).words == GIVEN

    def test_it_is_only_in_ones_own_practice_of_that(self, commenting, aino, oiva, eeva, written):
        assert part_of(aino, commenting) == "suggest"
        assert part_of(aino, written) == TELLER
        assert not may_suggest(aino, written)
        for person in (oiva, eeva):
            with pytest.raises(PermissionDenied):
                suggest(person, commenting, comment=KIND)

    def test_other_practice_is_still_ones_own_to_write(self, lesson, aino):
        story = practising.begin_practice(aino, lesson=lesson(Exercise.PLAIN))
        assert part_of(aino, story) == TELLER
        assert not may_suggest(aino, story)


class TestTheDoors:
    def test_the_exercise_opens_on_the_part_to_comment_on_and_leads_back(
        self, lesson, aino, door, in_english
    ):
        key, page = lesson(Exercise.COMMENT).translation_key, door(aino)
        begun = page.post(at("begin_practice", key))
        story = StoryPage.objects.get(is_practice=True)
        address = f"{at('comment', story.pk)}?part={paragraph(story).id}"
        assert begun["Location"] == address
        shown = page.get(address).content.decode()
        assert "Heräsin aikaisin." in shown
        assert "In a real story its teller sees your comment at once." in shown
        assert 'name="begin"' in shown
        sent = page.post(at("comment", story.pk), {"block": paragraph(story).id, "comment": KIND})
        assert sent["Location"] == f"{at('exercise', key)}#hints"
        assert "Propose one thing" in page.get(at("exercise", key)).content.decode()

    def test_beside_is_the_page_that_a_supporter_has(self, lesson, aino, door, in_english):
        key, page = lesson(Exercise.BESIDE).translation_key, door(aino)
        begun = page.post(at("begin_practice", key))
        story = StoryPage.objects.get(is_practice=True)
        assert begun["Location"] == at("beside", story.pk)
        shown = page.get(at("beside", story.pk)).content.decode()
        assert "Here you are beside" in shown
        assert "data-teller" not in shown
        words = {"block": paragraph(story).id, "quote": "hän", "proposed": "ystävä"}
        told = page.post(at("suggest", story.pk), words, follow=True).content.decode()
        assert "In a real story its teller would decide." in told

    def test_a_supporter_of_theirs_and_a_stranger_do_not_comment_there(
        self, commenting, aino, veikko, oiva, door
    ):
        support(aino, veikko)
        address = at("comment", commenting.pk)
        assert door(veikko).get(address).status_code == 302
        assert door(oiva).get(address).status_code == 403
        assert door(oiva).post(address, {"comment": "x", "block": "title"}).status_code == 403

    def test_what_happens_after_the_list_is_said_where_practice_ends(self, lesson, aino, door, in_english):
        story = practising.begin_practice(aino, lesson=lesson(Exercise.PEOPLE))
        ilmari = people.add_person(aino, story=story, about=people.About(name="Ilmari", what=["face"]))
        shown = door(aino).get(at("person", story.pk, ilmari.pk)).content.decode()
        assert "This is as far as practice goes" in shown
        assert "Make the link" not in shown


class TestSources:
    def test_the_draft_has_a_heading_for_each_thing(self, lesson, aino):
        story = practising.begin_practice(aino, lesson=lesson(Exercise.SOURCES))
        assert hints(aino) == [
            Hint.CLAIM,
            *[Hint.WHO, Hint.WHEN, Hint.FOUND] * 2,
            Hint.FIRST_HAND,
        ]
        text = drafting.written(story).text
        filled = text.replace("# Väite", "# Väite\n\nKirjasto muuttaa.").replace("1 vai 2?", "1 vai 2?\n\n2")
        for label, words in {"Kuka sanoo": "Mirja", "Milloin": "eilen", "Mistä löytyy": "puhelu"}.items():
            filled = filled.replace(f"{label}:", f"{label}: Kaupungin {words}", 1)
            first, _, rest = filled.partition("# Lähde 2")
            filled = f"{first}# Lähde 2{rest.replace(f'{label}:', f'{label}: {words}', 1)}"
        fresh = StoryPage.objects.get(pk=story.pk)
        save_draft(aino, story=fresh, fields={"text": filled}, seen_revision=fresh.latest_revision_id)
        assert hints(aino) == []

    @pytest.mark.parametrize("language", ["fi", "sv", "en"])
    def test_an_empty_sheet_says_nothing_in_any_language(self, language):
        assert set(source_sheet.answers_in(source_sheet.empty(language), language).values()) == {""}

    def test_without_its_headings_nothing_is_found_and_nothing_breaks(self):
        assert set(source_sheet.answers_in("Kirjasto muuttaa.", "fi").values()) == {""}


class TestTheForm:
    """For who has no studio of their own."""

    def test_who_has_none_writes_in_the_form(self, lesson, sampo, aino, door):
        key = lesson(Exercise.COMMENT).translation_key
        with pytest.raises(PermissionDenied):
            practising.begin_practice(sampo, lesson=Lesson.objects.get())
        assert 'name="proposal"' in door(sampo).get(at("exercise", key)).content.decode()
        assert 'name="proposal"' not in door(aino).get(at("exercise", key)).content.decode()

    def test_only_what_it_asks_is_kept(self, lesson, sampo):
        made = lesson(Exercise.COMMENT)
        assert hints(sampo) is None
        practising.keep_answers(sampo, lesson=made, answers={"comment": "Hei", "other": "x"})
        assert set(Practice.objects.get().answers) == {"comment", "proposal"}
        assert hints(sampo) == [Hint.KIND, Hint.GOOD, Hint.PROPOSAL]

    def test_it_tells_what_is_missing_and_begins_kindly(self, lesson, sampo, door, in_english):
        key, page = lesson(Exercise.COMMENT).translation_key, door(sampo)
        page.post(at("exercise", key), {"comment": "Ihan kiva juttu", "proposal": "", "begin": ""})
        shown = page.get(at("exercise", key)).content.decode()
        assert "Ihan kiva juttu" in shown
        assert "Begin with kind words." in shown
        page.post(at("exercise", key), {"comment": "lumi narisee niin hyvin", "begin": "like"})
        assert "Pidän tästä kohdasta, koska lumi narisee" in Practice.objects.get().answers["comment"]

    def test_sources_have_a_field_for_the_claim(self, lesson, sampo, door):
        page = door(sampo).get(at("exercise", lesson(Exercise.SOURCES).translation_key)).content.decode()
        assert 'name="claim"' in page
