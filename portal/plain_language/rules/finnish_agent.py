"""A clause folded into an attribute with its doer: "äidin leipoma kakku" (VISK § 562)."""

from collections.abc import Iterator

from ..forms import Form
from ..listed import listed
from ..syntax import HEADS, JOINING, REACH, Word, Words, head_after, subject_before
from .finnish_found import Found

# Cases that the MA-infinitive has too.
PLACES = frozenset(("inessive", "elative", "illative", "adessive", "abessive"))

WITHOUT_OBJECT = ("tua", "tyä")
LIKE_SUBJECTS = frozenset(("nominative", "genitive"))


def agent(words: Words) -> Iterator[Found]:
    """-ma with its agent, to the noun it belongs to; said of something ("on äidin leipoma") without one."""
    last = -REACH  # where the agent construction before this one stands
    for at, word in enumerate(words):
        forms = _agent_forms(word)
        if not forms:
            continue
        head = next((place for form in forms if (place := head_after(words, at, form)) is not None), None)
        start = _agent_start(words, at, forms[0], last, head)
        if start is None or (head is None and (forms[0].case in PLACES or _is_also_noun(word))):
            continue
        joined, last = start == at == last + 2, at  # "tekemä ja myymä" is one construction
        yield Found("agent", start, at if head is None else head, light=joined)


def _agent_start(words: Words, at: int, form: Form, last: int, head: int | None) -> int | None:
    """Where the agent begins; it may be in the ending ("saamani") or shared ("tekemä ja myymä")."""
    start = subject_before(words, at)
    if start is not None and not (form.case in PLACES and words[start].is_finite):
        return None if _describes(words, start, at, form) else start  # no verb: "opin luottamaan itseeni"
    joined = at - last == 2 and words[at - 1].text in JOINING
    return at if joined or (form.possessive and _is_owned(words[at], form, head)) else None


def _is_owned(word: Word, form: Form, head: int | None) -> bool:
    """Whether its ending names the agent; a noun that agrees tells "lukemistani kirjoista" from "lukema"."""
    told = head is not None and (form.case not in LIKE_SUBJECTS or _is_action(word))
    return told or not _is_also_noun(word)


def _describes(words: Words, start: int, at: int, form: Form) -> bool:
    """Whether what stands before it only describes it as a noun: "vanhan sanoman", "tämän näkemän"."""
    beside = start == at - 1 and not words[start].may_be(*HEADS)
    return beside and form.case == "genitive" and not form.possessive and _is_also_noun(words[at])


def _agent_forms(word: Word) -> tuple[Form, ...]:
    if word.may_be("adverb", "adjective", "pronoun", "name"):
        return ()
    return tuple(
        form
        for form in word.forms
        if form.participle == "agent"
        and form.base not in listed("agent")
        and not form.root.endswith(WITHOUT_OBJECT)  # "tapahtuma": what nobody does has no doer
    )


def _is_also_noun(word: Word) -> bool:
    """Whether it may be a noun of its own: "sanoma", or "tekemistä" of "tekeminen"."""
    return any(form.kind == "noun" and not form.participle for form in word.forms)


def _is_action(word: Word) -> bool:
    """Whether the only noun that it may be is one of -minen: a noun that agrees tells "tekemistäni" apart."""
    return all(form.participle or form.infinitive == "MINEN" for form in word.forms if form.kind == "noun")
