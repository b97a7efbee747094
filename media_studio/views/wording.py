"""The stages of a story in words, and what comes next."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.models import StoryPage

from ..policy.stages import Stage

WRITE, LOOK = (_("Go on writing"), "studio:write"), (_("Look at it"), "studio:preview")
STATES = {
    Stage.DRAFT: ("info", _("Draft. Only you see it."), WRITE),
    Stage.WITH_SUPPORTER: ("wait", _("Your supporter is reading it now."), LOOK),
    Stage.WITH_EDITOR: ("wait", _("The media team is reading it now."), LOOK),
    Stage.CHANGE_ASKED: ("wait", _("A reader asks for a change."), (_("Read and change"), "studio:write")),
    Stage.WAITS_FOR_YES: (
        "open",
        _("It is read. Now it is your turn."),
        (_("See and decide"), "studio:consent"),
    ),
    Stage.PUBLIC: ("done", _("Public. Everybody can read it."), WRITE),
    Stage.TAKEN_DOWN: ("closed", _("The media team took it down. You can write on."), WRITE),
    Stage.TAKEN_BACK: ("closed", _("Not public any more. You can write on."), WRITE),
}
MY_TURN = {Stage.CHANGE_ASKED, Stage.WAITS_FOR_YES}


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
    return Words(kind, str(state), str(act), reverse(name, args=[story.pk]), stage in MY_TURN)
