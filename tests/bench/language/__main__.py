"""`python -m tests.bench.language [TREEBANK]`: the rules of Finnish measured.

With a treebank in CoNLL-U it prints precision, recall and F1 of each finding; `--half odd|even` reads every
second sentence only, `--show` prints each difference. With `--speed` it prints words a second instead, and
fails below what is promised.
"""

import argparse
import sys
from pathlib import Path

from . import held_back
from .scores import compared, outcomes, table
from .speed import NEW, SEEN, speeds
from .treebank import Tree, trees


def main(arguments: list[str] | None = None) -> int:
    """Measures what was asked for; 0 when what is promised is kept."""
    asked = _asked(arguments)
    if asked.speed:
        return _say_speed()
    if asked.held_back:
        sys.stdout.writelines(held_back.written(language) + "\n" for language in held_back.LANGUAGES)
        return 0
    sentences = _half(_read(asked.treebank), asked.half)
    if asked.show:
        _show(sentences)
    words = sum(len(tree.nodes) for tree in sentences)
    sys.stdout.write(f"{len(sentences)} sentences, {words} tokens\n{table(compared(sentences))}\n")
    return 0


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.bench.language", description=__doc__)
    parser.add_argument("treebank", type=Path, nargs="?")
    parser.add_argument("--half", choices=["odd", "even"])
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--held-back", action="store_true", help="once, when the rules are done")
    asked = parser.parse_args(arguments)
    if not (asked.speed or asked.held_back) and asked.treebank is None:
        parser.error(
            "name a treebank (make bench-language TREEBANK=fi_tdt-ud-test.conllu), or ask for --speed"
        )
    return asked


def _say_speed() -> int:
    measured = speeds()
    for speed in measured:
        sys.stdout.write(
            f"{speed.analyser}: {speed.new:,.0f} words/s of new text (promised {NEW:,}), "
            f"{speed.seen:,.0f} of text seen before (promised {SEEN:,})\n"
        )
    return 0 if all(speed.is_kept for speed in measured) else 1


def _read(path: Path) -> list[Tree]:
    try:
        with path.open(encoding="utf-8") as lines:
            return list(trees(lines))
    except (OSError, ValueError) as wrong:
        raise SystemExit(f"{path} cannot be read as CoNLL-U: {wrong}") from wrong


def _half(sentences: list[Tree], half: str | None) -> list[Tree]:
    return sentences if half is None else sentences[0 if half == "odd" else 1 :: 2]


def _show(sentences: list[Tree]) -> None:
    for tree in sentences:
        differences = [f"  {outcome} {kind}" for kind, outcome in outcomes(tree) if outcome != "right"]
        if differences:
            sys.stdout.write("\n".join([tree.text, *differences, ""]))


if __name__ == "__main__":
    sys.exit(main())
