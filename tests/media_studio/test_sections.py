"""An answer is the section under its question's heading. Whatever else the text says stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_studio import manuscript
from media_studio.sections import answer_in, answered, as_answer, with_answer

ORDER = ("Alku", "Apu", "Nyt")
WHOLE = "# Alku\n\nYksi.\n\n# Apu\n\nKaksi.\n\nKolme.\n\n# Nyt\n\nNeljä."


@pytest.mark.parametrize(
    ("before", "heading", "words", "after"),
    [
        ("", "Apu", "Kaksi.", "# Apu\n\nKaksi."),
        ("", "Apu", "  \n ", ""),
        ("# Apu\n\nVanha.", "Apu", "Uusi.", "# Apu\n\nUusi."),
        ("# APU\n\nVanha.", "Apu", "Uusi.", "# APU\n\nUusi."),
        (WHOLE, "Apu", "Uusi.", "# Alku\n\nYksi.\n\n# Apu\n\nUusi.\n\n# Nyt\n\nNeljä."),
        (WHOLE, "Apu", "", "# Alku\n\nYksi.\n\n# Nyt\n\nNeljä."),
        ("# Nyt\n\nNeljä.", "Alku", "Yksi.", "# Alku\n\nYksi.\n\n# Nyt\n\nNeljä."),
        ("# Alku\n\nYksi.", "Nyt", "Neljä.", "# Alku\n\nYksi.\n\n# Nyt\n\nNeljä."),
        ("# Alku\n\nA.\n\n# Nyt\n\nC.", "Apu", "B.", "# Alku\n\nA.\n\n# Apu\n\nB.\n\n# Nyt\n\nC."),
        ("Ilman otsikkoa.", "Alku", "Yksi.", "Ilman otsikkoa.\n\n# Alku\n\nYksi."),
        ("# Alku\n\nA.\n\n# Oma\n\nO.", "Apu", "B.", "# Alku\n\nA.\n\n# Oma\n\nO.\n\n# Apu\n\nB."),
        ("# Oma nimi\n\nVanha.", "Apu", "Uusi.", "# Oma nimi\n\nVanha.\n\n# Apu\n\nUusi."),
        ("# Apu\n\nA.\n\n# Oma\n\nO.", "Apu", "", "# Oma\n\nO."),
        ("# Apu\n\nA.\n\n# Apu\n\nB.", "Apu", "", "# Apu\n\n# Apu\n\nB."),
        ("# Apu\n\nA.\n\n# Apu\n\nB.", "Apu", "C.", "# Apu\n\nC.\n\n# Apu\n\nB."),
        ("", "Apu", "# Nyt\nKaksi.\n\n# Kolme", "# Apu\n\nNyt\nKaksi.\n\nKolme"),
        ("", "Apu", "A.\n\n\n   # # B.", "# Apu\n\nA.\n\nB."),
    ],
)
def test_an_answer_takes_its_place_in_the_text(before, heading, words, after):
    assert with_answer(before, heading, words, order=ORDER) == after


@pytest.mark.parametrize(
    ("text", "heading", "words"),
    [
        (WHOLE, "Apu", "Kaksi.\n\nKolme."),
        (WHOLE, "apu", "Kaksi.\n\nKolme."),
        (WHOLE, "Muu", ""),
        ("# Apu", "Apu", ""),
        ("# Apu\n\nA.\n\n# Apu\n\nB.", "Apu", "A."),
        (f"# Apu\n\n# {'x' * 200}", "Apu", f"# {'x' * 200}"),  # too long for a heading
    ],
)
def test_an_answer_is_read_from_the_text(text, heading, words):
    assert answer_in(text, heading) == words


def test_an_emptied_answer_does_not_let_its_twins_words_pass_for_it():
    emptied = with_answer("# Apu\n\nA.\n\n# Apu\n\nB.", "Apu", "", order=ORDER)
    assert answer_in(emptied, "Apu") == ""
    assert with_answer(emptied, "Apu", "", order=ORDER) == emptied


def test_only_headings_with_words_are_answered():
    assert answered("# Alku\n\n# Apu\n\nA.\n\n# Oma\n\nO.", ORDER) == 1


written = st.lists(
    st.sampled_from(["# Alku", "# Apu", "# Nyt", "# Oma", "A.", "B.\nC.", "#D", "## E"]), max_size=8
).map("\n\n".join)
anything = st.text(alphabet="#ab \n\t<&\u00a0", max_size=30)


@given(text=written, heading=st.sampled_from(ORDER), words=anything)
def test_what_is_answered_is_read_again_and_the_rest_stays(text, heading, words):
    after = with_answer(text, heading, words, order=ORDER)
    assert answer_in(after, heading) == as_answer(words)
    assert with_answer(after, heading, words, order=ORDER) == after
    body = manuscript.body_of(after, before=[])
    assert manuscript.text_of(body) == after
    old, new = text.split("\n\n"), after.split("\n\n")
    lost = set(answer_in(text, heading).split("\n\n")) | {f"# {heading}"}
    assert {part for part in old if part} - lost <= set(new)
