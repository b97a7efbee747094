"""The house rules, line by line."""

import pytest

from peer.policy import Effect, Said, contact_spans, judge, warming, words_of
from peer.policy.lists import phrases
from peer.policy.rules import RULES

PHONE = "phone_number"
HELD = [
    (PHONE, "soita 040 123 4567"),
    (PHONE, "0401234567"),
    (PHONE, "puh. 040.123.4567"),
    (PHONE, "050-1234567"),
    (PHONE, "０４０ １２３ ４５６７"),
    (PHONE, "٠٤٠١٢٣٤٥٦٧"),
    (PHONE, "0 4 0 1 2 3 4 5 6 7"),
    (PHONE, "0\u200b4\u200b0 123 45 67"),
    (PHONE, "+358 40 123 4567"),
    (PHONE, "+358 (0)40 1234567"),
    (PHONE, "00358401234567"),
    (PHONE, "358401234567"),
    (PHONE, "ring +46 70 123 45 67"),
    (PHONE, "call me at 09 1234 567"),
    (PHONE, "0401234567 euroa"),
    (PHONE, "0️⃣4️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣"),
    (PHONE, "0️⃣4️⃣0️⃣ 123 4567"),
    (PHONE, "⓪④⓪ ①②③ ④⑤⑥⑦"),
    (PHONE, "040·123·4567"),
    (PHONE, "040:123:4567"),
    (PHONE, "040|123|4567"),
    (PHONE, "040 = 123 = 4567"),
    (PHONE, "040~123~4567"),
    (PHONE, "040x123x4567"),
    (PHONE, "040 X 123 X 4567"),
    (PHONE, "040 . . 123 . . 4567"),
    (PHONE, "0·4·0·1·2·3·4·5·6·7"),
    (PHONE, "04:01:23:45:67"),
    (PHONE, "+358|40|123|4567"),
    (PHONE, "358·40·123·4567"),
    (PHONE, "+358 = (0)40 = 1234567"),
    (PHONE, "O4O 123 4567"),
    (PHONE, "o4o l23 4567"),
    (PHONE, "O50I234567"),
    (PHONE, "44 123 4567"),
    (PHONE, "soita 44 1234567"),
    (PHONE, "nro 50-123 45 67"),
    (PHONE, "soita 040 123 4567, 12 kertaa"),
    (PHONE, "0401234567, 0507654321"),
    ("email_address", "kirjoita aino@example.org"),
    ("email_address", "aino (at) example piste org"),
    ("email_address", "aino miukumauku example.org"),
    ("email_address", "aino＠example.org"),
    ("email_address", "skriv till aino snabel-a example punkt org"),
    ("identity_code", "tunnukseni on 131052-308T"),
    ("identity_code", "131052 - 308T"),
    ("identity_code", "１３１０５２-308t"),
    ("identity_code", "131052–308T"),
    ("link", "katso https://example.org/sivu"),
    ("link", "katso kela.fi"),
    ("link", "www.example.org"),
]
INNOCENT = [
    "Tapaaminen on 3.6.2024 klo 10.30.",
    "Se maksoi 1 600 000 euroa.",
    "Sain 581800 euroa ja 12 000 €.",
    "Hanke loppui 2018-12-31.",
    "Päivät ovat 01.02.2024 ja 02.03.2024.",
    "Kello 9.00–10.15 on tauko.",
    "Kello 04.05 tai 06.07.",
    "Vuosina 2017–2018 olin töissä.",
    "Olen 45 vuotta ja asun numerossa 12.",
    "Postinumero on 15110.",
    "Soitan sinulle huomenna puhelimella.",
    "Tunnus 131052-308U ei ole oikea.",
    "Kävin Oulussa.Se oli kivaa.",
    "Jag kommer den 3.6. klockan 18.",
    "It cost 1,200 euros in 2019.",
    "Otan lääkkeen kello 8.00 ja 20.00.",
    "3.6.2026 klo 18.05",
    "Leiri on 04.05.2026–06.07.2026.",
    "Leiri on 4.5.-6.7.2026 ja 3.-5.8.2026.",
    "1 234 567 euroa",
    "Se maksoi 44 123 456 euroa.",
    "Asukkaita on 44 123 456.",
    "pelattiin 3:2",
    "Tulokset olivat 0:4, 5:1, 2:3, 4:2 ja 0:5.",
    "Erät menivät 21-15, 19-21, 15-12.",
    "040-vuotias",
    "Olin 40-vuotias vuonna 2019.",
    "Kello 04:15:30 ja 05:20:10.",
    "Kello 04:15:30–05:20:10 oli hiljaista.",
    "Vuodet 1990, 1995, 2004 ja 2019.",
    "Vuosina 2004-2019 ja 2020-2024.",
    "Se on 45 x 120 x 200 cm.",
    "Luin sivut 40 – 112 ja 45, 123, 4567.",
    "Ohje on: 1 + 1 = 2, 2 + 2 = 4.",
    "Laskin 40 + 123 + 4567 = 4730.",
    "Illoo lol oli 10 000 askelta.",
    "Ostin 10 l maitoa ja 5 l mehua, 2 l vettä.",
    "Paino on 45,5 kg ja pituus 1,60 m.",
    "Arpa oli numero 4 5 6 7.",
    "Kuolen nauruun tämän kanssa.",
    "Haluan elää hyvää elämää.",
    "Jag vill leva.",
]
CARE = [
    "haluan kuolla",
    "En jaksa enää, elää",
    "Välillä tuntuu, etten jaksa enää elää.",
    "mä haluun kuolla",
    "mietin itsemurhaa",
    "tapan itseni",
    "jag vill dö",
    "jag vill inte leva längre",
    "tänker på självmord",
    "I want to die",
    "I don't want to live",
    "i will KILL myself",
]


