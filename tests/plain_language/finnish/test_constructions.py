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
    ("temporal", "Ohi mennessäni näin hänet.", "mennessäni"),
    ("temporal", "Töistä mennessä kävin kaupassa.", "mennessä"),
    ("temporal", "Epäillyn antauduttua kaikki rauhoittui.", "Epäillyn antauduttua"),
    ("agent", "Syy löytyi meille antamistanne vastauksista.", "antamistanne vastauksista"),
    ("agent", "Puhuin lukemistani kirjoista.", "lukemistani kirjoista"),
    ("agent", "Asun ostamassani talossa.", "ostamassani talossa"),
    ("agent", "Nuoren tekemä työ palkittiin.", "Nuoren tekemä työ"),
    ("agent", "Tutkittavan antama lupa riittää.", "Tutkittavan antama lupa"),
    ("agent", "Äidin leipomat kahvi- ja teeleivät loppuivat.", "Äidin leipomat kahvi- ja teeleivät"),
    ("participle", "Kuntaan rakennetut koulu- ja hoitotilat avattiin.", "Kuntaan rakennetut"),
    ("participle", "Kouluun hankitut Liisan ja Matin kirjat katosivat.", "Kouluun hankitut"),
    ("participle", "Rannalla seisovat kaksi taloa paloivat.", "Rannalla seisovat"),
    ("participle", "Kauppaa koskevan 20 pykälän muutos on pieni.", "Kauppaa koskevan"),
    ("participle", "Hoitajat saavat työhön liittyvät ohjeet.", "työhön liittyvät"),
    ("participle", "Siihen liittyvät asiat ja lomakkeet viedään pöydälle.", "Siihen liittyvät"),
    ("participle", "Asiaa koskevat, hyvin perustellut pyynnöt hyväksytään.", "Asiaa koskevat"),
    ("participle", "Tässä on lapsille tarkoitettu kirja.", "lapsille tarkoitettu"),
    ("participle", "Ohjelmassa on koululle järjestetyt juhlat.", "koululle järjestetyt"),
    ("participle", "Käytettävissä oleva aika loppui.", "Käytettävissä oleva"),
    ("participle", "Samaa mieltä olevat jäsenet äänestivät.", "Samaa mieltä olevat"),
    ("participle", "Liitteessä B mainitut aineet ovat vaarallisia.", "Liitteessä B mainitut"),
    ("participle", "Kohdassa 3 a tarkoitettu lupa on maksuton.", "Kohdassa 3 a tarkoitettu"),
    ("participle", "Tautia vastaan kehitetty rokote auttaa.", "Tautia vastaan kehitetty"),
    ("participle", "Lähellä rantaa sijaitseva talo paloi.", "Lähellä rantaa sijaitseva"),
    ("participle", "Suurin kirjaimin painettu kyltti kaatui.", "kirjaimin painettu"),
    ("participle", "Kaiken itsekin kokenut rouva nauroi.", "Kaiken itsekin kokenut"),
    ("participle", "Matkaan kulunut aika korvataan.", "Matkaan kulunut"),
    ("participle", "Tämä on aikaa vaativa tehtävä.", "aikaa vaativa"),
    ("participle", "Tukeen oikeutettu perhe saa kirjeen.", "Tukeen oikeutettu"),
    ("participle", "Maata hallitseva puolue hävisi.", "Maata hallitseva"),
    ("participle", "Ulkomailta tulevat tuotteet tarkastetaan.", "Ulkomailta tulevat"),
    ("participle", "Talon vieressä kasvava puu kaatui.", "Talon vieressä kasvava"),
    ("participle", "Ison talon ostanut perhe muutti.", "Ison talon ostanut"),
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
