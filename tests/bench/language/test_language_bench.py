"""The bench reads a treebank rightly: sentences of our own, annotated by hand as UD Finnish-TDT does it."""

from pathlib import Path

import pytest

from portal.plain_language import words

from .__main__ import main
from .gold import marks
from .scores import Score, compared
from .speed import sample
from .treebank import trees

OWN = Path(__file__).parent / "own.conllu"


@pytest.fixture
def sentences():
    with OWN.open(encoding="utf-8") as lines:
        return list(trees(lines))


def test_the_text_is_put_together_from_the_words(sentences):
    texts = [
        line.removeprefix("# text = ") for line in OWN.read_text().splitlines() if line.startswith("# text")
    ]
    assert [tree.text for tree in sentences] == texts


def test_every_word_stands_where_it_says(sentences):
    for tree in sentences:
        assert [tree.text[node.start : node.end] for node in tree.nodes] == [node.form for node in tree.nodes]


def test_the_gold_marks_are_read_from_the_annotation(sentences):
    found = [
        {(kind, tree.text[start:].split()[0].strip(",.")) for kind, start in marks(tree)}
        for tree in sentences
    ]
    assert found == [
        {("temporal", "Tullessaan")},
        {("referative", "lähteneen")},
        {("agent", "leipoma")},
        {("participle", "osallistuva"), ("final", "saadakseen")},
        {("passive", "tehdään"), ("clauses", "jos")},
        set(),
        set(),  # "pysymään" has no agent, though the treebank may call it an agent participle
        {("manner", "ollen")},
        {("participle", "oleva")},
        {("participle", "avautuva")},  # joined with "lämmin", and so an attribute as that is
        {("abessive", "sanomatta")},  # noted as an agent participle, which nothing follows here
    ]


@pytest.mark.skipif(not words.has_morphology(), reason="needs one of Voikko's packages")
def test_what_is_found_is_held_against_the_gold(sentences):
    scores = compared(sentences)
    assert scores["constructions"] == Score(right=9, wrong=0, missed=0)
    assert (scores["clauses"].right, scores["passive"].right) == (1, 1)


def test_a_score_is_the_harmonic_mean():
    score = Score(right=3, wrong=1, missed=2)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 / 3)
    assert Score(0, 0, 0).f1 == 1.0
    assert Score(0, 1, 1).f1 == 0.0


def test_half_of_a_treebank_is_every_second_sentence(capsys):
    assert main([str(OWN), "--half", "odd"]) == 0
    assert capsys.readouterr().out.startswith("6 sentences, ")


def test_a_file_that_is_none_is_said_kindly(tmp_path):
    wrong = tmp_path / "wrong.conllu"
    wrong.write_text("1\tTalo\n")
    with pytest.raises(SystemExit, match="cannot be read as CoNLL-U: Line 1 has 2 fields"):
        main([str(wrong)])
    with pytest.raises(SystemExit, match="cannot be read"):
        main([str(tmp_path / "missing.conllu")])


def test_the_text_for_speed_has_no_sentence_twice():
    texts = sample().split(". ")
    assert len(set(texts)) == len(texts)
