"""The header of signed-in pages shows each person the places that are theirs."""

import pytest

pytestmark = pytest.mark.django_db
PLACES = {"studio": "/fi/studio/", "desk": "/fi/desk/", "rooms": "/fi/rooms/", "queue": "/fi/queue/"}
THEIRS = {
    "aino": {"studio", "rooms"},
    "eeva": {"studio", "desk", "rooms"},
    "mirja": {"rooms", "queue"},
    "sampo": {"rooms"},
}


@pytest.mark.parametrize("name", THEIRS)
def test_the_header_leads_where_the_person_may_go(client, request, name):
    client.force_login(request.getfixturevalue(name))
    page = client.get("/fi/me/").content.decode()
    menu = page[page.index("site-menu__links") :].partition("</ul>")[0]
    assert {place for place, address in PLACES.items() if f'href="{address}"' in menu} == THEIRS[name]
