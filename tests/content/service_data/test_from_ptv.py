"""A service of the national service data in our fields, and what is told of the rest. No database."""

import json
from contextlib import suppress

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from content.service_data.fields import Refused
from content.service_data.from_ptv import Regions, told_of
from content.service_data.mapping import CLASS_OF, NEEDS_OF, TEXTS
from content.service_data.reading import Given, read
from content.themes import Theme

from .given import PLACE_ID, page, place, service, with_place, words

TOWNS = {"Tampere": "06", "Lahti": "07"}
NAMES = {"01": "Uusimaa", "06": "Pirkanmaa", "07": "Päijät-Häme", "21": "Ahvenanmaa"}
REGIONS = Regions(NAMES, lambda name: TOWNS.get(name, ""))


def told(data, *channels):
    given = read(page(data, serviceChannels=list(channels)))
    return told_of(given.services[0].data, given, REGIONS)


def test_every_text_comes_to_its_field():
    found = told(with_place(), place())
    fi = found.pages["fi"]
    assert fi["title"] == "Työpaja Ratas"
    assert fi["summary"] == "Pajalla kokeilet työtä."
    assert fi["what"] == "Teet töitä pienessä ryhmässä.\nOhjaaja on paikalla."
    assert fi["get_in"] == (
        "Soita ja varaa aika.\nPuhelin: +358 401234567\nSähköposti: paja@example.org\n"
        "Verkossa: https://paja.example.org/"
    )
    assert fi["cost"] == "Maksuton kaikille."
    assert fi["for_whom"] == "sinulle, joka etsit työtä"
    assert fi["place"] == "Ratastie 5, 33100 ESIMERKKILÄ\nToinen kerros."
    assert fi["hours"] == "Maanantai–perjantai: kello 9–15.30"
    assert fi["access"] == "Ovella on luiska."
    assert fi["regions"] == ("06",)
    assert fi["needs"] == ("work",)
    assert found.pages["sv"]["title"] == "Verkstaden"
    assert found.organisation.names["fi"] == "Esimerkkilä"


def test_nothing_of_a_person_comes_in():
    found = told(
        with_place(requirements=[words("Kysy: maija.malli@example.org tai paja@example.org")]), place()
    )
    everything = json.dumps(found.pages, ensure_ascii=False)
    assert "malli" not in everything
    assert "Maija" not in everything
    assert "paja@example.org" in found.pages["fi"]["for_whom"]
    assert any("like a person's" in str(note) for note in found.notes)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("<p>Yksi</p><p>Kaksi</p>", "Yksi\nKaksi"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("Ennen<script>alert(1)</script> jälkeen", "Ennen jälkeen"),
        ("<style>p{}</style><b>Lihava</b>", "Lihava"),
        ('<img src=x onerror="alert(1)">Kuva', "Kuva"),
        ('<a href="https://example.org/a">Sivu</a>', "Sivu (https://example.org/a)"),
        ('<a href="javascript:alert(1)">Sivu</a>', "Sivu"),
        ('<a href="data:text/html,x">Sivu</a>', "Sivu"),
        ('<a href="https://a:b@example.org">Sivu</a>', "Sivu"),
        ('<a href="mailto:paja@example.org?bcc=x@example.org">Kirjoita</a>', "Kirjoita (paja@example.org)"),
        ('<a href="tel:+358401234567">Soita</a>', "Soita (+358401234567)"),
        ("[Sivu](https://example.org) ja [toinen](vbscript:x)", "Sivu (https://example.org) ja toinen"),
        ("# Otsikko\n* **Lihava** kohta\n- toinen", "Otsikko\nLihava kohta\ntoinen"),
        ("alle < 30 vuotta & yli 18", "alle < 30 vuotta & yli 18"),
        ("&lt;script&gt;", "<script>"),  # words about a tag: templates escape them
        ("nolla\u0000 \u202eoikealta", "nolla oikealta"),
        ("yksi\r\n\r\n  kaksi   kolme", "yksi\nkaksi kolme"),
        ("<a><a><a></a></a>x", "x"),
        ("Ennen<!-- <b>piilossa</b> --> jälkeen", "Ennen jälkeen"),
        ("<script>if (a<b) { x > y }</script>Hei", "Hei"),
        ("avoin <script", "avoin <script"),
        ("<a " * 3_000, " ".join(["<a"] * 3_000)),  # read at once, and not again for each of them
    ],
)
def test_html_and_markdown_become_plain_lines(written, read_as):
    data = service(serviceDescriptions=[words(written, "fi", "Description")])
    assert told(data).pages["fi"]["what"] == read_as


