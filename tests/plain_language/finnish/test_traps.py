"""What only looks like a construction, each with the kind that it must not be found as."""

import pytest

from portal.plain_language.report import Weight
from portal.plain_language.rules.finnish import NEED_FORMS, grammar, left_out
from portal.plain_language.tokens import line_of

TRAPS = {
    "temporal": [
        "Tarvittaessa voit soittaa.",
        "Palauta lomake maanantaihin mennessä.",
        "Kahden viikon kuluttua tulee kirje.",
        "Kuukauden kuluessa saat vastauksen.",
        "Sain työn tehtyä.",
        "Tuli sanottua liikaa.",
        "Lapset ovat perheessä tärkeitä.",
        "Kaupassa on lämmitettyä ruokaa.",
        "Koulussa opittua ei unohda.",
        "Hän sai kotona tehtyä läksyt.",
        "Vuoteen 2030 mennessä talo on valmis.",
        "Tule kello 15 mennessä.",
        "Siihen mennessä olen kotona.",
    ],
    "final": ["Muistaakseni ovi on auki.", "Tietääkseni hän tulee."],
    "referative": [
        "Hän kertoi tulevan viikon ohjelman.",
        "Näin nukkuvan lapsen.",
        "Kertoja muistaa menneen ajan.",
        "Hän kertoi tehtävänsä.",
        "Hän tunsi oppilaansa hyvin.",
        "Hän luki kadonneen ystävänsä kirjeen.",
        "Hän esitti asiaa koskevan, hyvin perustellun pyynnön.",
    ],
    "agent": [
        "Hän lähti hakemaan lapsen.",
        "Elämän alku on vaikea.",
        "Pyysin äidin tekemään ruokaa.",
        "Talon voima on sen väessä.",
        "Olin Matin luona syömässä.",
        "Vähitellen opin luottamaan itseeni.",
        "Hän pääsi ystävien avulla opiskelemaan yliopistoon.",
        "Asukkaita pyydettiin pysymään kotona ja sulkemaan ikkunat.",
        "Suuren tapahtuman järjestäjän nimi on salainen.",
        "Vanhan sanoman lukijan silmin se on outoa.",
        "Laulamistani kuunneltiin.",
        "Kerroin ohjelmastani ystävälle.",
    ],
    "manner": [
        "Uusien asiakkaiden aika on tiistaina.",
        "Ryhmä on auki toukokuusta alkaen.",
        "Hinta vaihtelee iästä riippuen.",
        "Suoraan sanoen olen väsynyt.",
    ],
    "abessive": [
        "Säästä riippumatta menemme ulos.",
        "Kiireestä huolimatta hän auttoi.",
        "Et välttämättä tarvitse lupaa.",
        "Kaikki tulivat, lukuun ottamatta Annaa.",
        "Hän on kieltämättä taitava.",
        "Hän on auttamatta myöhässä.",
    ],
    "participle": [
        "Hän on asunut pitkään Oulussa.",
        "Hymyilevä nainen avasi oven.",
        "Vasta avattu kahvila on hyvä.",
        "Emme ole eilen käyneet kaupassa.",
        "Seuraava ryhmä alkaa pian.",
        "Kotona oli nukkuva lapsi.",
        "Lapsi on eilen sairastunut.",
        "Hän on siellä käynyt joka päivä.",
        "Hän oli kesällä ollut opettaja.",
        "Kokouksessa Yhdistyneet kansakunnat päätti asiasta.",
        "Talon hyvin hoidettu piha kukkii.",
        "Meillä on lisäksi ollut omat huolemme.",
        "He ovat eilen tulleet kotiin.",
        "Lapset eivät ole koskaan käyneet siellä.",
        "Kaupunkiin on nyt rakennettu kaksi taloa.",
        "Kirjastossa on tänään avattu näyttely.",
        "Terveyteen vaikuttavat uni ja ruoka.",
        "Ryhmään kuuluvat ohjaaja ja kolme nuorta.",
        "Aamulla linnut laulavat, iloiset lapset leikkivät.",
        "Suhteellisen vähän muuttunut talo on kaunis.",
        "Äidin kuollut sisko oli opettaja.",
        "Suomen lisääntynyt vienti auttaa.",
        "Suomen johtava yritys kasvaa.",
        "Vanhassa korjatussa talossa on lämmin.",
        "Muita hoidettuja potilaita ei ole.",
        "Lopulta valittu joukkue lähti.",
        "Vieressäni istuva mies nukkui.",
        "Lisäksi ollut kakku syötiin.",
        "Söin ruokaa seuraavana päivänä.",
        "Minulla oli tenttejä seuraavalla viikolla.",
        "Sovimme asiasta tulevalla viikolla.",
        "Suomessa kuluneen vuoden aikana satoi.",
    ],
    "noun_chain": [
        "Pidän lukemisesta ja kirjoittamisesta.",
        "Ruoan tekeminen on kivaa.",
        "Ihminen tarvitsee unta.",
    ],
    "rare_case": [
        "Kävelen yksin kotiin usein.",
        "Hyvin moni tulee käsin tehtyihin töihin.",
        "Terveisin Matti.",
        "Illoin luen.",
        "Hän on paras ja suurin.",
        "Tule niin usein kuin voit.",
        "Varsinkin lapset pitävät siitä.",
    ],
    "passive": [
        "Hän ei herätä lasta.",
        "Me tehdään ruokaa.",
        "En halua tehdä sitä.",
        "Mennään kotiin!",
        "Haluan herätä ajoissa.",
        "En voinut käydä kaupassa.",
        "Olet oikeutettu tukeen.",
        "Sataa vettä.",
    ],
    "potential": ["Sinne pääsee bussilla.", "Menneen talven lumet.", "He ovat tulleet."],
    "negation": [
        "En pidä kahvista.",
        "Ei, en tule.",
        "Hän on onneton.",
        "Eikö niin?",
        "Olen tyytymätön.",
        "En vastannut kyllä tai ei.",
    ],
    "clauses": [
        "Tee niin kuin haluat, kun on aikaa.",
        "Joka päivä käyn ulkona, kun sataa.",
        "Mitä hän sanoi, kun tulit?",
        "Ota vaikka omena, jos on nälkä.",
        "Hän on pidempi kuin minä, vaikka olen vanhempi.",
        "Tiedätkö, onko ovi auki?",
        "Tuletko, vai jäätkö kotiin?",
        "Sekä äiti että isä tulivat, koska oli juhla.",
        "Kun tulet, voitko tuoda leipää?",
        "Olit jo pihalla, kun minä vielä luin.",
    ],
}


