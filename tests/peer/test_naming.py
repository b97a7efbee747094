"""Names in rooms: nobody looks like somebody else, and nobody like the staff."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import translation

from peer import blocking, naming, queries, seats
from peer.models import Message, Notice, Participant, Room
from peer.naming import NameRefused
from peer.policy.name_keys import key_of
from peer.policy.names import why_not
from peer.renaming import choose_nickname
from portal.accounts.models import User
from portal.kit import clock
from tests.factories.rooms import make_room

GOOD = [
    "Aino", "Kissa-Maija", "Åsa", "Kuu 😀", "Merja", "Minja", "Modesti", "Mökkihöperö", "Aino 2",
    "R2D2", "Tukiainen", "Auttila", "Lakari", "Krissi", "Kristiina", "Journalisti", "Hoitola", "Youssef",
    "Sinikka", "Apuli", "Tapani", "Natali", "Poliina", "Pelle", "Piu", "Äiti77", "Kaija K.", "O'Neill",
    "Tapio", "Kuolema", "Tuli", "Tulenkantaja", "Dinah", "Ersin", "Näkijä", "Kevään odottaja", "Onnen etsijä",
    "AINO", "Seitsemän veljestä", "Tähti ❤️", "Hymy 👍🏽", "Nguyễn Thị", "Łukasz", "Đorđe", "Мария", "Ελένη",
]  # fmt: skip
STAFF = [
    "Mirja", "MIRJA", "M1rja", "mirjä", "Valvoja", "valv0ja", "V a l v o j a", "Valvoja Ville", "Ylläpitäjä",
    "Moderator", "m0derat0r", "M.o.d.e.r.a.t.o.r", "Administratör", "Oma ääni", "Toimittaja77", "Personal",
    "Admin", "Virallinen Aino", "Mod", "Vaaalvoja",
    "Päivystäjä", "Päivystys", "Valvonta", "Kriisiapu", "K r i i s i", "Auttaja", "Oma tuki", "Tukihenkilö",
    "Huoneen väki", "Sairaanhoitaja", "Lääkäri", "Terapeutti", "Sosiaalityöntekijä", "Jourhavande",
    "Hjälpare", "Läkare", "Doctor", "Nurse Joy", "Helper", "Support",
    "Oman äänen väki", "Vuoron väki",
    "Mirja V", "Mirja 2", "Mirja.V", "Mirja-V", "M i r j a V",
    "мігја", "Мирја", "Мирья В", "Модератор", "Валвоја",
]  # fmt: skip
SIGNS = [
    "Mirja\u200b", "Val\u00advoja", "\u202eajriM", "Mіrja", "Аino", "Aino\nMirja", "😀😀", "12",
    "ꓟꓲꓣꓙꓮ", "ꓮꓲꓠꓳ", "Ⲁⲓⲛⲟ", "ᎷᎥᏒᎫᎪ", "ｖａｌｖｏｊａ", "ᴍɪʀᴊᴀ", "Ɱirja", "Aino①", "Aino🇫🇮", "Mirja (2)",
    "Aino_M", "A\u0308\u0308\u0308ino", "אינו",
]  # fmt: skip
LABELS = ["Sinä", "S1nä", "You", "Du", "You 2", "Poistettu viesti", "Removed message", "Raderat meddelande"]
HURTING = [
    "Tiedän osoitteesi", "Katson sinua", "Löysin sinut", "Odotan ulkona", "Watching you", "Tulen yöllä",
    "Hyppää", "Tapa", "Jag ser dig", "Poistakaa Aino", "I see you", "Hoppa",
    "Aino on huora", "Tapa itsesi Aino", "Tiedän missä asut", "haluan kuolla", "Hitler",
]  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_an_ordinary_name_is_taken(name):
    assert why_not(name, staff_names=["Mirja"]) is None


@pytest.mark.parametrize("name", STAFF)
def test_a_name_that_looks_like_staff_is_refused(name):
    assert why_not(name, staff_names=["Mirja"]) == "name_staff"


@pytest.mark.parametrize("name", SIGNS)
def test_invisible_signs_and_mixed_alphabets_are_refused(name):
    assert why_not(name, staff_names=["Mirja"]) in {"name_signs", "name_staff"}


@pytest.mark.parametrize("name", LABELS)
def test_nobody_is_called_what_the_page_calls_somebody(name):
    assert why_not(name) == "name_label"


@pytest.mark.parametrize("name", HURTING)
def test_a_name_keeps_the_house_rules(name):
    assert why_not(name) == "name_words"


@pytest.mark.parametrize("name", ["Ainon seuraaja", "Ainon omistaja", "Ainos vakt", "Aino's owner"])
def test_nobody_is_called_by_whom_they_belong_to(name):
    assert why_not(name, beside={key_of("Aino")}) is not None
    assert why_not("Ainon") is None


def test_a_name_in_other_letters_looks_like_the_one_that_is_taken():
    assert why_not("ΑΙΝΟ", taken={key_of("Aino")}) == "name_taken"


def test_a_name_is_no_phone_number_and_no_address():
    assert why_not("Kirjoita tg nimimerkki") == "name_contact"
    assert why_not("nolla neljä nolla yksi") == "name_contact"
    assert why_not("Soita 040 123 4567") == "name_contact"
    assert why_not("aino@x") == "name_contact"


def test_names_that_look_alike_have_one_key():
    assert len({key_of(name) for name in ("Oiva", "oiva", "OIVA", "0iva", "Öivä", "O i v a", "Oiiva")}) == 1


@pytest.fixture
def room(sampo):
    return make_room(sampo)


@pytest.mark.django_db
def test_two_people_of_one_name_get_two_names(room, aino, oiva):
    User.objects.filter(pk=oiva.pk).update(first_name="Aino")
    oiva.refresh_from_db()
    names = [seats.enter_room(person, room=room).nickname for person in (aino, oiva)]
    assert names == ["Aino", "Aino 2"]


@pytest.mark.django_db
def test_a_member_with_the_name_of_a_moderator_does_not_look_like_them(room, mirja, oiva):
    User.objects.filter(pk=oiva.pk).update(first_name="Mirja")
    oiva.refresh_from_db()
    assert seats.enter_room(oiva, room=room).nickname == "Mirja 2"


@pytest.mark.django_db
def test_one_goes_back_to_the_name_that_one_was_given(room, mirja, oiva):
    User.objects.filter(pk=oiva.pk).update(first_name="Mirja")
    oiva.refresh_from_db()
    seats.enter_room(oiva, room=room)
    choose_nickname(oiva, room=room, nickname="Poro")
    assert refusal(oiva, room, "Mirja 3") == "name_staff"
    choose_nickname(oiva, room=room, nickname="Mirja 2")
    assert Participant.objects.get(user=oiva).nickname == "Mirja 2"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Moderaattori", "Sinä", "Tapa itsesi", "?"])
def test_a_first_name_that_nobody_may_have_becomes_a_neutral_one(room, oiva, name):
    User.objects.filter(pk=oiva.pk).update(first_name=name)
    oiva.refresh_from_db()
    with translation.override("en"):
        assert seats.enter_room(oiva, room=room).nickname == "Somebody"


@pytest.mark.django_db
def test_nobody_takes_the_name_of_another(room, aino, oiva):
    seats.enter_room(aino, room=room)
    seats.enter_room(oiva, room=room)
    with pytest.raises(NameRefused) as refused:
        choose_nickname(oiva, room=room, nickname="A1no")
    assert refused.value.code == "name_taken"
    assert not Participant.objects.get(user=oiva).renamed_at
    assert Participant.objects.get(user=oiva).nickname == "Oiva"


@pytest.mark.django_db
def test_one_name_for_all_rooms_holds_in_rooms_entered_later(room, sampo, aino):
    seats.enter_room(aino, room=room)
    choose_nickname(aino, room=room, nickname="Metsätähti", in_every_room=True)
    assert naming.first_nickname(aino, room)[0] == "Metsätähti"
    assert Participant.objects.get(user=aino).nickname == "Metsätähti"


@pytest.mark.django_db
def test_a_moderator_keeps_their_own_name(room, mirja):
    seats.enter_room(mirja, room=room)
    choose_nickname(mirja, room=room, nickname="Mirja M")
    assert Participant.objects.get(user=mirja).nickname == "Mirja M"


def refusal(person, room, nickname, **more):
    """Why the name did not change."""
    before = Participant.objects.get(user=person, room=room).nickname
    with pytest.raises(NameRefused) as refused:
        choose_nickname(person, room=room, nickname=nickname, **more)
    assert Participant.objects.get(user=person, room=room).nickname == before
    return refused.value.code


@pytest.mark.django_db
def test_whoever_may_not_write_does_not_speak_by_a_name(room, aino):
    seat = seats.enter_room(aino, room=room)
    warning = Notice.objects.create(person=aino, room=room, kind=Notice.Kind.WARNED, made_at=clock.now())
    assert refusal(aino, room, "Poro") == "name_warned"
    Notice.objects.filter(pk=warning.pk).update(read_at=clock.now())
    Participant.objects.filter(pk=seat.pk).update(paused_until=clock.now() + timedelta(hours=1))
    assert refusal(aino, room, "Poro", in_every_room=True) == "name_paused"
    Participant.objects.filter(pk=seat.pk).update(paused_until=clock.now())
    Room.objects.filter(pk=room.pk).update(paused_until=clock.now() + timedelta(hours=1))
    assert refusal(aino, room, "Poro") == "name_room_closed"
    Room.objects.filter(pk=room.pk).update(paused_until=None)
    choose_nickname(aino, room=room, nickname="Poro")


@pytest.mark.django_db
def test_one_name_for_all_rooms_leaves_rooms_alone_that_are_not_open(room, sampo, aino):
    paused = Room.objects.create(slug="sauna", paused_until=clock.now() + timedelta(hours=1))
    for one in (room, paused):
        Participant.objects.create(room=one, user=aino, nickname="Aino", nickname_key="aino")
    choose_nickname(aino, room=room, nickname="Poro", in_every_room=True)
    names = Participant.objects.filter(user=aino).values_list("room__slug", "nickname")
    assert dict(names) == {"coffee": "Poro", "sauna": "Aino"}


@pytest.mark.django_db
def test_a_name_changes_three_times_a_day_at_most(room, aino):
    seat = seats.enter_room(aino, room=room)
    for name in ("Poro", "Poro", "Kuu", "Tuuli"):
        choose_nickname(aino, room=room, nickname=name)
    assert refusal(aino, room, "Meri") == "name_often"
    times = Participant.objects.get(pk=seat.pk).renamed_at
    yesterday = (clock.now() - timedelta(hours=25)).isoformat()
    Participant.objects.filter(pk=seat.pk).update(renamed_at=[yesterday, *times[1:]])
    choose_nickname(aino, room=room, nickname="Meri")
    assert refusal(aino, room, "Sade") == "name_often"


@pytest.fixture
def said(room, aino, oiva):
    """Something that Oiva said, and Aino in the room."""
    mine, theirs = (seats.enter_room(person, room=room) for person in (aino, oiva))
    return Message.objects.create(
        room=room, participant=theirs, ref="a", text="Hei", seq=1, status="posted", written_at=clock.now()
    ), mine


@pytest.mark.django_db
def test_a_mute_hides_for_the_one_who_asked_alone(said, aino, oiva, mirja):
    blocking.mute_person(aino, person=oiva)
    assert queries.people_hidden_from(aino) == {oiva.pk}
    assert queries.people_hidden_from(oiva) == frozenset()
    blocking.unmute_person(aino, person=oiva)
    assert queries.people_hidden_from(aino) == frozenset()


@pytest.mark.django_db
def test_muting_and_its_end_go_by_form_and_show_the_name_used_in_rooms(said, room, client, aino, oiva):
    choose_nickname(oiva, room=room, nickname="Metsätähti")
    client.force_login(aino)
    client.post(f"/en/rooms/{room.slug}/messages/{said[0].pk}/mute/")
    page = client.get("/en/rooms/-/blocked/").content.decode()
    assert "Metsätähti" in page
    assert "Oiva" not in page
    client.post("/en/rooms/-/blocked/", {"mute": aino.mutes.get().pk})
    assert not aino.mutes.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["mute", "block"])
def test_a_later_name_of_somebody_who_is_hidden_does_not_reach_the_other(said, room, client, aino, oiva, act):
    client.force_login(aino)
    client.post(f"/en/rooms/{room.slug}/messages/{said[0].pk}/{act}/")
    choose_nickname(oiva, room=room, nickname="Terveisiä Ainolle")
    page = client.get("/en/rooms/-/blocked/").content.decode()
    assert "Terveisiä" not in page
    assert "Oiva" in page


@pytest.mark.django_db
def test_people_hidden_earlier_get_the_name_of_a_room_where_the_two_met(said, sampo, aino, oiva):
    elsewhere = Room.objects.create(slug="secret")
    Participant.objects.create(
        room=elsewhere, user=oiva, nickname="Salainen", nickname_key="salainen", last_spoke_at=clock.now()
    )
    blocking.block_person(aino, person=oiva)
    blocking.mute_person(aino, person=oiva)
    import_module("peer.migrations.0009_names_as_they_were").fill_names(apps, None)
    assert [one.name for one in (aino.blocks.get(), aino.mutes.get())] == ["Oiva", "Oiva"]


@pytest.mark.django_db
def test_a_name_that_is_refused_stays_in_the_form_with_the_reason(said, room, client, aino):
    client.force_login(aino)
    page = client.post(f"/en/rooms/{room.slug}/name/", {"nickname": "Valvoja Aino"})
    assert page.status_code == 422
    assert "Valvoja Aino" in page.content.decode()
    assert "Choose another name." in page.content.decode()


@pytest.mark.django_db
def test_a_name_is_changed_by_form(said, room, client, aino):
    client.force_login(aino)
    client.post(f"/en/rooms/{room.slug}/name/", {"nickname": "Poro", "in_every_room": "on"})
    assert Participant.objects.get(user=aino).nickname == "Poro"