@pytest.mark.parametrize(
    ("area", "regions"),
    [
        ({"areaType": "Nationwide"}, ()),
        ({"areaType": "NationwideExceptAlandIslands"}, ("01", "06", "07")),
        ({"areas": [{"type": "Region", "code": "07"}, {"type": "Region", "code": "06"}]}, ("06", "07")),
        ({"areas": [{"type": "Municipality", "code": "837", "name": [words("Tampere")]}]}, ("06",)),
        (
            {
                "areas": [
                    {
                        "type": "WellbeingServiceCounties",
                        "code": "06",
                        "municipalities": [{"name": [words("Lahti")]}],
                    }
                ]
            },
            ("07",),
        ),
        ({"areas": [{"type": "Region", "code": "99"}]}, None),
        (
            {"areas": [{"type": "Region", "code": "06", "name": [words("Uusimaa")]}]},
            ("01",),
        ),  # the name counts
        ({"areas": [{"type": "Region", "code": "06", "name": [words("Muu")]}]}, None),
        ({"areaType": "Somewhere"}, None),
    ],
)
def test_where_it_is_given(area, regions):
    found = told(service(**area))
    assert found.pages["fi"].get("regions") == regions
    assert (regions is None) == any("regions" in str(note) for note in found.notes)


def test_each_need_has_a_class_that_means_it_alone():
    assert list(CLASS_OF) == Theme.values
    for need, each in CLASS_OF.items():
        assert NEEDS_OF[each.name.casefold()] == (need,)


def test_an_unknown_class_is_told_and_says_nothing_of_needs():
    found = told(service(serviceClasses=[{"name": [words("Kalastus")]}]))
    assert "needs" not in found.pages["fi"]
    assert any("what it helps with" in str(note) for note in found.notes)


def test_unknown_languages_and_fields_are_told():
    names = [*service()["serviceNames"], words("Bargu", "se", "Name")]
    found = told(service(serviceNames=names, newThing=1))
    assert set(found.pages) == {"fi", "sv"}
    assert any(str(note).endswith("kept here: se.") for note in found.notes)
    assert any("newThing" in str(note) for note in found.notes)


def test_a_charge_without_words_is_said_in_the_language_of_the_page():
    found = told(service(serviceDescriptions=[], serviceChargeType="FreeOfCharge"))
    assert [page["cost"] for page in found.pages.values()] == ["Maksuton.", "Avgiftsfri."]


def test_channels_that_are_not_there_leave_their_fields_alone():
    found = told(with_place())
    assert not {"place", "hours", "access", "get_in"} & found.pages["fi"].keys()
    assert any("file of channels" in str(note) for note in found.notes)


@pytest.mark.parametrize(("length", "said"), [(401, "401 signs"), (30_000, "20000 signs")])
def test_what_does_not_fit_is_left_out_whole_and_told(length, said):
    found = told(service(serviceDescriptions=[words("a" * length, "fi", "Summary")]))
    assert "summary" not in found.pages["fi"]
    assert any(said in str(note) for note in found.notes)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"id": "kissa"}, "id:"),
        ({"id": None}, "id:"),
        ({"id": ["x"]}, "id:"),
        ({"publishingStatus": "Deleted"}, "not public"),
        ({"publishingStatus": {"a": 1}}, "not public"),
        ({"serviceNames": []}, "no name"),
        ({"serviceNames": [words("Bargu", "se", "Name")]}, "no name"),
        ({"serviceNames": "Nimi"}, "serviceNames: a list of objects"),
        ({"serviceNames": [{"language": "fi", "type": "Name", "value": 7}]}, "value: a text"),
        ({"serviceNames": [words("a" * 256, "fi", "Name")]}, "256 signs"),
        ({"modified": "eilen"}, "modified"),
        ({"modified": "0001-01-01T00:00:00+14:00"}, "modified"),
        ({"modified": 5}, "modified"),
        ({"areas": {"code": "06"}}, "areas"),
        ({"organizations": [{"roleType": "Responsible", "organization": "x"}]}, "organization: an object"),
    ],
)
def test_a_bad_record_is_refused_with_a_reason(changed, why):
    with pytest.raises(Refused, match=why):
        told(service(**changed))


def test_channels_that_name_each_other_and_the_service_end():
    around = place(
        services=[{"service": {"id": PLACE_ID}}], serviceChannels=[{"serviceChannel": {"id": PLACE_ID}}]
    )
    data = with_place(serviceCollections=[{"id": PLACE_ID}])
    assert told(data, around, around).pages["fi"]["access"] == "Ovella on luiska."


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "language",
                    "value",
                    "type",
                    "code",
                    "name",
                    "municipalities",
                    "organization",
                    "roleType",
                    "id",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@drawn(st.dictionaries(st.sampled_from(sorted(service())), ANYTHING, max_size=4))
def test_whatever_stands_in_a_record_it_is_told_or_refused(changed):
    with suppress(Refused):
        assert told_of(service(**changed), Given(), REGIONS).pages


def test_the_table_of_texts_names_each_field_once():
    assert len({row.here for row in TEXTS}) == len(TEXTS)
