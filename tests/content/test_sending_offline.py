"""Public forms know what to say when they are sent without a network."""

import pytest

from tests.factories.pages import make_site

pytestmark = pytest.mark.django_db
FORMS = ("wish/", "accessibility-statement/feedback/", "subscribe/", "plain-language/", "join/")


@pytest.mark.parametrize("address", FORMS)
def test_the_form_says_it_above_its_button(client, roles, address):
    make_site()
    page = client.get(f"/fi/{address}").content.decode()
    form = next(part for part in page.split("<form ")[1:] if "data-send-offline" in part)
    assert form.index("data-send-offline") < form.index('type="submit"')
    assert "js/send" in page
