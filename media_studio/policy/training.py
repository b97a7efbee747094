"""What an exercise still asks for: what somebody made goes in, kind hints come out. Never a score.

A machine sees only the outside of words. So each check looks for little, and a person may always say that
they did it another way.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from content.picture_editing import Cover, Edits

QUESTIONS = 3
LONGEST_SENTENCE = 12
SHORTEST_ALT, LONGEST_ALT = 3, 40  # words
COVERED = 0.8  # of the face
KEPT = 0.5  # of the storyteller's own words
SOURCES = ("1", "2")
ENDING = 3  # letters of a Finnish word that its case may change
# Words with which a question begins that yes or no would answer.
YES_OR_NO = {
    "fi": r"^\w+(ko|kö)\b",
    "sv": r"^(är|var|har|hade|kan|kunde|vill|ville|ska|skulle|gör|gjorde|tycker|brukar|fick|får|måste"
    r"|gillar|trivs|finns|bor|blev|blir|kommer|tror|känner|minns|vet)\b",
    "en": r"^(is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|shall|should|may|might"
    r"|must)\b",
}
ALT_OPENERS = r"^(kuvassa|kuva|valokuva|bilden|bild på|en bild|picture of|image of|photo of|a picture)\b"


class Hint(StrEnum):
    """What is still missing, or could be kinder."""

    MORE_QUESTIONS = "more questions"
    OPEN_QUESTIONS = "open questions"
    PICTURE = "picture"
    COVER = "cover"
    ALT = "alt"
    ALT_SHORT = "alt short"
    ALT_LONG = "alt long"
    ALT_OPENER = "alt opener"
    PERSON = "person"
    WHAT = "what"
    WHERE = "where"
    WRITE = "write"
    SAME = "same"
    LONG_SENTENCE = "long sentence"
    FACT = "fact"
    CLAIM = "claim"
    WHO = "who"
    WHEN = "when"
    FOUND = "found"
    FIRST_HAND = "first hand"
    TWO = "two"
    KIND = "kind"
    GOOD = "good"
    PROPOSAL = "proposal"
    ASK = "ask"
    SMALL = "small"
    OTHER_WORDS = "other words"


@dataclass(frozen=True)
class Missing:
    """One hint, with the words that it is about, if any."""

    hint: Hint
    about: str = ""


Verdict = tuple[Missing, ...]  # empty: all is there


@dataclass(frozen=True)
class PictureFacts:
    """A picture as it stands now: what was done to it, and what it says in words."""

    edits: Edits
    alt: str
    decorative: bool = False


@dataclass(frozen=True)
class PersonFacts:
    """Somebody on the list of a practice draft."""

    what: Sequence[str]
    places: Sequence[str]
    has_marked: bool  # the words or the picture in which they are


def asks_openly(text: str, language: str) -> Verdict:
    """Three questions, none of which yes or no would answer."""
    questions = [each.strip() for each in re.findall(r"[^.!?\n]+\?", text)]
    found = [Missing(Hint.OPEN_QUESTIONS, each) for each in questions if _is_yes_or_no(each, language)]
    if len(questions) < QUESTIONS:
        found.insert(0, Missing(Hint.MORE_QUESTIONS, str(QUESTIONS - len(questions))))
    return tuple(found)


def covers_and_tells(picture: PictureFacts | None, *, face: Cover) -> Verdict:
    """The face is covered, or cut away; the words tell what the picture shows."""
    if picture is None:
        return (Missing(Hint.PICTURE),)
    hidden = () if _is_hidden(picture.edits, face) else (Missing(Hint.COVER),)
    return (*hidden, *_of_alt(picture))


def asks_people(people: Sequence[PersonFacts], *, what: str) -> Verdict:
    """Somebody is on the list, with the right thing of them, and where they are in the story is marked."""
    if not people:
        return (Missing(Hint.PERSON),)
    if not any(what in person.what for person in people):
        return (Missing(Hint.WHAT),)
    if not any(what in person.what and person.has_marked for person in people):
        return (Missing(Hint.WHERE),)
    return ()


def is_plain(text: str, *, given: str, facts: Sequence[str]) -> Verdict:
    """Short sentences with all facts of the hard text. A fact is `one wording | another`."""
    if not text.strip():
        return (Missing(Hint.WRITE),)
    if words_of(text) == words_of(given):
        return (Missing(Hint.SAME),)
    long = [
        Missing(Hint.LONG_SENTENCE, each)
        for each in sentences(text)
        if len(words_of(each)) > LONGEST_SENTENCE
    ]
    lost = [Missing(Hint.FACT, _first(fact)) for fact in facts if not _holds(text, fact)]
    return (*long, *lost)


def names_sources(answers: Mapping[str, str]) -> Verdict:
    """A claim; of two different sources who says it, when, where it can be found; and which is first-hand."""
    found = [] if answers.get("claim", "").strip() else [Missing(Hint.CLAIM)]
    found += [
        Missing(hint, number)
        for number in SOURCES
        for name, hint in (("who", Hint.WHO), ("when", Hint.WHEN), ("where", Hint.FOUND))
        if not answers.get(f"{name}_{number}", "").strip()
    ]
    who = [answers.get(f"who_{number}", "").strip().lower() for number in SOURCES]
    if who[0] and who[0] == who[1]:
        found.append(Missing(Hint.TWO))
    if answers.get("first_hand") not in SOURCES:
        found.append(Missing(Hint.FIRST_HAND))
    return tuple(found)


def is_said(words: str) -> bool:
    """Whether somebody said something: a word or two are not enough to tell."""
    return len(words_of(words)) >= SHORTEST_ALT


def is_kind(comment: str, *, proposes: bool, openers: Sequence[str]) -> Verdict:
    """A comment that begins kindly and names one good thing; and one thing is proposed."""
    comment = comment.strip()
    begun = [each.rstrip("… ") for each in openers]
    opener = next((each for each in begun if comment.lower().startswith(each.lower())), "")
    found = []
    if not opener:
        found.append(Missing(Hint.KIND))
    if not is_said(comment[len(opener) :]):
        found.append(Missing(Hint.GOOD))
    if not proposes:
        found.append(Missing(Hint.PROPOSAL))
    return tuple(found)


def walks_beside(proposed: str, asked: str, *, given: str) -> Verdict:
    """Other words that keep most of the storyteller's own, and a question: the decision stays theirs."""
    proposed, asked = proposed.strip(), asked.strip()
    found = []
    if not proposed:
        found.append(Missing(Hint.WRITE))
    elif words_of(proposed) == words_of(given):
        found.append(Missing(Hint.OTHER_WORDS))
    elif _kept(given, proposed) < KEPT:
        found.append(Missing(Hint.SMALL))
    if not asked.endswith("?"):
        found.append(Missing(Hint.ASK))
    return tuple(found)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line ends one too, and a figure with a stop ("7. kesäkuuta") ends none."""
    parts = re.split(r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)\s+|\n+", text.strip())
    return [part.strip() for part in parts if part.strip() and not part.startswith("#")]


def words_of(text: str) -> list[str]:
    """The words, small, without signs."""
    return [re.sub(r"[^\w-]", "", word) for word in text.lower().split() if re.search(r"\w", word)]


def _is_yes_or_no(question: str, language: str) -> bool:
    begins = re.sub(r"^[^\w]+|^\d+[.)]\s*", "", question.strip()).lower()
    return re.search(YES_OR_NO.get(language[:2], YES_OR_NO["fi"]), begins) is not None


def _is_hidden(edits: Edits, face: Cover) -> bool:
    """How much of the face is under one cover, or outside of the crop."""
    edits = edits.checked()
    face = Edits(covers=(face,)).turned(edits.turn // 90).covers[0]
    outside = 1 - _part(face, edits.crop.left, edits.crop.top, edits.crop.width, edits.crop.height)
    return outside + max(
        (_part(face, c.left, c.top, c.width, c.height) for c in edits.covers), default=0
    ) >= (COVERED)


def _part(face: Cover, left: float, top: float, width: float, height: float) -> float:
    """How much of the face lies in this box, from 0 to 1."""
    across = min(face.left + face.width, left + width) - max(face.left, left)
    down = min(face.top + face.height, top + height) - max(face.top, top)
    return max(across, 0) * max(down, 0) / (face.width * face.height)


def _of_alt(picture: PictureFacts) -> Verdict:
    count = len(words_of(picture.alt))
    if picture.decorative or not count:
        return (Missing(Hint.ALT),)
    if re.search(ALT_OPENERS, picture.alt.strip().lower()):
        return (Missing(Hint.ALT_OPENER),)
    if count < SHORTEST_ALT:
        return (Missing(Hint.ALT_SHORT),)
    return (Missing(Hint.ALT_LONG),) if count > LONGEST_ALT else ()


def _first(fact: str) -> str:
    return fact.split("|")[0].strip()


def _holds(text: str, fact: str) -> bool:
    """Whether one of its wordings is there; longer words may end otherwise."""
    there = text.lower()
    return any(_stem(each.strip().lower()) in there for each in fact.split("|") if each.strip())


def _stem(wording: str) -> str:
    is_long_word = len(wording) > ENDING + 3 and wording[-1].isalpha()
    return wording[:-ENDING] if is_long_word else wording


def _kept(given: str, proposed: str) -> float:
    own = set(words_of(given))
    return len(own & set(words_of(proposed))) / len(own) if own else 1.0
