"""Staff see that the organisation's sign-in is connected to their account, and disconnect it."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from .conftest import ME, sign_in
from .directory import NAME

pytestmark = pytest.mark.django_db
DEVICES, DISCONNECT = "/fi/me/devices/", "/fi/me/devices/organisation/"


def test_the_page_of_devices_says_what_is_connected_and_lets_go(client, directory, mirja):
    sign_in(client)
    page = client.get(DEVICES).content.decode()
    assert NAME in page
    assert DISCONNECT in page
    assert client.post(DISCONNECT).url == DEVICES
    assert not SocialAccount.objects.exists()
    assert DISCONNECT not in client.get(DEVICES).content.decode()


def test_it_can_be_disconnected_also_where_the_way_is_closed(client, directory, mirja, settings):
    sign_in(client)
    settings.OIDC_SERVER = settings.OIDC_CLIENT = settings.OIDC_SECRET = settings.OIDC_NAME = ""
    assert DISCONNECT in client.get(DEVICES).content.decode()
    client.post(DISCONNECT)
    assert not SocialAccount.objects.exists()


def test_nobody_disconnects_somebody_else(client, directory, mirja, aino):
    sign_in(client)
    other = Client()
    other.force_login(aino)
    other.post(DISCONNECT)
    assert SocialAccount.objects.get().user == mirja


def test_who_has_a_new_subject_disconnects_the_old_one_and_comes_in_again(client, directory, mirja):
    sign_in(client)
    client.post(DISCONNECT)
    directory.person["sub"] = "number-2"
    assert sign_in(Client()).url == ME
    assert SocialAccount.objects.get().uid == "number-2"
