"""Two sentences for one, where a machine can tell that both are whole. When in doubt it offers nothing."""

from ..forms import Form
from ..syntax import JOINING, Word, Words
from ..tokens import Line
from .finnish_clauses import opens_clause

MOST = 60  # words; nobody reads halves of a longer sentence
SAYING = frozenset(("kertoa", "sanoa", "vastata", "kirjoittaa", "selittää"))
FEWEST = 2  # words in a half; less is no sentence
THIS = {
    "nominative": "tämä",
    "genitive": "tämän",
    "partitive": "tätä",
    "inessive": "tässä",
    "elative": "tästä",
    "illative": "tähän",
    "adessive": "tällä",
    "ablative": "tältä",
    "allative": "tälle",
}


def split(line: Line, words: Words) -> tuple[str, str] | None:
    """Both halves as sentences, cut at the first place where that is safe; None when there is none."""
    if (
        len(words) > MOST
        or not line.text.rstrip().endswith(".")
        or any(sign in line.text for sign in '"”»():;')
    ):
        return None
    for at in range(FEWEST, len(words) - FEWEST + 1):
        halves = _halves(line.text, words, at) if "," in words[at].before else None
        if halves is not None:
            return halves
    return None


def _halves(text: str, words: Words, at: int) -> tuple[str, str] | None:
    opened = [place for place in range(at) if opens_clause(words, place)]
    if opened:
        return None
    first = text[words[0].token.start : words[at - 1].token.end]
    rest = _rest(text, words, at + 1)
    word = words[at].text
    denied = any(each.like(kind="negative") for each in words[:at])
    if word == "että" and not denied and _reports(words[at - 1]) and _stands_alone(words, at + 1):
        return f"{first} näin.", _sentence(rest)
    if word == "koska" and _stands_alone(words, at + 1) and _can_follow(words[0]):
        return _sentence(rest), f"Siksi {_inside(first, words[0])}."
    if word in {"ja", "mutta"} and _stands_alone(words, at + 1) and _stands_alone(words[:at], 0):
        return f"{first}.", _sentence(rest if word == "ja" else f"mutta {rest}")
    return _relative(first, rest, words, at)


def _relative(first: str, rest: str, words: Words, at: int) -> tuple[str, str] | None:
    """The relative pronoun put back as its noun: only right after it, where the form is at hand."""
    pronoun = next((form for form in words[at].forms if form.base == "joka" and form.kind == "pronoun"), None)
    if pronoun is None or not rest or not opens_clause(words, at) or _opens_more(words, at):
        return None
    named = _named(words[at - 1], pronoun)
    return (f"{first}.", _sentence(f"{named} {rest}")) if named else None


def _named(noun: Word, pronoun: Form) -> str:
    """ "Tämä neuvoja" for "neuvojaan, joka"; "tässä talossa" for "talossa, jossa"; empty when unsure."""
    nouns = [form for form in noun.forms if form.is_nominal]
    if (
        len({form.base for form in nouns}) != 1
        or nouns[0].kind not in {"noun", "name"}
        or len(nouns) < len(noun.forms)
    ):
        return ""
    form = nouns[0]
    if (
        form.number != "singular"
        or pronoun.number != "singular"
        or form.possessive
        or form.clitic
        or form.infinitive
    ):
        return ""
    if form.kind == "name" or noun.token.text[0].isupper():
        return form.base.capitalize() if pronoun.case == "nominative" and "-" not in form.base else ""
    if pronoun.case == "nominative":
        return f"tämä {form.base}"
    return f"{THIS[form.case]} {noun.text}" if form.case == pronoun.case and form.case in THIS else ""


def _opens_more(words: Words, at: int) -> bool:
    """Whether yet another clause or a list follows, so that the end of this one is not sure."""
    return any(
        "," in words[place].before or opens_clause(words, place) for place in range(at + 1, len(words))
    )


def _stands_alone(words: Words, at: int) -> bool:
    """Whether a clause that begins here has a subject of its own near its start, and a verb with a person."""
    near = words[at : at + 3]
    if len(words) - at < FEWEST or not near or near[0].text in JOINING or opens_clause(words, at):
        return False
    if any(word.like(person="1") or word.like(person="2", mood="indicative") for word in near[:2]):
        return True
    named = any(
        form.case == "nominative" and form.kind in {"noun", "name", "pronoun"} for form in near[0].forms
    )
    return named and any(
        word.is_finite and word.may_be("verb", "negative") for word in words[at + 1 : at + 4]
    )


def _reports(word: Word) -> bool:
    """Whether it is a verb of saying with a person, as the last word before "että".

    "Hän kertoi näin" is a sentence; after verbs of thinking it would be none.
    """
    return word.is_finite and word.made_from(SAYING) and not word.like(connegative=True, person="")


def _is_subject(word: Word) -> bool:
    return any(form.case == "nominative" and form.kind in {"noun", "name", "pronoun"} for form in word.forms)


def _can_follow(word: Word) -> bool:
    """Whether the sentence keeps its order after "siksi": it begins with its subject or its verb."""
    return _is_subject(word) or any(form.person in {"1", "2"} for form in word.forms)


def _inside(text: str, first: Word) -> str:
    keeps = first.may_be("name", "abbreviation") or first.token.text[1:2].isupper() or not first.forms
    return text if keeps else text[0].lower() + text[1:]


def _rest(text: str, words: Words, at: int) -> str:
    return text[words[at].token.start : words[-1].token.end] if at < len(words) else ""


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
