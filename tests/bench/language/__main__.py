"""`python -m tests.bench.language TREEBANK`: precision, recall and F1 of each finding against a CoNLL-U file.

`--half odd|even` reads every second sentence only; `--show` prints each difference.
"""

import argparse
import sys
from pathlib import Path

from .scores import compared, outcomes, table
from .treebank import Tree, trees


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="tests.bench.language", description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--half", choices=["odd", "even"])
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args(arguments)
    sentences = _half(_read(asked.treebank), asked.half)
    if asked.show:
        _show(sentences)
    words = sum(len(tree.nodes) for tree in sentences)
    sys.stdout.write(f"{len(sentences)} sentences, {words} tokens\n{table(compared(sentences))}\n")


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
    main()
