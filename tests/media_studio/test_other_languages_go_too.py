"""Before a story is taken back, each of its languages is named by its title."""

import pytest
from wagtail.models import Locale

pytestmark = pytest.mark.django_db


def test_each_language_that_goes_with_a_story_is_named_by_its_title(client, was_read, aino):
    swedish, _made = Locale.objects.get_or_create(language_code="sv")
    twin = was_read.copy_for_translation(swedish, copy_parents=True)
    twin.title = twin.draft_title = "Kaffet kokar <nu>"
    type(twin).objects.filter(pk=twin.pk).update(title=twin.title, draft_title=twin.title)
    client.force_login(aino, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/en/studio/{was_read.pk}/take-back/").content.decode()
    assert '“<span lang="sv">Kaffet kokar &lt;nu&gt;</span>” (Svenska) goes with it.' in page


def test_a_story_in_one_language_names_no_other(client, was_read, aino):
    client.force_login(aino, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "goes with it" not in client.get(f"/en/studio/{was_read.pk}/take-back/").content.decode()
