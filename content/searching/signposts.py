"""Ways that no page of the CMS is: settings, rooms, forms, the guide. Found by their words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from portal.plain_language.words import base_forms, words_in

from ..search_words import sign_of
from .asking import Asked

MOST = 3
# Each way by its name; the phrases in base forms, each of them enough by itself.
PHRASES = {
    "reading": {
        "fi": "tekstin koko, iso teksti, fontti, kirjasin, väri, tumma, teema, kontrasti, lukuasetus, "
        "riviväli, selkosuomi, selkokieli, selkokielinen, selko, suuri teksti, teksti suurempi, "
        "teksti isompi, isompi teksti, suurempi teksti",
        "sv": "textstorlek, stor text, större text, typsnitt, färg, mörk, mörkt, tema, kontrast, "
        "läsinställning, radavstånd, lättläst, lättläst finska",
        "en": "text size, large text, larger text, bigger text, font, colour, color, dark, theme, "
        "contrast, reading setting, line spacing, easy finnish, easy language, easy to read",
    },
    "rooms": {
        "fi": "huone, yksinäinen, yksinäisyys, yksin, vertaishuone, juttelu, jutella, vertaistuki, "
        "vertaisryhmä, keskustelu, chat",
        "sv": "rum, ensam, ensamhet, kamratrum, kamratstöd, kamratgrupp, chatt, chatta, samtal, diskussion",
        "en": "room, lonely, loneliness, peer room, peer support, peer group, chat, talk, conversation",
    },
    "events": {
        "fi": "ilmoittautua, ilmoittautuminen, tapahtuma, osallistua, kalenteri, peruutus, peruuttaa, "
        "perua paikka, perua ilmoittautuminen",
        "sv": "anmäla, anmälan, evenemang, delta, kalender, avboka, avbokning, avanmäla",
        "en": "sign up, register, event, attend, calendar, cancel, cancellation",
    },
    "wish": {
        "fi": "palaute, toive, este, ongelma, valitus, virhe, ehdotus",
        "sv": "respons, önskemål, önskan, hinder, problem, klagomål, fel, förslag",
        "en": "feedback, wish, barrier, problem, complaint, error, suggestion",
    },
    "guide": {
        "fi": "apu, tuki, neuvo, opas, auttaa, palvelu",
        "sv": "hjälp, stöd, råd, guide, hjälpa, tjänst",
        "en": "help, support, advice, guide, service",
    },
    "tell": {
        "fi": "nimettömänä, nimettömästi, nimetön, anonyymi, anonyymisti, nimimerkki, salanimi, "
        "oma tarina, kertoa tarina, kirjoittaa tarina",
        "sv": "anonym, anonymt, namnlös, pseudonym, signatur, egen berättelse, min berättelse",
        "en": "anonymous, anonymously, pseudonym, pen name, nameless, own story, my story",
    },
    "stories": {
        "fi": "podcast, podcasti, kuunnella tarina, äänite, äänikirja",
        "sv": "podcast, podd, lyssna berättelse, inspelning",
        "en": "podcast, listen story, recording",
    },
    "on_each_page": {
        "fi": "en ymmärtää, ei ymmärtää, liian vaikea, vaikea teksti, vaikea sana, kuunnella, "
        "lukea ääneen, ääneen",
        "sv": "inte förstå, förstå inte, för svår, svår text, lyssna, läsa upp, läsa högt",
        "en": "not understand, too hard, hard text, difficult text, listen, read aloud",
    },
    "join": {
        "fi": "liittyä, jäsen, tunnus, kirjautua, kirjautuminen, rekisteröityä",
        "sv": "gå med, medlem, konto, logga in, inloggning, registrera",
        "en": "join, member, account, sign in, log in, login, register",
    },
    "phone": {
        "fi": "asentaa, asennus, sovellus, appi, äppi, lisätä puhelin, kotivalikko, aloitusnäyttö",
        "sv": "installera, installation, app, lägga telefon, hemskärm, startskärm",
        "en": "install, installation, app, application, put phone, home screen",
    },
    "accessibility": {
        "fi": "saavutettavuus, saavutettavuusseloste, esteettömyys, "
        "ruudunlukija, näytönlukija, viittomakieli",
        "sv": "tillgänglighet, tillgänglighetsutlåtande, skärmläsare, skärmläsningsprogram, teckenspråk",
        "en": "accessibility, accessibility statement, screen reader, sign language",
    },
    "about_me": {
        "fi": "joku kirjoittaa, kirjoittaa minä, kertoa minä, kirjoitettu minä, kerrottu minä, "
        "poistaa tarina, tarina pois, tarina minä, tietosuoja, yksityisyys",
        "sv": "någon skriva, skriva jag, handla jag, ta bort berättelse, radera berättelse, "
        "berättelse jag, dataskydd, integritet",
        "en": "somebody wrote, someone wrote, write me, about me, remove story, delete story, "
        "take down story, privacy",
    },
    "words": {
        "fi": "sanasto, sanakirja, selitys, tarkoittaa, merkitys",
        "sv": "ordlista, ordbok, förklaring, betyda, betydelse",
        "en": "glossary, dictionary, explanation, mean, meaning",
    },
}
_LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True)
class _Phrase:
    way: str
    words: tuple[frozenset[str], ...]

    def is_in(self, asked: Asked) -> bool:
        """Whether every word of the phrase was typed, in any form."""
        typed = (*asked.words, *asked.small)
        return all(any(not word.isdisjoint(each.forms) for each in typed) for word in self.words)


def signposts(asked: Asked, language: str) -> list[str]:
    """The names of the ways that were asked for, the one with the longest phrase first."""
    fitting = sorted(_fitting(asked, language), key=lambda phrase: -len(phrase.words))
    return list(dict.fromkeys(phrase.way for phrase in fitting))[:MOST]


def _fitting(asked: Asked, language: str) -> Iterable[_Phrase]:
    return (phrase for phrase in _phrases(language) if phrase.is_in(asked)) if asked.words else ()


@cache
def _phrases(language: str) -> tuple[_Phrase, ...]:
    if language not in _LANGUAGES:
        return ()
    return tuple(
        _Phrase(way, tuple(_forms(word, language) for word in words_in(phrase)))
        for way, by_language in PHRASES.items()
        for phrase in by_language[language].split(",")
    )


def _forms(word: str, language: str) -> frozenset[str]:
    return frozenset(sign_of(form) for form in (word, *base_forms(word, language)))
