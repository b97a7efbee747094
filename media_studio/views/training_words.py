"""The hints of exercises in words, and where in the studio each is put right."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..models.training import Exercise
from ..policy.training import Hint, Missing, Verdict

WORDS = {
    Hint.MORE_QUESTIONS: _("Write %(about)s more. End each question with a question mark."),
    Hint.OPEN_QUESTIONS: _("“%(about)s” Can one answer this with yes or no? Try how or what."),
    Hint.PICTURE: _("There is no picture in your practice any more. Delete the practice and begin again."),
    Hint.COVER: _("One can still see the face on the left. Put a cover over all of it."),
    Hint.ALT: _("Tell in words what the picture shows."),
    Hint.ALT_SHORT: _("Tell a little more of the picture. Who is there, and what do they do?"),
    Hint.ALT_LONG: _("Your words about the picture are many. One or two sentences are enough."),
    Hint.ALT_OPENER: _("Leave out “the picture shows”. Begin with what is there."),
    Hint.PERSON: _("Nobody is on the list yet. Add a person to “Who is in it?”."),
    Hint.WHAT: _("Tick what of the person is in the picture: the face."),
    Hint.WHERE: _("Mark the picture in which the person is."),
    Hint.WRITE: _("There are no words yet. Write first."),
    Hint.SAME: _("This is still the hard text. Write it in your own words."),
    Hint.LONG_SENTENCE: _("This sentence is long. Make two of it: “%(about)s”"),
    Hint.FACT: _("One thing is not there yet: %(about)s."),
    Hint.CLAIM: _("Write the claim that the sources are for."),
    Hint.WHO: _("Source %(about)s: write who says it."),
    Hint.WHEN: _("Source %(about)s: write when it was said."),
    Hint.FOUND: _("Source %(about)s: write where it can be found."),
    Hint.FIRST_HAND: _("Choose which source is first-hand."),
    Hint.TWO: _("Both sources are the same. Look for another one."),
    Hint.KIND: _("Begin with kind words. You can choose a beginning."),
    Hint.GOOD: _("Name one thing that is good."),
    Hint.PROPOSAL: _("Propose one thing: other words for one part."),
    Hint.ASK: _("Ask the storyteller something. End with a question mark."),
    Hint.SMALL: _("Many of their own words are gone. Change less."),
    Hint.OTHER_WORDS: _("These are the same words. Propose one small change."),
}
# Where a draft is put right, and what the link says; the rest is put right where one writes.
PLACES = {
    Hint.PICTURE: ("studio:pictures", _("To the pictures")),
    Hint.COVER: ("studio:pictures", _("To the pictures")),
    Hint.ALT: ("studio:pictures", _("To the pictures")),
    Hint.ALT_SHORT: ("studio:pictures", _("To the pictures")),
    Hint.ALT_LONG: ("studio:pictures", _("To the pictures")),
    Hint.ALT_OPENER: ("studio:pictures", _("To the pictures")),
    Hint.PERSON: ("studio:people", _("Who is in it?")),
    Hint.WHAT: ("studio:people", _("Who is in it?")),
    Hint.WHERE: ("studio:people", _("Who is in it?")),
}
WRITE = ("studio:tell", _("Go on writing"))
FIRST = {
    Exercise.PICTURE: ("studio:pictures", _("To the pictures")),
    Exercise.PEOPLE: ("studio:people", _("Who is in it?")),
    Exercise.PICTURE_AND_PEOPLE: ("studio:pictures", _("To the pictures")),
    Exercise.COMMENT: ("studio:comment", _("Comment on the text")),
    Exercise.BESIDE: ("studio:beside", _("Go beside the text")),
}


@dataclass(frozen=True)
class Said:
    """One hint in words."""

    words: str


def hints_of(verdict: Verdict) -> list[Said]:
    """Each hint once, in words."""
    return [Said(_of(each)) for each in dict.fromkeys(verdict)]


def way_on(verdict: Verdict, exercise: str) -> tuple[str, str]:
    """The page of the studio on which the next thing is done: its name, and the words of the link."""
    first = FIRST.get(Exercise(exercise), WRITE)
    name, label = PLACES.get(verdict[0].hint, first) if verdict else first
    return name, str(label)


def _of(missing: Missing) -> str:
    return str(WORDS[missing.hint]) % {"about": missing.about}
