"""The steps of a story, each with its state in words and its address. Every one may be skipped.

A photo story begins with its pictures; every other story begins with telling.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.models import PersonIn, StoryPage

from .. import drafting, placing, queries, telling
from ..models import Telling
from ..models.tellings import Kind, Way
from ..picture_list import FILM, RECORDING
from ..policy.stages import Stage
from ..training.lessons import exercise_of
from .wording import words_of

# The pages of each step, the one to prefer first. A page that is not there is passed over.
PAGES = {
    "tell": ("studio:tell",),
    "pictures": ("studio:pictures", "studio:picture"),
    "voice": ("studio:recordings",),
    "video": ("studio:films",),
    "people": ("studio:people",),
    "hand_in": ("studio:hand_in",),
}


ORDER = ("tell", "pictures", "voice", "video", "people", "hand_in")
PICTURES_FIRST = ("pictures", "tell", *ORDER[2:])


@dataclass(frozen=True)
class Place:
    """Where one is among them: the step, its number, and the way on in words; none after the last."""

    key: str
    number: int
    count: int
    next_href: str
    next_label: str


@dataclass(frozen=True)
class Step:
    """One step: its place in the row, its sign, how far it is, and where it is done."""

    key: str
    number: int
    icon: str
    name: str
    state: str
    is_done: bool
    href: str


def address_of(step: str, story: StoryPage) -> str:
    """Where a step is done; the story's own page when there is no such place."""
    if step == "hand_in" and story.is_practice:
        return back_to_exercise(story)
    for name in PAGES[step]:
        try:
            return reverse(name, args=[story.pk])
        except NoReverseMatch:
            continue
    return reverse("studio:story", args=[story.pk])


def back_to_exercise(story: StoryPage) -> str:
    """Where a practice draft is looked at; the list of lessons when another draft took its place."""
    key = exercise_of(story)
    return reverse("studio:exercise", args=[key]) if key else reverse("studio:training")


def order_for(story: StoryPage) -> tuple[str, ...]:
    """The steps as this kind of story takes them."""
    return PICTURES_FIRST if Telling.objects.of(story).kind == Kind.PHOTOS else ORDER


def first_address(story: StoryPage) -> str:
    """Where a story that was just begun opens."""
    return address_of(order_for(story)[0], story)


def place_at(step: str, story: StoryPage) -> Place:
    """Where this step stands among them, and what comes after it."""
    order = order_for(story)
    number, count = order.index(step) + 1, len(order)
    if number == count:
        return Place(step, number, count, "", "")
    after = order[number]
    is_back = after == "hand_in" and story.is_practice
    label = _("Back to the exercise") if is_back else _ways_on()[after]
    return Place(step, number, count, address_of(after, story), label)


def steps_of(story: StoryPage) -> list[Step]:
    """The steps, in the order in which they are offered."""
    told = {
        "tell": ("tell", _("Tell"), *_told(story)),
        "pictures": ("picture", _("Pictures"), *_pictures(story)),
        "voice": ("voice", _("Voice"), *_voice(story)),
        "video": ("film", _("Video"), *_video(story)),
        "people": ("group", _("Who is in it?"), *_people(story)),
        "hand_in": ("send", _("Hand in"), *_handed_in(story)),
    }
    if story.is_practice:
        told["hand_in"] = ("back", _("Back to the exercise"), _("Practice is not handed in."), False)
    return [
        Step(key, number, *told[key], address_of(key, story))
        for number, key in enumerate(order_for(story), start=1)
    ]


def _ways_on() -> dict[str, str]:
    return {
        "tell": _("Next: tell"),
        "pictures": _("Next: pictures"),
        "voice": _("Next: voice"),
        "video": _("Next: video"),
        "people": _("Next: who is in it"),
        "hand_in": _("Next: hand in"),
    }


def _told(story: StoryPage) -> tuple[str, bool]:
    text = drafting.written(story).text
    if not text:
        return _("Nothing is written yet."), False
    if Telling.objects.of(story).way == Way.QUESTIONS:
        answered, count = telling.answers_of(story)
        words = _("You answered %(answered)s of %(count)s questions.")
        return words % {"answered": answered, "count": count}, answered > 0
    count = len(text.split())
    return ngettext("%(count)s word is written.", "%(count)s words are written.", count) % {
        "count": count
    }, True


def _pictures(story: StoryPage) -> tuple[str, bool]:
    count = len(placing.blocks_of(queries.draft_of(story).body, "picture"))
    if not count:
        return _("No pictures. A story does not need one."), False
    return ngettext("%(count)s picture.", "%(count)s pictures.", count) % {"count": count}, True


def _voice(story: StoryPage) -> tuple[str, bool]:
    count = len(placing.blocks_of(queries.draft_of(story).body, RECORDING))
    if not count:
        return _("No recordings. You can tell by your own voice."), False
    return ngettext("%(count)s recording.", "%(count)s recordings.", count) % {"count": count}, True


def _video(story: StoryPage) -> tuple[str, bool]:
    count = len(placing.blocks_of(queries.draft_of(story).body, FILM))
    if not count:
        return _("No videos. A story does not need one."), False
    return ngettext("%(count)s video.", "%(count)s videos.", count) % {"count": count}, True


def _people(story: StoryPage) -> tuple[str, bool]:
    people = PersonIn.objects.counted().filter(page_id=story.pk)
    missing = people.missing().count()
    if missing:
        words = ngettext("%(count)s yes is missing.", "%(count)s yeses are missing.", missing)
        return words % {"count": missing}, False
    if count := people.count():
        words = ngettext("%(count)s person said yes.", "All %(count)s people said yes.", count)
        return words % {"count": count}, True
    if Telling.objects.of(story).nobody_else_at:
        return _("You said: nobody else."), True
    return _("Say here if others are in the story."), False


def _handed_in(story: StoryPage) -> tuple[str, bool]:
    stage = queries.stage(story)
    if stage is Stage.DRAFT:
        return _("You have not handed it in yet."), False
    return words_of(stage, story).state, stage is Stage.PUBLIC
