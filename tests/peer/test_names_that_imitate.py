"""Names by which somebody would look like the staff or like another member, and names that only are names."""

import pytest

from peer.naming import first_nickname, reason_against
from peer.policy.name_keys import is_near, key_of
from peer.policy.names import not_for_anybody, why_not

STAFF = ("Mirja", "Kaarlo", "Sampo", "Eeva")
HERE = tuple(key_of(name) for name in ("Aino", "Veikko"))

LIKE_STAFF = [
    # the name of one who looks after rooms, glued to something or not first
    "MirjaV", "Mirja2", "xMirja", "mirjav",
    "T. Mirja", "Teidän Mirja", "Huoneen Mirja", "Mirjan huone", "Mirya",
    "Rakas Mirja", "Kaarlo-setä", "TheSampo", "Sampo V", "Mirja's", "Oma-mirja",
    # role words by their sound, a letter short, or shortened
    "Walvoja", "Valvja", "Valvoj", "Valvova", "Vallvoja", "Валвойа", "Valv.", "Viranom.",
    "Sairaanh.", "Mods",
    "Modteam", "Modde", "Moder", "Adm", "Admn", "Sysop", "Root", "Админ", "Kokemusasiantunt.",
    # who runs a room
    "Isäntä", "Huoneen isäntä", "Emäntä", "Vetäjä", "Ryhmänvetäjä", "Vastaava", "Johtaja", "Pomo",
    "Esimies",
    "Chef", "Boss", "Ansvarig", "Värd", "Host", "Owner", "Gruppledare", "Manager", "Päällikkö",
    "Luottohenkilö",
    "Tiimiläinen", "Team Oma",
    # services, offices and health
    "Asiakaspalvelu", "Kundtjänst", "Tekninen palvelu", "Turvallisuus", "Security", "Vartija",
    "Kela", "Hallinto",
    "Sosionomi", "Tohtori", "Dr Oiva", "Tri Oiva", "Lähihoito", "Terveydenhoito", "Sossu",
    # whom to trust
    "Verified", "Vahvistettu", "Luotettu", "Trusted", "Oiva VIP",
]  # fmt: skip
VOICE = [
    "Varoitus", "Warning", "Huomio", "Info", "Ohje", "Säännöt", "Rules", "Muistutus", "Robot", "Botti",
    "Robotti Oiva", "Huone", "Vastaa", "Lähetä", "Uusia viestejä",
]  # fmt: skip
BADGES = [
    "Oiva ✔️",
    "Oiva ✅",
    "Oiva 🛡️",
    "👮 Oiva",
    "🚑 Oiva",
    "⚠ Oiva",
    "Oiva ⭐",
    "🤖 Oiva",
    "🖕 Oiva",
    "💩 Oiva",
]
WISHES = ["Soita mulle", "snap oivav", "insta oiva", "Ring mig", "Oiva telegram", "Laita viesti", "Call me"]
SAID_OF_OTHERS = ["Vihaan Ainoa", "Aino haisee", "Veikko on kännissä", "Aino on huora", "Raiskaaja", "HH88"]
LIKE_ANOTHER = [
    "Aino 2",
    "Aino V",
    "AinoV",
    "Aino2",
    "oikea Aino",
    "Aino-oikea",
    "Se Aino",
    "The real Aino",
    "A Aino",
]

ORDINARY = [
    "Aatu", "Väinö", "Valtteri", "Valma", "Valve", "Valdemar", "Timi", "Keila", "Kella", "Tuomas",
    "Pirkko", "Onni", "Ilona", "Helmi", "Sylvi", "Ahti", "Hilja", "Kyllikki", "Eevert", "Eevi",
    "Sampsa", "Kaarle", "Merja", "Minja", "Mirka", "Mirva", "Tapani", "Teemu", "Ruut",
    "Auttila", "Hoitola", "Hostikka", "Huomenta", "Turvanen", "Kelanen", "Pomelo", "Robin",
    "Robert", "Roberta", "Admir", "Modestas", "Modesti", "Isabella", "Isto", "Vetti", "Bosse",
    "Rolf", "Anders", "Britta", "Ingegerd", "Göran", "Örjan", "Lars", "Hjalmar", "Hjördis",
    "Ragnar", "Signe", "Stig", "Torsten", "Märta", "Åsa", "Abdullahi", "Faduma", "Hodan", "Ayaan",
    "Cabdi", "Xaawo", "Warsame", "Hassan", "Maxamed", "Deeqo", "Ahmed", "Fatima", "Ali", "Omar",
    "Layla", "Khadija", "Mustafa", "Noor", "Amira", "Salma", "Yusuf", "Isra", "Анна", "Иван",
    "Светлана", "Ольга", "Дмитрий", "Наталья", "Владимир", "Валентина", "Модест", "Адам", "Борис",
    "Trí", "Minh", "Linh", "Hương", "Thảo", "Nguyễn", "Đức", "Phương", "Bình", "Tuấn",
    "Aino-Maria", "Ainokainen", "Line",
    "Kuu 😀", "Tähti ❤️", "Kaija K.", "O'Neill",
    "Seitsemän veljestä", "Nguyễn Thị", "Minh Trí", "Trí Nguyễn",
    "Musta kissa", "Pikku Myy", "Kissa 7", "Anna Maria", "Metsän tyttö", "J. Virtanen", "Mummo 🌻",
]  # fmt: skip


def why(name: str) -> str | None:
    return why_not(name, taken=HERE, beside=HERE, staff_names=STAFF)


