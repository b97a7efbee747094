"""Where sentences end: the table of what a full stop can be."""

import pytest

from portal.plain_language.splitting import sentences

TABLE = [
    ("fi", "Tule mukaan. Kahvi on valmista.", ["Tule mukaan.", "Kahvi on valmista."]),
    ("fi", "Tulen esim. 5. kerta jälkeen.", ["Tulen esim. 5. kerta jälkeen."]),
    ("fi", "Se maksaa n. 10 e. Tule pian!", ["Se maksaa n. 10 e.", "Tule pian!"]),
    ("fi", "Meillä on mm. uimista ja pelejä.", ["Meillä on mm. uimista ja pelejä."]),
    ("fi", "Ota eväät, vettä ym. Lähdemme heti.", ["Ota eväät, vettä ym.", "Lähdemme heti."]),
    ("fi", "Ota vettä ym. mukaan.", ["Ota vettä ym. mukaan."]),
    ("fi", "Retki on 1.5.2026 klo 9.30. Tule!", ["Retki on 1.5.2026 klo 9.30.", "Tule!"]),
    ("fi", "Olemme auki 1. toukokuuta.", ["Olemme auki 1. toukokuuta."]),
    ("fi", "Tulin paikalle 5. Muut tulivat myöhemmin.", ["Tulin paikalle 5.", "Muut tulivat myöhemmin."]),
    ("fi", "1. Avaa sivu.", ["1. Avaa sivu."]),
    ("fi", "1. Avaa sivu. 2. Kirjoita nimi.", ["1. Avaa sivu.", "2. Kirjoita nimi."]),
    (
        "fi",
        "”Hei!” hän sanoi. ”Tule tänne.” Minä tulin.",
        ["”Hei!” hän sanoi.", "”Tule tänne.”", "Minä tulin."],
    ),
    ("fi", "(Ovi on auki.) Tule sisään.", ["(Ovi on auki.)", "Tule sisään."]),
    ("fi", "Tule (esim. bussilla). Nähdään!", ["Tule (esim. bussilla).", "Nähdään!"]),
    ("fi", "Mitä nyt?! En tiedä… Ehkä.", ["Mitä nyt?!", "En tiedä…", "Ehkä."]),
    ("fi", "No... en tiedä... Ehkä.", ["No... en tiedä...", "Ehkä."]),
    ("fi", "Kirjan teki A. J. Virta. Luin sen.", ["Kirjan teki A. J. Virta.", "Luin sen."]),
    ("fi", "Olen ryhmässä A. Se on kiva.", ["Olen ryhmässä A.", "Se on kiva."]),
    ("fi", "Katso www.oma.fi. Siellä lukee lisää.", ["Katso www.oma.fi.", "Siellä lukee lisää."]),
    ("fi", "Katso https://oma.fi/a.b?c=d.e nyt.", ["Katso https://oma.fi/a.b?c=d.e nyt."]),
    ("fi", "Kirjoita minulle: oma.posti@oma.fi.", ["Kirjoita minulle: oma.posti@oma.fi."]),
    ("fi", "tulen huomenna. mulla on kiire", ["tulen huomenna.", "mulla on kiire"]),
    ("fi", "Hän tuli.Sitten söimme.", ["Hän tuli.", "Sitten söimme."]),
    ("fi", "Kävely\u00adtie on auki. Tule.", ["Kävely\u00adtie on auki.", "Tule."]),
    ("fi", "Hinta on 3.50 euroa. Se on vähän.", ["Hinta on 3.50 euroa.", "Se on vähän."]),
    ("fi", "Soita puh. 050 123. Vastaamme.", ["Soita puh. 050 123.", "Vastaamme."]),
    ("sv", "Ta med t.ex. kläder, mat m.m. Vi ses.", ["Ta med t.ex. kläder, mat m.m.", "Vi ses."]),
    ("sv", "Du kan t ex. gå. Det är ca. 5 km.", ["Du kan t ex. gå.", "Det är ca. 5 km."]),
    ("sv", "Vi ses kl. 10. Kom i tid!", ["Vi ses kl. 10.", "Kom i tid!"]),
    ("sv", "Den 5. maj är vi lediga.", ["Den 5. maj är vi lediga."]),
    ("sv", "Han säger: ”Kom.” Jag kommer.", ["Han säger: ”Kom.”", "Jag kommer."]),
    ("sv", "Boken är av K. Berg. Den är bra.", ["Boken är av K. Berg.", "Den är bra."]),
    ("sv", "Ring oss osv. Tack!", ["Ring oss osv.", "Tack!"]),
    ("en", "Mr. Smith came at 5 p.m. Then he left.", ["Mr. Smith came at 5 p.m.", "Then he left."]),
    ("en", "Take food, e.g. bread. So do I. Good.", ["Take food, e.g. bread.", "So do I.", "Good."]),
    ("en", "He sat. Then no. 5 came.", ["He sat.", "Then no. 5 came."]),
    ("en", "They said no. We said yes.", ["They said no.", "We said yes."]),
    ("en", "“Stop!” she said. He stopped.", ["“Stop!” she said.", "He stopped."]),
    ("en", "Is it open? Yes! Come in.", ["Is it open?", "Yes!", "Come in."]),
    ("en", "Bring pens, paper, etc. We start at 9.", ["Bring pens, paper, etc.", "We start at 9."]),
    ("en", "  ", []),
    ("en", "", []),
    ("en", "...", ["..."]),
]


@pytest.mark.parametrize(("language", "text", "expected"), TABLE)
def test_a_text_is_cut_into_its_sentences(language, text, expected):
    assert [text[start:end] for start, end in sentences(text, language)] == expected
