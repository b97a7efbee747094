"""The stages of a story in words, and what comes next."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock

from .. import desk, queries
from ..correctable import ALT, CAPTION, SEEN, WORDS, place_of
from ..picture_list import FILM, PICTURE, RECORDING
from ..policy.stages import Stage

WRITE, LOOK = (gettext_lazy("Go on writing"), "studio:tell"), (gettext_lazy("Look at it"), "studio:preview")
STATES = {
    Stage.DRAFT: ("info", gettext_lazy("Draft. Only you see it."), WRITE),
    Stage.WITH_SUPPORTER: ("wait", gettext_lazy("Your supporter is reading it now."), LOOK),
    Stage.WITH_EDITOR: ("wait", gettext_lazy("The media team is reading it now."), LOOK),
    Stage.CHANGE_ASKED: (
        "wait",
        gettext_lazy("A reader asks for a change."),
        (gettext_lazy("Read and change"), "studio:tell"),
    ),
    Stage.WAITS_FOR_PEOPLE: (
        "wait",
        gettext_lazy("It waits for the yes of somebody in it."),
        (gettext_lazy("See who has answered"), "studio:people"),
    ),
    Stage.WAITS_FOR_YES: (
        "open",
        gettext_lazy("It is read. Now it is your turn."),
        (gettext_lazy("See and decide"), "studio:consent"),
    ),
    Stage.PLANNED: (
        "wait",
        gettext_lazy("It waits for its day."),
        (gettext_lazy("See the day, or change it"), "studio:plan"),
    ),
    Stage.PUBLIC: ("done", gettext_lazy("Public. Everybody can read it."), WRITE),
    Stage.TAKEN_DOWN: ("closed", gettext_lazy("The media team took it down. You can write on."), WRITE),
    Stage.SEALED: (
        "closed",
        gettext_lazy("You took it back. Only you see it now."),
        (gettext_lazy("Undo, or look at it"), "studio:sealed"),
    ),
    Stage.TAKEN_BACK: ("closed", gettext_lazy("Not public any more. You can write on."), WRITE),
}
MY_TURN = {Stage.CHANGE_ASKED, Stage.WAITS_FOR_YES}


ONLY_THE_STORYTELLER = {Stage.DRAFT, Stage.WITH_SUPPORTER, Stage.CHANGE_ASKED}  # and the supporters


def draft_is_seen_by(story: StoryPage) -> str:
    """Who can open a draft that nobody was asked to read."""
    names = _names(queries.supporters_of(story))
    return _("Draft. You and %(names)s see it.") % {"names": names} if names else _("Draft. Only you see it.")


def waits_for(people: list[Any]) -> str:
    """Whose yes the story waits for, by the names that the storyteller gave them."""
    names = listed(list(dict.fromkeys(each.name for each in people)))
    return _("It waits for a yes: %(names)s.") % {"names": names} if names else ""


def next_story_is_seen_by(person: User) -> str:
    """Who will be able to open a story that is begun now."""
    names = _names(queries.supporters_of_all(person))
    if not names:
        return _("Only you see the story until you decide otherwise.")
    return _("You and %(names)s see the story until you decide otherwise.") % {"names": names}


def picture_is_seen_by(story: StoryPage) -> str:
    """That the picture is saved, and who can see it as long as that is a few people by name."""
    names = _names(queries.supporters_of(story))
    if queries.stage(story) not in ONLY_THE_STORYTELLER:
        return _("The picture is saved.")
    if not names:
        return _("The picture is saved. Only you see it now.")
    return _("The picture is saved. You and %(names)s see it now.") % {"names": names}


def story_is_back_with(story: StoryPage) -> str:
    """That a story is no longer taken back, and who can open it now."""
    names = _names(queries.supporters_of(story))
    if queries.stage(story) not in ONLY_THE_STORYTELLER | {Stage.TAKEN_BACK}:
        return _("Your story is with you again.")
    if not names:
        return _("Your story is with you again. Only you see it.")
    return _("Your story is with you again. You and %(names)s see it.") % {"names": names}


def becomes_public(day: datetime.datetime) -> str:
    """When a story is public by itself."""
    return _("It becomes public %(when)s.") % {"when": clock.in_words(day)}


BESIDE = {
    (PICTURE, ALT): gettext_lazy("Picture %(number)s: what it shows"),
    (PICTURE, CAPTION): gettext_lazy("Picture %(number)s: the text under it"),
    (RECORDING, WORDS): gettext_lazy("Recording %(number)s: what is said"),
    (RECORDING, CAPTION): gettext_lazy("Recording %(number)s: the text under it"),
    (FILM, WORDS): gettext_lazy("Video %(number)s: what is said"),
    (FILM, SEEN): gettext_lazy("Video %(number)s: what is seen"),
    (FILM, CAPTION): gettext_lazy("Video %(number)s: the text under it"),
}


def label_of(story: StoryPage, part: str) -> str:
    """Which words these are, where they stand beside the text; nothing for the text itself."""
    where = place_of(story, part)
    return str(BESIDE[where.kind, where.what]) % {"number": where.number} if where else ""


def _names(people: list[User]) -> str:
    return listed([str(each) for each in people])


def listed(names: list[str]) -> str:
    """Names one after another, as people say them."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(name)s") % {"names": ", ".join(names[:-1]), "name": names[-1]}


@dataclass(frozen=True)
class Words:
    """How one stage is said: its sign, its sentence, and the main act with its address."""

    kind: str
    state: str
    act: str
    href: str
    is_my_turn: bool


def words_of(stage: Stage, story: StoryPage) -> Words:
    """The words for a story at this stage."""
    kind, state, (act, name) = STATES[stage]
    said = draft_is_seen_by(story) if stage == Stage.DRAFT else str(state)
    if stage == Stage.WAITS_FOR_PEOPLE:
        said = waits_for(queries.people_waited_for(story)) or said
    if stage == Stage.WITH_EDITOR and desk.may_nobody_read(story):
        said = _("Nobody can read it yet. It waits for one more reader.")
    if stage == Stage.PLANNED and (day := queries.planned_for(story)):
        said = becomes_public(day)
    return Words(kind, said, str(act), reverse(name, args=[story.pk]), stage in MY_TURN)
