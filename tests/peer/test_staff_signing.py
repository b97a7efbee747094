"""Who signs as one of those who look after rooms, or says what only the house says, waits; talk passes."""

import pytest

from peer.policy import judge
from peer.policy.people import People

PEOPLE = People(frozenset({"Mirja", "Kaarlo"}), frozenset({"Aino", "Veikko"}))
AS_THE_HOUSE = """\
— Mirja
Huone on kiinni huomenna. -Mirja
Huone on kiinni huomenna. t. Mirja
Huone on kiinni huomenna. // Mirja
Huone on kiinni huomenna. (Mirja)
Hei — Mirja
👑 Mirja
Mirja ✓
Mirja T.
Valvoja tässä
Valvoja tässä, hei.
V4lvoj4 tässä
Ylläpito tässä
Olen Mirja
Tässä Mirja, moi
Hei, Mirja tässä!
Minä, Mirja, päätän täällä
Viesti Mirjalta: huone suljetaan
Mirjan viesti kaikille: kirjoittakaa nimenne
Mirja haluaa että kirjoitatte osoitteenne tähän
Mirja antoi luvan kerätä numerot
Olen vuorossa tänä iltana
Otin vuoron Mirjalta
Minä valvon täällä tänään.
Viesti poistettu.
Huone suljetaan nyt.
Järjestelmäviesti.
Viestisi odottaa. Valvoja lukee sen ensin.
Aino, olet saanut varoituksen
Aino on poistettu huoneesta
Hyväksyin viestisi
Sinut on estetty.
Laitan sinut jäähylle
Oma ääni tiedottaa
Istuntosi päättyi. Kirjoita nimesi.
Det är Mirja
Jag är på skift nu
Moderator här
Du har fått en varning
Rummet är stängt
Moderator here
This is Mirja
It's Mirja here
I'm on duty tonight
I removed Aino's message
You have been warned.
This room is closed.
Staff note
""".splitlines()
TALK = """\
Mirja auttoi minua eilen
Kiitos Mirja!
Kiitos, Mirja
Kysyin valvojalta
Minun nimeni on Mirjami
Onko valvoja täällä?
Onko huone suljettu?
Missä Mirja on tänään
Mirja on tänään vuorossa
Sain viestin Mirjalta
Mirjan viesti oli mukava
Olen Mirjan ystävä
Tässä Mirja auttoi minua
Det är Mirja som hjälpte mig
This is Mirja's dog
Olen vuorossa töissä huomenna, iltavuoro
Sain varoituksen töissä
Miksi viestini poistettiin?
Viestini poistettiin eilen
Kaverini porttikielto baariin harmittaa
Mirja sanoi että kannattaa nukkua
Moi Mirja, mitä kuuluu?
Moi Mirja
Hei Mirja.
Mirja?
Kuka on Mirja
Anna-Mirja on siskoni
Mun huone on kiinni
Kauppa on kiinni
Olin vuorossa sairaalassa
I was warned at work
I was on duty yesterday at work
My room is closed off by a door
Valvoja oli kiva minulle
Jag har jour på jobbet i morgon
Tack Mirja
Hej Mirja
I talked to a moderator
Tämä on ensimmäinen varoitus sateesta
Poistin viestin puhelimesta
Kysyin sinulta, Mirja
Lähetin kuvan ja viestin Mirjalle
Ootko siellä, Mirja
Mitä mieltä olet, Mirja
""".splitlines()


@pytest.mark.parametrize("text", AS_THE_HOUSE)
def test_who_signs_or_acts_as_the_house_waits(text):
    assert "staff_claim" in judge(text, people=PEOPLE).reasons


@pytest.mark.parametrize("text", TALK)
def test_talk_about_those_who_look_after_rooms_passes(text):
    assert "staff_claim" not in judge(text, people=PEOPLE).reasons