def test_nobody_looks_like_one_who_looks_after_rooms():
    assert {name: why(name) for name in LIKE_STAFF if why(name) != "name_staff"} == {}


RUNS_THE_ROOM = """
Vuorovastaava, Vuoromestari, Vuorolainen, Vuorossa nyt, Shift lead, On duty, I tjänst, Skiftledare, Skiftchef,
Jourhavare, Huonevastaava, Verkkovastaava, Chatvastaava, Kontaktperson, Yhdyshenkilö, Yhteyshenkilö,
Community lead,
Community manager, Tiedottaja, Tiedotaja, Hätäkeskus, Larmcentralen, Mieli ry, Vlavoja, Valovja, Moderaattroi
"""
NEUTRAL = ["Joku", "Joku 3", "Någon", "Somebody 2", "Mieli"]
NEAR_THOSE = "Vuorela, Vuokko, Hyvä mieli, Iloinen mieli, Jokunen, Jouri, Kontula, Valvatti, Skiftet, Mestari"


def test_nobody_is_called_as_those_who_run_a_room():
    names = [name.strip() for name in RUNS_THE_ROOM.split(",")]
    assert {name: why(name) for name in names if why(name) != "name_staff"} == {}
    assert [name for name in NEUTRAL if why(name) != "name_label"] == []
    assert {name: why(name) for name in NEAR_THOSE.split(", ") if why(name)} == {}


def test_nobody_speaks_with_the_voice_of_the_page():
    assert {name: why(name) for name in VOICE if why(name) != "name_label"} == {}


@pytest.mark.django_db
def test_nobody_is_called_as_a_room_in_any_language(room, oiva, seat):
    room.name_sv, room.name_en = "Arbete och ork", "Work and strength"
    room.save()
    for name in ("Arbete och ork", "work AND strength", room.name_fi):
        assert reason_against(oiva, seat(oiva), name)
    assert reason_against(oiva, seat(oiva), "Arbetsbiet") is None


def test_no_name_turns_round_what_the_page_says_after_it():
    for name in (
        "Not a",
        "Muu kuin",
        "Ei pelkkä",
        "Not just a",
        "En ole",
        "Olli ei",
        "Ingen vanlig",
        "Vain yksi",
    ):
        assert why_not(name), name
    for name in ("Noora", "Eino", "Liisa A", "Enni", "Aino Maria", "Anna an der Heide"):
        assert why_not(name) is None, name


@pytest.mark.django_db
def test_a_first_name_with_one_who_works_here_in_it_becomes_a_neutral_one(room, oiva, mirja):
    oiva.first_name = "Huoneen Mirja"
    assert first_nickname(oiva, room)[0].startswith(("Somebody", "Joku"))
    oiva.first_name = "Mirja"
    assert first_nickname(oiva, room)[0] == "Mirja 2"
    oiva.first_name = "Anna Maria"
    assert first_nickname(oiva, room)[0] == "Anna Maria"


def test_guards_and_stewards_are_roles():
    for name in ("Vahti", "Järkkäri", "Päällysmies", "Talonmies", "Paikalla nyt", "Vahti Sari", "Valvoo"):
        assert why_not(name), name


def test_a_badge_is_no_part_of_a_name():
    assert {name: why(name) for name in BADGES if why(name) != "name_signs"} == {}


def test_a_name_asks_nobody_to_another_service():
    assert {name: why(name) for name in WISHES if why(name) != "name_contact"} == {}


def test_a_name_says_nothing_bad_about_another():
    assert [name for name in SAID_OF_OTHERS if why(name) is None] == []


def test_a_name_with_a_little_more_is_the_same_name():
    assert {name: why(name) for name in LIKE_ANOTHER if why(name) != "name_taken"} == {}


def test_ordinary_names_of_many_languages_are_taken():
    assert {name: why(name) for name in ORDINARY if why(name)} == {}
    assert len(set(ORDINARY)) >= 120


NEAR_STAFF = ["Mirjam", "Mirjami", "Mirja-Liisa", "Mirkja", "Eeva-Mari", "Kaarlotta"]
SAID_IN_A_NAME = """
Kukaan ei sua kaipaa, Olen lähellä, Estit minut, Häivy Aino, Itke Aino, Stalkkeri, Pian tavataan, Oven takana
"""


def test_a_longer_form_of_the_name_of_one_who_works_here_is_too_near():
    assert {name: why(name) for name in NEAR_STAFF if why(name) != "name_near_staff"} == {}
    assert [
        name for name in ("Hanna", "Joanna", "Marja") if why_not(name, staff_names=["Anna", "Mirja"])
    ] == []


def test_guards_and_keepers_are_roles_too():
    names = ("Vakt", "Guardian", "Keeper", "Chief", "Tietoturva")
    assert {name: why(name) for name in names if why(name) != "name_staff"} == {}


def test_a_name_says_no_sentence_to_somebody():
    assert [name for name in SAID_IN_A_NAME.strip().split(", ") if why(name) != "name_words"] == []


def test_ordinary_first_names_stay_as_they_are():
    assert [name for name in ORDINARY if not_for_anybody(name)] == []


@pytest.mark.parametrize(
    ("one", "other"), [("valvja", "valvoja"), ("valvoja", "valvoja"), ("vallvoja", "valvoja")]
)
def test_a_letter_more_or_less_is_near(one, other):
    assert is_near(one, other)
    assert is_near(other, one)
    assert not is_near(one, "valma")
