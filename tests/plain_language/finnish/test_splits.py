"""Where a sentence may be split, and where a machine had better keep quiet."""

import pytest

from portal.plain_language.rules.finnish import halves
from portal.plain_language.tokens import line_of

SPLIT = [
    ("Hän kertoi, että kurssi on hyvä.", "Hän kertoi näin.", "Kurssi on hyvä."),
    (
        "Kurssi alkaa elokuussa, ja se päättyy joulukuussa.",
        "Kurssi alkaa elokuussa.",
        "Se päättyy joulukuussa.",
    ),
    ("Minä olen iloinen, mutta sinä olet surullinen.", "Minä olen iloinen.", "Mutta sinä olet surullinen."),
    ("Jäin kotiin, koska olin kipeä.", "Olin kipeä.", "Siksi jäin kotiin."),
    ("Liisa jäi kotiin, koska lääkäri määräsi lepoa.", "Lääkäri määräsi lepoa.", "Siksi Liisa jäi kotiin."),
    ("Kela maksaa kurssin, joka kestää vuoden.", "Kela maksaa kurssin.", "Tämä kurssi kestää vuoden."),
    ("Soitin neuvolaan, joka on keskustassa.", "Soitin neuvolaan.", "Tämä neuvola on keskustassa."),
    ("Kävin Kelassa, joka on keskustassa.", "Kävin Kelassa.", "Kela on keskustassa."),
    ("Asun talossa, jossa on hissi.", "Asun talossa.", "Tässä talossa on hissi."),
    ("Luin kirjan, jonka sain äidiltä.", "Luin kirjan.", "Tämän kirjan sain äidiltä."),
]
KEPT = [
    "Hän tuli kotiin, ja söi.",
    "On hyvä, että tulit.",
    "Hän ei kerro, että tulee.",
    "Tapasin ihmisiä, jotka auttoivat minua.",
    "Otin puhelimen, jolla soitin.",
    "Se on se, jonka luin eilen.",
    "Tiedätkö, että kurssi on hyvä?",
    "Hän sanoi: ”Tulen, mutta olen väsynyt.”",
    "Jos tulet, minä keitän kahvia.",
    "Ostin leipää, maitoa ja juustoa.",
    "Kerro, että tulet.",
    "Luulen, että kurssi on hyvä.",
    "Hyvä.",
    "",
]


@pytest.mark.usefixtures("analyser")
@pytest.mark.parametrize(("text", "first", "second"), SPLIT)
def test_both_halves_are_sentences(text, first, second):
    assert halves(line_of(text)) == (first, second)


@pytest.mark.usefixtures("analyser")
@pytest.mark.parametrize("text", KEPT)
def test_when_in_doubt_nothing_is_offered(text):
    assert halves(line_of(text)) is None


@pytest.mark.usefixtures("without_voikko")
def test_without_voikko_nothing_is_offered():
    assert halves(line_of(SPLIT[0][0])) is None


@pytest.mark.usefixtures("analyser")
def test_a_noun_of_action_shows_its_verb_and_a_compound_its_parts(suggested):
    assert suggested("Palvelun hakemisen aloittaminen kestää.") == {
        "noun_chain": [("verb", ("hakemisen → hakea", "aloittaminen → aloittaa"))]
    }
    assert suggested("Tutustu kuntoutumissuunnitelmaan.") == {
        "compound": [("parts", ("kuntoutumis", "suunnitelma"))]
    }