@pytest.mark.parametrize(("code", "line"), HELD)
def test_a_rule_holds_the_line_and_says_why(code, line):
    verdict = judge(line)
    assert verdict.is_held
    assert code in verdict.reasons


@pytest.mark.parametrize("line", INNOCENT)
def test_ordinary_talk_is_not_held(line):
    verdict = judge(line)
    assert verdict.effect is None, verdict.reasons
    assert not verdict.care


@pytest.mark.parametrize("line", CARE)
def test_crisis_words_offer_care_and_hold_nothing(line):
    verdict = judge(line)
    assert verdict.care
    assert verdict.effect is None


def test_care_is_offered_beside_a_hold():
    verdict = judge("haluan kuolla, soita 040 123 4567")
    assert verdict.care
    assert verdict.reasons == (PHONE,)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_short_words_in_each_language(rule):
    for language in ("fi", "sv", "en"):
        words = rule.words[language]
        assert words_of(rule.code, language) == words
        assert len(words.split()) <= 12


def test_codes_are_used_once():
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert {rule.effect for rule in RULES} <= set(Effect)


def said(*texts, every=10.0):
    return [Said(text, every * (at + 1)) for at, text in enumerate(texts)]


def test_many_messages_in_a_short_time_wait():
    assert judge("ja vielä", recent=said("a", "b", "c", "d", "e", every=2.0)).reasons == ("flooding",)
    assert judge("ja vielä", recent=said("a", "b", "c", "d", "e", every=8.0)).effect is None


def test_the_same_text_is_not_taken_again():
    again = judge("Tulkaa kaikki MUKAAN!!", recent=said("hei", "tulkaa kaikki mukaan"))
    assert again.is_refused
    assert again.reasons == ("repetition",)


def test_short_words_may_come_often():
    assert judge("joo", recent=said("joo", "kiitos", "joo")).effect is None
    assert judge("joo", recent=said("joo", "joo", "joo")).is_refused


def test_a_text_may_be_corrected_once():
    wrong, right = "Minulla oli tänään hyvä päivo metsässä", "Minulla oli tänään hyvä päivä metsässä"
    assert judge(right, recent=said(wrong)).effect is None
    assert judge(right.replace("päivä", "päivää"), recent=said(wrong, right)).is_refused


def test_somebody_in_danger_is_never_refused():
    verdict = judge("haluan kuolla en jaksa", recent=said(*["haluan kuolla en jaksa"] * 5, every=1.0))
    assert verdict.care
    assert verdict.effect is None


@pytest.mark.parametrize(
    ("line", "covered", "code"),
    [
        ("soita 040 123 4567 heti", "040 123 4567", PHONE),
        ("Nro:  ０４０ １２３ ４５６７!", "０４０ １２３ ４５６７", PHONE),
        ("0️⃣4️⃣0️⃣ 123 4567 on se", "0️⃣4️⃣0️⃣ 123 4567", PHONE),
        ("se on nolla neljä nolla yksi kaks kolme neljä viis kuus seiska ok", None, PHONE),
        ("tunnus 131052-\u200b308T kai", "131052-\u200b308T", "identity_code"),
        ("tili   FI21 1234 5600 0007 85 kiitos", "FI21 1234 5600 0007 85", "iban"),
        ("mail: aino@example.org.", "aino@example.org", "email_address"),
        ("mun insta: aino_v98 moi", "insta: aino_v98", "handle"),
        ("katso https://example.org/sivu nyt", "https://example.org/sivu", "link"),
    ],
)
def test_the_place_of_a_contact_is_known_in_the_text_as_written(line, covered, code):
    ((start, end, found),) = contact_spans(line)
    assert found == code
    assert covered is None or line[start:end] == covered
    assert not judge(line[:start] + "…" + line[end:]).reasons


@pytest.mark.parametrize(
    "line",
    [
        "0 " * 1000,
        "0.4-" * 500,
        "1 . 2 , 3 / " * 170,
        "a@" * 1000,
        "a ät " * 400,
        "a.a." * 500,
        "insta " * 330,
        "olet " * 400,
        "nollanolla" * 200,
        "fi2" * 660,
        "A B " * 500,
        "*" * 2000,
        "vi*" * 660,
        "4a" * 1000,
        "ﷺ" * 2000,
        "@._-" * 500,
        " \n" * 1000,
        "www " * 500,
        "040 a b " * 250,
        "lisää mut " * 200,
    ],
)
def test_judging_ends_whatever_is_written(line):
    assert judge(line).effect in {None, Effect.HOLD}
    assert isinstance(contact_spans(line), list)


def test_a_name_behind_a_disguised_service_is_covered_too():
    text = "I am on sn4p as marykin77"
    assert [text[start:end] for start, end, _code in contact_spans(text)] == [text]


def test_an_identity_code_in_two_parts_is_covered_whole():
    text = "Born 120388, ends 927S."
    assert [text[start:end] for start, end, _code in contact_spans(text)] == ["120388, ends 927S"]


def test_short_ordinary_words_in_a_row_make_no_other_word():
    assert judge("A headache and a nap in a dark room.").effect is None


def test_after_warming_up_no_list_is_read_again():
    list(warming())
    read_before = phrases.cache_info().misses
    judge("Where could I get Lyrica without prescription? h*llo, k o e")
    assert phrases.cache_info().misses == read_before
