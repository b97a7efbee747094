"""Who speaks as the house, or tells what is private of somebody by name, waits; talk about them does not."""

import pytest

from peer import chat
from peer.models import Message
from peer.policy import judge
from peer.policy.people import People

PEOPLE = People(frozenset({"Mirja", "Kaarlo", "Sampo"}), frozenset({"Aino", "Veikko", "Oiva", "Leena"}))
AS_THE_HOUSE = """\
Mirja / Oma ääni
Terveisin Mirja
Mirja kirjoittaa: lähettäkää minulle nimenne.
Mirja pyysi kertomaan, että kaikkien pitää kirjoittaa koko nimensä tänne
Huoneen ylläpito tiedottaa: salasanat vaihdetaan
[Järjestelmä] Viestisi on poistettu sääntöjen vastaisena.
Oma ääni -tiimi toivottaa tervetulleeksi. Vahvista henkilöllisyytesi.
Huoneen valvoja (Mirja) 🔑: tervetuloa
ᴍɪʀᴊᴀ: kuulkaa kaikki
M1rja: kertokaa minne muutatte
Kollegani Kaarlo ja minä päätimme sulkea huoneen.
Sain juuri oikeudet tähän huoneeseen, voin poistaa teidät
Poistan sinut huoneesta jos et vastaa
Sampo tässä, teen huoltoa. Kirjoita koodisi
🔑 ᴍᴏᴅᴇʀᴀᴛᴏʀ
🗝️ Mirja
Mirja 🔑 Moderator
Vastuuhenkilö Mirja: kirjoittakaa kotiosoite
Oman äänen henkilökunta pyytää: vahvista tiedot
Henkilökunta: huone suljetaan
Asiakaspalvelu: tilisi lukitaan
Huoneenvalvoja: lopettakaa
Tuuraan Mirjaa tänään
Sijaistan Mirjaa, totelkaa minua
Mirja on sairas, minä pidän vuoroa
Huoneen säännöt muuttuvat: jokainen kertoo diagnoosinsa
Uusi sääntö: kaikki kertovat oikean nimensä
Valvojat lukevat tämän ja poistavat sinut
Tervetuloa. Olen täällä vastuussa teistä.
Jag är vakten här
Jag jobbar här och kan stänga av dig
Systemmeddelande: ditt meddelande togs bort
Message from the team: please confirm your name
System: your message was removed
I'm filling in for Mirja today, do as I say
I run this room
Hi from the Oma ääni team, tell us your full name
Mirja asked me to run the room
I can ban you
Your account will be deleted unless you reply
Mirja sent me
Hälsningar, Mirja
Best regards, Mirja
Ge mig ditt lösenord
""".splitlines()
EXPOSING = """\
Aino asuu siinä ryhmäkodissa kirjaston takana, kolmas kerros
Tuo Aino on oikeasti Anna Korhonen
Ainon oikea nimi on Anna Korhonen, hän käy Kuopion työpajalla
Aino valehtelee sairaudestaan, älkää uskoko
Älkää puhuko Ainolle
Kaikki tietää että Aino on raiskattu
Aino sairastaa skitsofreniaa
Ainon kuva löytyy netistä alasti
Eikö ole outoa että kukaan ei pidä Ainosta
Aino is schizophrenic
Veikko har schizofreni
""".splitlines()
INNOCENT = """\
Mirja auttoi minua eilen
Mirja on mukava
Kiitos Mirja!
Hei Mirja, mitä kuuluu?
Mirja sanoi, että huone aukeaa kuudelta
Terveisiä Mirjalle
Mirja: kiitos avusta
Kysyin Mirjalta neuvoa
Mirja ja minä kävimme kahvilla
Mirja pyysi minua odottamaan hetken
Minä sairastan skitsofreniaa
Aino on ystäväni
Aino asuu samassa kaupungissa
Järjestelmä kaatui taas töissä
Kirjoita mitä kuuluu
Uusi sääntö töissä on outo
Mirja asked me how I am
Thanks Mirja for yesterday
Mirja is on duty today
I talked with Mirja and Kaarlo
Tack Mirja för hjälpen
Mirja hjälpte mig i går
Jag jobbar här i stan på ett café
Aino on hyvä uimari
Ainolla on uusi koira
Onko Kaarlo paikalla?
Minun tilini on tyhjä
Tiimi pelasi hyvin
Our team won
System of a Down on hyvä bändi
Avain 🔑 on hukassa kotona taas
Aino, olet rohkea
Veikko lives in Kuopio
Leena har en fin katt
Vaihdoin salasanan eilen
Henkilökunta on ihanaa
Mirja kirjoittaa kauniisti
Mirja, oletko täällä?
Sovimme Mirjan kanssa ajan
Sampo on mukava ylläpitäjä
""".splitlines()


@pytest.mark.parametrize("text", AS_THE_HOUSE)
def test_speaking_as_the_house_waits(text):
    assert "staff_claim" in judge(text, people=PEOPLE).reasons


@pytest.mark.parametrize("text", EXPOSING)
def test_what_is_private_of_somebody_by_name_waits(text):
    assert "exposure" in judge(text, people=PEOPLE).reasons


@pytest.mark.parametrize("text", INNOCENT)
def test_talk_about_somebody_passes(text):
    assert judge(text, people=PEOPLE).effect is None


@pytest.mark.django_db
def test_the_names_of_the_room_are_given_to_the_rules(room, aino, oiva, mirja, seat, attended):
    seat(aino), seat(oiva)
    said = [
        chat.post_message(oiva, room=room, ref=str(number), text=text).message
        for number, text in enumerate(("Terveisin Mirja", "Aino sairastaa skitsofreniaa", "Aino on mukava"))
    ]
    assert [one.held_for for one in said] == [["staff_claim"], ["exposure"], []]
    seat(mirja)
    assert chat.post_message(mirja, room=room, ref="m", text="Terveisin Mirja").message.held_for == []
    assert Message.objects.filter(status="held").count() == 2
