"""Ordinary things to say: all different, and nothing that a house rule stops at."""

THINGS = "aamu ilta kahvi metsä kissa koira järvi saari polku marja sieni kukka lintu pilvi sade tuuli"
PLACES = "keittiössä pihalla puistossa rannalla mökillä kotona laiturilla kirjastossa torilla pellolla"
HOW = "hyvältä rauhalliselta iloiselta uudelta tutulta lämpimältä hiljaiselta kauniilta"
WHOM = "minusta meistä hänestä teistä ystävästä naapurista"
PARTS = (
    THINGS.split(),
    PLACES.split(),
    ("tuntuu", "näyttää", "vaikuttaa", "kuulostaa"),
    HOW.split(),
    ("keväällä", "kesällä", "syksyllä", "talvella"),
    WHOM.split(),
)


def sentence(number: int) -> str:
    """The sentence of that number; the first 122,880 are all different."""
    words = []
    for part in PARTS:
        number, which = divmod(number, len(part))
        words.append(part[which])
    first, where, seems, how, when, whom = words
    return f"{first.capitalize()} {where} {seems} {how} {when}, {whom} ainakin."


def long_text(number: int, length: int) -> str:
    """Many sentences, about so many characters together."""
    return " ".join(sentence(number * 31 + step) for step in range(max(length // 65, 1)))
