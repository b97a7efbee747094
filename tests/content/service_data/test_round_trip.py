"""What is told out is read back as it was, whatever the words. No database."""

import json
from uuid import UUID

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from content.service_data.from_ptv import Regions, told_of
from content.service_data.mapping import CLASS_OF, OF_CHANNELS, TEXTS
from content.service_data.reading import read
from content.service_data.to_ptv import Offered, Provider, told_page

NAMES = {"01": "Uusimaa", "06": "Pirkanmaa", "07": "Päijät-Häme", "21": "Ahvenanmaa"}
IN_ORDER = Regions(NAMES, lambda _name: "")
# Signs of HTML and Markdown are read as such, so what has them may come back otherwise: docs/service_data.md.
SIGNS = st.sampled_from("aäåöÄ bcxyz 0123456789.,:;!?–'\"()/€%=+$@")
LINE = (
    st.text(SIGNS, min_size=1, max_size=30)
    .map(lambda said: " ".join(said.split()))
    .filter(lambda said: bool(said.strip(" ")) and any(sign.isalnum() for sign in said))
)
LINES = st.lists(LINE, max_size=4, unique=True).map("\n".join)
PAGE = st.fixed_dictionaries(
    {row.here: LINE if row.is_one_line else LINES for row in TEXTS} | dict.fromkeys(OF_CHANNELS, LINES)
)
SERVICE = st.builds(
    Offered,
    st.uuids(version=5),
    st.dictionaries(st.sampled_from(["fi", "sv", "en"]), PAGE, min_size=1),
    st.sets(st.sampled_from(list(NAMES))).map(lambda codes: tuple(sorted(codes))),
    st.sets(st.sampled_from(list(CLASS_OF)), min_size=1).map(
        lambda needs: tuple(need for need in CLASS_OF if need in needs)
    ),
    st.none()
    | st.builds(Provider, st.uuids(version=4), st.fixed_dictionaries({"fi": LINE, "sv": LINE, "en": LINE})),
)


def without_people(page):
    return all("@" not in words for words in page.values())


@settings(max_examples=80, deadline=None)
@drawn(SERVICE.filter(lambda service: all(without_people(page) for page in service.pages.values())))
def test_what_is_told_is_read_back(service):
    words = json.dumps(told_page([service], {code: {"fi": name} for code, name in NAMES.items()}))
    given = read(words.encode())
    found = told_of(given.services[0].data, given, IN_ORDER)
    assert found.source_id == service.number
    assert found.notes == set()
    assert found.organisation == (
        None
        if service.provider is None
        else type(found.organisation)(service.provider.number, dict(service.provider.names))
    )
    for code, page in service.pages.items():
        told = found.pages[code]
        assert {name: told[name] for name in page} == page
        assert (told["regions"], told["needs"]) == (service.regions, service.needs)


def test_the_order_is_that_of_the_ids():
    both = [Offered(UUID(int=number), {"fi": {"title": "a"}}) for number in (2, 1)]
    told = told_page(both, {})
    assert [each["id"] for each in told["itemList"]] == [str(UUID(int=1)), str(UUID(int=2))]
    assert told["serviceChannels"] == told["organizations"] == []
