"""More words that no name has, by kinds: who runs a room, services, health, the page's own voice. Pure data.

Plain letters without dots, as `name_keys.key_of` reads them.
"""

# Known also with one letter less, more or different, and by their sound: "Walvoja", "Valvja".
KNOWN_NEARLY = [
    "valvoja", "valvojat", "moderaattori", "moderator", "moderaatio", "moderointi", "yllapitaja",
    "administrator", "administraattori", "paivystaja", "henkilokunta", "virkailija", "viranomainen",
    "asiakaspalvelu", "kundtjanst", "ohjaaja", "vastuuhenkilo", "ryhmanvetaja", "vastaava",
    "vuorovastaava", "huonevastaava", "tiedottaja", "yhteyshenkilo", "kontaktperson", "skiftledare",
    "jourhavande", "jourhavare", "hatakeskus", "supervisor",
]  # fmt: skip

# Shortened with a dot ("Valv.", "Sairaanh."): the beginning of one of these.
SHORTENED = [
    "valvoja", "moderaattori", "administraattori", "viranomainen", "viranhaltija", "sairaanhoitaja",
    "lahihoitaja", "terveydenhoitaja", "kokemusasiantuntija", "psykologi", "psykiatri", "terapeutti",
    "sosiaalityontekija", "sosiaaliohjaaja", "toimittaja", "vastaava", "paivystaja", "hallinto",
    "laakari",
]  # fmt: skip
SHORTEST_SHORTENED = 3

# What is left of a role when only its first letters are used: Mods, Modde, Adm. Modestas and Admir are names.
SHORT_ROLE = (
    r"the?mods?|mods?|mode|modd?e|modd?er|mod(?:team|tiimi|erat\w*)|adm(?:i|n|in\w*)?|sys(?:op|adm\w*)|root"
)

# Believed wherever they stand: who runs the room, the house and its services, health, who is trusted.
ANYWHERE = [
    "ryhmanvetaja", "vetaja", "vastuuhenkil", "johtaja", "esimies", "ansvarig", "gruppledare",
    "paallikko",
    "luottohenkilo", "puheenjohtaja", "moderaatio", "moderointi", "emanta",
    "vastaava", "vuorolai", "vuoromes", "vuorossa", "vuoropaal", "yhdyshenkil", "yhteyshenkil",
    "kontakthenkil",
    "kontaktperson", "tiedottaja", "viestinta", "skiftled", "skiftchef", "jourhava", "itjanst", "tjanstgora",
    "shiftlead", "teamlead", "communitylead", "communityman", "onduty", "dutyman", "coordinator",
    "koordinaattori",
    "koordinator", "hatakeskus", "hatanumero", "larmcentral", "nodcentral", "emergency", "rikosuhri",
    "palvelu", "kundtjanst", "turvallisuus",
    "tietoturva", "sakerhet", "security", "vartija", "hallinto", "tiedotus",
    "virasto", "toimisto", "vapaaehtoinen", "kokemusasiantun", "vertaisohj",
    "sosionomi", "tohtori", "lahihoi", "sairaanh", "terveydenh", "terveysk", "ensihoi", "ambulans",
    "klinik",
    "dosentti", "sossu",
    "verified", "verifi", "vahvistettu", "luotettu", "luotettava", "trusted", "bekraftad", "palitlig",
]  # fmt: skip

# Believed as a whole word, letter for letter: Timi, Hostikka and Keila are names.
SPELLED_WHOLE = [
    "isanta", "vastaava", "pomo", "chef", "chefen", "boss", "vard", "varden", "vardinna", "host",
    "vahti", "vahdit", "jarkkari", "paallysmies", "talonmies",
    "valvoo", "valtuutettu", "johtava", "ylin", "overst", "befullmaktigad", "authorised",
    "authorized", "leading",
    "kaitsija", "iltavuoro", "aamuvuoro", "hosta", "paimen", "luotsi", "opastaja",
    "huoltaja", "vaktare", "vakterna", "paikalla", "paikallanyt", "paplats", "herenow", "steward", "bouncer",
    "owner",
    "ledare", "ledaren", "leader", "manager", "team", "tiimi", "tiimilainen", "vertainen",
    "hallinta", "vip",
    "vuoro", "lead", "duty", "tjanst", "skift", "ry", "rf", "liitto", "jarjesto",
    "huolto", "turva", "guard",
    "guardian", "keeper", "watcher", "chief", "vakt", "vakten", "kela", "kunta", "hoito",
]  # fmt: skip

# Before another word only; as a name by itself it is one (Trí).
TITLES = ["dr", "tri", "prof", "lkt"]

# The page's own voice, and machines.
PAGE_WORDS = [
    "varoitus", "warning", "varning", "huomio", "huomautus", "info", "ohje", "ohjeet", "saannot",
    "rules",
    "regler", "muistutus", "reminder", "paminnelse", "tiedote", "uutinen", "robot", "robotti",
    "botti", "bot",
    "automaatti", "automat", "virhe", "kirjoittaja",
]  # fmt: skip
PAGE_NAMES = [
    "joku", "nagon", "somebody", "someone", "mieli", "mielikriisipuhelin",
    "kuulutus", "uutta", "lukijoille", "luetama", "viestitalolta", "kaikille", "alla", "foralla",
    "huone", "kahvipoyta", "kirjoittajapoisti", "sinaitse", "vastaa", "laheta", "uusi", "uusia",
    "uusiaviesteja", "eiviesteja", "nomessages", "ingameddelanden", "answer", "svara", "send", "skicka",
]  # fmt: skip

# "Soita mulle": a wish, with a word or two after it.
CALLS = [
    "soita", "soittakaa", "soittele", "tekstaa", "ring", "ringa", "call", "dm", "msg", "laita",
    "kirjoita",
    "skriv", "text", "lisaa", "add",
]  # fmt: skip

# Beside somebody's name these make no other name of it.
EMPTY = [
    "oikea", "aito", "se", "sama", "itse", "toinen", "uusi", "vanha", "taas", "akta", "riktiga",
    "riktig",
    "den", "samma", "nya", "the", "real", "true", "same", "new", "old", "again", "meidan", "teidan",
    "virallinen",
]  # fmt: skip

# Said about somebody, in a name that stands beside every message.
SAID_OF_OTHERS = [
    "vihaan", "vihaa", "inhoan", "haisee", "haiset", "haisette", "kannissa", "humalassa", "hatar",
    "stinker",
    "luktar", "hate", "hates", "stinks", "sucks", "drunk", "pedo", "pedofiili", "pedofil", "raiskaaja",
    "rapist", "kkk", "hh88",
]  # fmt: skip
