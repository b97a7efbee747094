"""What an exercise still asks for: gathers what is there, and lets the policy look."""

from content.digest import pictures_of
from content.models import StoryPage
from content.models.people_in import What
from content.picture_editing import Edits

from .. import drafting, queries
from ..models import Lesson, Practice, Suggestion
from ..models.training import BESIDE_A_TEXT, Exercise
from ..policy import kind_words, training
from ..policy.training import Hint, Missing, PersonFacts, PictureFacts, Verdict
from . import practice_picture, source_sheet
from .lessons import draft_for


def verdict_of(practice: Practice, lesson: Lesson) -> Verdict | None:
    """What is still missing, in hints; nothing when all is there. None before anything was begun."""
    exercise = Exercise(lesson.exercise)
    if story := draft_for(practice):
        return _of_draft(exercise, story, lesson)
    return _of_answers(exercise, practice.answers, lesson) if practice.answers else None


def _of_draft(exercise: Exercise, story: StoryPage, lesson: Lesson) -> Verdict:
    if exercise is Exercise.INTERVIEW:
        return training.asks_openly(drafting.written(story).text, story.locale.language_code)
    if exercise is Exercise.PLAIN:
        facts = [line for line in lesson.facts.splitlines() if line.strip()]
        return training.is_plain(drafting.written(story).text, given=lesson.given, facts=facts)
    if exercise is Exercise.SOURCES:
        language = lesson.locale.language_code
        return training.names_sources(source_sheet.answers_in(drafting.written(story).text, language))
    if exercise in BESIDE_A_TEXT:
        return _of_suggestions(exercise, story, lesson)
    pictures = () if exercise is Exercise.PEOPLE else _best_picture(story)
    people = () if exercise is Exercise.PICTURE else training.asks_people(_people(story), what=What.FACE)
    return (*pictures, *people)


def _of_answers(exercise: Exercise, answers: dict[str, str], lesson: Lesson) -> Verdict:
    if exercise is Exercise.SOURCES:
        return training.names_sources(answers)
    if exercise is Exercise.BESIDE:
        return training.walks_beside(answers["proposed"], answers["question"], given=lesson.given)
    proposes = training.is_said(answers["proposal"])
    return training.is_kind(answers["comment"], proposes=proposes, openers=_openers(lesson))


def _of_suggestions(exercise: Exercise, story: StoryPage, lesson: Lesson) -> Verdict:
    """Of several comments the kindest; of several proposals the one that keeps most."""
    made = list(story.suggestions.filter(by=story.storyteller).exclude(state=Suggestion.State.TAKEN_BACK))
    comments = [each.comment for each in made] or [""]
    if exercise is Exercise.COMMENT:
        proposes, openers = any(each.is_change for each in made), _openers(lesson)
        looked = [training.is_kind(each, proposes=proposes, openers=openers) for each in comments]
    else:
        asked = next((each for each in comments if each.rstrip().endswith("?")), "")
        changed = [lesson.given.replace(each.quote, each.proposed, 1) for each in made if each.is_change]
        looked = [training.walks_beside(each, asked, given=lesson.given) for each in changed or [""]]
    return min(looked, key=len)


def _openers(lesson: Lesson) -> list[str]:
    openers = kind_words.openers_of(kind_words.COMMENT, lesson.locale.language_code)
    return [each.words for each in openers]


def _best_picture(story: StoryPage) -> Verdict:
    """Of several pictures the one that has most of it."""
    facts = [
        PictureFacts(Edits.from_plain(each.edits or {}), each.alt, each.decorative)
        for each in pictures_of(queries.draft_of(story))
    ]
    looked = [training.covers_and_tells(each, face=practice_picture.FACE) for each in facts]
    return min(looked, key=len) if looked else (Missing(Hint.PICTURE),)


def _people(story: StoryPage) -> list[PersonFacts]:
    return [
        PersonFacts(each.what, each.places, bool(each.passage) or each.pictures.exists())
        for each in queries.people_of(story)
    ]
