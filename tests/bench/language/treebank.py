"""Reads a treebank in CoNLL-U: one word a line, ten fields with tabs between, a blank line after a sentence.

The format is that of universaldependencies.org/format.html. Rows of several words are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

FIELDS = 10


@dataclass(frozen=True)
class Node:
    """A word of a sentence: its place in the text, its features, its head and why it hangs there."""

    number: int
    form: str
    tag: str
    features: dict[str, str]
    head: int
    relation: str
    start: int

    @property
    def end(self) -> int:
        """Where in the text it ends."""
        return self.start + len(self.form)


@dataclass(frozen=True)
class Tree:
    """A sentence of the treebank, its text put together from its words."""

    text: str
    nodes: tuple[Node, ...]

    def under(self, head: Node) -> list[Node]:
        """The words that hang on this one."""
        return [node for node in self.nodes if node.head == head.number]


def trees(lines: Iterable[str]) -> Iterator[Tree]:
    """The sentences one after another; a line without ten fields raises ValueError with its number."""
    rows: list[list[str]] = []
    for number, line in enumerate(lines, start=1):
        line = line.rstrip("\n")
        if not line.strip():
            if rows:
                yield _tree(rows)
            rows = []
        elif not line.startswith("#"):
            row = line.split("\t")
            if len(row) != FIELDS:
                raise ValueError(f"Line {number} has {len(row)} fields, not {FIELDS}.")
            rows.append(row)
    if rows:
        yield _tree(rows)


def _tree(rows: list[list[str]]) -> Tree:
    text, nodes = "", []
    for number, form, _lemma, tag, _xpos, features, head, relation, _deps, misc in rows:
        if not number.isdigit():
            continue
        pairs = [each.split("=", 1) for each in features.split("|") if "=" in each]
        nodes.append(Node(int(number), form, tag, dict(pairs), int(head), relation, len(text)))
        text += form if "SpaceAfter=No" in misc else form + " "
    return Tree(text.rstrip(), tuple(nodes))
