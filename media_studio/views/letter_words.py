"""What editors read about a page in one newsletter."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..letters import Candidate
from ..policy.newsletters import Verdict

WORDS = {
    Verdict.MAY_BE_PICKED: ("open", gettext_lazy("It may be in the newsletter.")),
    Verdict.MAY_BE_ASKED: ("wait", gettext_lazy("It needs its teller's yes. You can ask.")),
    Verdict.WAITS: ("wait", gettext_lazy("The storyteller has not answered yet.")),
    Verdict.SAID_NO: ("closed", gettext_lazy("The storyteller said no to this newsletter.")),
    Verdict.PEOPLE_MISSING: ("closed", gettext_lazy("A yes to the newsletter is missing of somebody in it.")),
    Verdict.NOT_PUBLIC: ("closed", gettext_lazy("It is not public.")),
}


def said_of(one: Candidate) -> tuple[str, str]:
    """How it looks, and a sentence."""
    if one.is_in_it:
        return "done", _("It is in this newsletter.")
    kind, words = WORDS[one.verdict]
    return kind, str(words)
