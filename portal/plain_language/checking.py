"""The plain-language check: a text and its language in, a report out. The same text gives the same report."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from .blocks import Block, Blocks, Kind, from_text
from .figures import CONSTRUCTIONS, PASSIVES, Counts, figures_of
from .glossary import Glossary
from .profile import profile_of
from .report import Finding, Report, Sentence
from .rules import left_out
from .rules.shape import shape_findings
from .sentence_reading import Reading, read_sentence
from .splitting import sentences
from .words import LANGUAGES, finnish

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sentence with its reading, the findings placed in the whole text."""

    sentence: Sentence
    reading: Reading
    findings: tuple[Finding, ...]
    block: Block


def check(
    text: str | Blocks,
    language: str,
    *,
    explained: Collection[str] = (),
    meanings: Mapping[str, str] = NOTHING,
    remember: bool = True,
) -> Report:
    """Everything that may stand in a reader's way, with places in characters of the text.

    `language` may say more (`fi-simple`); one that is not ours gives a report with no findings that says so.
    `explained`: words that the page explains; they do not count as hard. `meanings`: further words of the
    glossary and what they mean, to be suggested. With `remember=False` no sentence is kept in memory.
    """
    blocks = from_text(text) if isinstance(text, str) else text
    base = language.lower().replace("_", "-").partition("-")[0]
    if base not in LANGUAGES:
        return Report(language, "", len(blocks.text.split()))
    glossary = Glossary(base, explained, meanings)
    placed = list(_placed(blocks, base, remember))
    found = [finding for each in placed for finding in each.findings]
    found += shape_findings(blocks, [(each.block, each.sentence) for each in placed], base)
    findings = tuple(sorted(glossary.eased(blocks.text, found), key=_order))
    counts, unseen = _counts(placed, findings, glossary), left_out(base)
    return Report(
        language=language,
        analyser=_analyser(base),
        words=counts.words,
        sentences=tuple(each.sentence for each in placed),
        findings=findings,
        figures=figures_of(counts, base, is_partial=bool(unseen)),
        profile=profile_of(counts, (each.weight for each in findings), base, is_partial=bool(unseen)),
        left_out=unseen,
    )


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.start, -finding.end, finding.kind


def _analyser(language: str) -> str:
    return finnish() if language == "fi" else "simplemma"


def _placed(blocks: Blocks, language: str, remember: bool) -> Iterator[_Placed]:
    analyser = _analyser(language)
    for block in blocks.blocks:
        words = blocks.text[block.start : block.end]
        for start, end in sentences(words, language):
            reading, place = read_sentence(words[start:end], language, analyser, remember)
            at = block.start + start
            findings = tuple(
                replace(found, start=at + place(found.start), end=at + place(found.end))
                for found in reading.findings
            )
            yield _Placed(Sentence(at, block.start + end, reading.words), reading, findings, block)


def _counts(placed: list[_Placed], findings: tuple[Finding, ...], glossary: Glossary) -> Counts:
    readings = [each.reading for each in placed]
    kinds = [finding.kind for finding in findings]
    return Counts(
        words=sum(reading.words for reading in readings),
        lengths=[each.reading.words for each in placed if each.block.kind is not Kind.HEADING],
        constructions=sum(kind in CONSTRUCTIONS for kind in kinds),
        rare_words=sum(not glossary.explains(word) for reading in readings for word in reading.rare),
        minen_nouns=sum(reading.minen_nouns for reading in readings),
        long_words=sum(reading.long_words for reading in readings),
        passives=sum(kind in PASSIVES for kind in kinds),
    )
