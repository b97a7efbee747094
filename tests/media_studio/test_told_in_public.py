"""What readers who are not signed in are told of the studio."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_stranger_is_told_what_the_studio_is_before_signing_in(client):
    answer = client.get("/en/studio/", follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [("/en/studio/about/", 302)]
    assert "Nothing is shown without your yes." in page
    assert "You can take your story back at any time." in page
    assert "/en/accounts/login/?next=/en/studio/" in page
    assert 'href="/en/join/"' in page


def test_who_is_signed_in_comes_to_the_studio_itself(client, aino):
    client.force_login(aino, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/en/studio/").status_code == 200
