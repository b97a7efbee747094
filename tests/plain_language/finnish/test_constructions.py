"""Constructions whose words stand apart, or that look like something else, each with what is marked."""

import pytest

FOUND = [
    ("temporal", "Kotiin päästyä keitin kahvia.", "päästyä"),
    ("temporal", "Muistan, miten töistä tultua piti levätä.", "tultua"),
    ("referative", "Poliisi epäilee miehen varastaneen auton.", "epäilee miehen varastaneen"),
    ("referative", "Hän teeskenteli nukkuvansa.", "teeskenteli nukkuvansa"),
    ("referative", "Ei hän tiennyt sairastavansa.", "tiennyt sairastavansa"),
    ("agent", "Söimme äidin huolellisesti leipoman kakun.", "äidin huolellisesti leipoman kakun"),
    ("agent", "Yhtiön viime vuonna ostama tehdas suljettiin.", "Yhtiön viime vuonna ostama tehdas"),
    ("agent", "Levy on yhtyeen itse tuottama.", "yhtyeen itse tuottama"),
    ("participle", "Ottelut voittanut joukkue juhli.", "Ottelut voittanut"),
    ("participle", "Kirjaa lukeva lapsi istui.", "Kirjaa lukeva"),
    ("participle", "Lain mukaan maksettava vero on pieni.", "Lain mukaan maksettava"),
    ("participle", "Järvessä ja joessa elävä kala on hauki.", "joessa elävä"),
    ("participle", "Aina iloisena tunnettu mies itki.", "iloisena tunnettu"),
    ("participle", "Myös EU:hun kuuluvat maat osallistuivat.", "EU:hun kuuluvat"),
    ("participle", "Vuosina 1990–1995 rakennettu tie on hyvä.", "Vuosina 1990–1995 rakennettu"),
    ("participle", "Rakennus on 1800-luvulla rakennettu kirkko.", "1800-luvulla rakennettu"),
    ("participle", "Kaupungissa syntynyt ja kasvanut nainen muutti.", "Kaupungissa syntynyt"),
    ("participle", "Metsästä löytynyt, pahasti ruostunut auto vietiin.", "Metsästä löytynyt"),
]


@pytest.mark.usefixtures("analyser")
@pytest.mark.parametrize(("kind", "text", "marked"), FOUND)
def test_a_construction_is_found_with_its_words(kind, text, marked, found):
    assert [words for each, words in found(text) if each == kind] == [marked]


@pytest.mark.usefixtures("analyser")
def test_an_attribute_in_an_attribute_is_found_too(found):
    text = "Se on Afrikassa tavattava heimoon kuuluva lintu."
    assert found(text) == [("participle", "Afrikassa tavattava"), ("participle", "heimoon kuuluva")]


@pytest.mark.usefixtures("analyser")
def test_an_adverb_may_stand_in_a_passive(found):
    assert found("Työ on huolellisesti tehty.") == [("passive", "on huolellisesti tehty")]
