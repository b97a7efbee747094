"""Friendly sentences that no house rule minds, another one for each number; and names. Pure."""

_WHEN = "Aamulla Illalla Eilen Tänään Usein Joskus Keväällä Syksyllä Talvella Kesällä"
_WHAT = "kävelin istuin lauloin luin kokosin katselin muistelin piirsin kuuntelin haaveilin"
_HOW = "rauhassa hitaasti iloisena hiljaa mielelläni yhdessä varovasti väsyneenä reippaasti kauan"
_WHERE = "metsässä rannalla keittiössä puistossa pihalla junassa kahvilassa saunassa mökillä kirjastossa"
_PARTS = [words.split() for words in (_WHEN, _WHAT, _HOW, _WHERE, _WHERE)]
_NAMES = """
    Ahma Ilves Karhu Orava Siili Kettu Joutsen Kuikka Kurki Haukka Tiira Lokki Varis Harakka Peippo
    Koivu Haapa Pihlaja Tammi Vaahtera Kataja Raita Saarni Jalava Lehmus Poppeli Mustikka Puolukka Lakka
    Karpalo Vadelma Mansikka Juolukka Herukka Ruusu Kielo Orvokki Apila Kanerva Sammal Naava Hilla
"""
NAMES = _NAMES.split()


def sentence(number: int) -> str:
    """The sentence of a number; a hundred thousand are different."""
    words = []
    for part in _PARTS:
        number, place = divmod(number, len(part))
        words.append(part[place])
    return f"{words[0]} {words[1]} {words[2]} {words[3]}, ja toinen oli {words[4]}."