@pytest.mark.usefixtures("analyser")
@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TRAPS.items() for text in texts])
def test_what_only_looks_like_it_is_left_alone(kind, text, found):
    assert kind not in [each for each, _words in found(text)]


@pytest.mark.usefixtures("analyser")
def test_there_is_a_trap_for_each_kind_that_reads_grammar():
    assert set(TRAPS) == set(NEED_FORMS)
    assert left_out() == ()


@pytest.mark.usefixtures("analyser")
@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Saavuttuaan hän soitti.", Weight.WARN),
        ("Saavuttuaan hän soitti saadakseen apua.", Weight.STRONG),
        (
            "Saavuttuaan hän soitti heti ystävälleen ja kertoi hänelle koko matkan hyvin pitkästi "
            "ja vähän surullisesti alusta loppuun asti.",
            Weight.STRONG,
        ),
    ],
)
def test_a_construction_weighs_more_beside_another_or_in_a_long_sentence(text, weight):
    assert [each.weight for each in grammar(line_of(text)) if each.kind == "temporal"] == [weight]


@pytest.mark.usefixtures("analyser")
def test_a_verb_of_two_words_is_only_a_hint():
    text = "Hän jätti laskun maksamatta."
    assert [each.weight for each in grammar(line_of(text)) if each.kind == "abessive"] == [Weight.HINT]


@pytest.mark.usefixtures("without_voikko")
def test_without_voikko_long_words_are_found_and_the_rest_is_said(found):
    assert found("Saavuttuaan hän kysyi mielenterveyskuntoutujasta.") == [
        ("compound", "mielenterveyskuntoutujasta")
    ]
    assert left_out() == NEED_FORMS
