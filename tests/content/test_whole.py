"""What somebody said yes to is shown whole, however long it is."""

import pytest
from django.test import Client

from media_studio.manuscript import TEXT_LENGTH, body_of
from tests.factories.pages import make_site, make_story

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sign", ["ä", "&"])
def test_one_paragraph_as_long_as_the_form_takes_is_shown_whole(oiva, sign):
    make_site()
    written = sign * (TEXT_LENGTH - len(" loppu")) + " loppu"
    story = make_story(oiva, body=body_of(written, before=[]))
    page = Client().get(story.url).content.decode()
    shown = sign.replace("&", "&amp;")
    assert page.count(shown * 1000) >= 39
    assert f"{shown} loppu</p>" in page
