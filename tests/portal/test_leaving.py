"""Leaving quickly without scripts."""

import re
from urllib.parse import urlsplit

import pytest

from portal.accounts.views.leaving import AWAY
from tests.portal.habits.tree import ROOT


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("headers", "stays"),
    [
        ({}, False),
        ({"Sec-Fetch-Site": "same-origin"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Purpose": "prefetch"}, True),
    ],
)
def test_leaving_signs_out_and_forgets_pages_when_it_comes_from_our_own_link(client, aino, headers, stays):
    client.force_login(aino)
    answer = client.get("/en/leave/", headers=headers)
    assert answer["Location"] == AWAY
    assert answer["Clear-Site-Data"] == '"cache"'
    assert "no-store" in answer["Cache-Control"]
    assert ("_auth_user_id" in client.session) is stays


def test_the_link_goes_to_the_same_page_with_scripts():
    assert f'data-away="{AWAY}"' in (ROOT / "templates/components/leave_quickly.html").read_text()


def test_the_link_says_where_it_leads_and_its_name_stays_short():
    link = (ROOT / "templates/components/leave_quickly.html").read_text()
    site = urlsplit(AWAY).hostname.removeprefix("www.")
    assert re.search(rf'title="[^>]*{re.escape(site)}', link)
    assert "visually-hidden" not in link
