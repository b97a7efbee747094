"""Two stories, one told and one not, and somebody to whom every door of the CMS is open."""

import pytest
from django.test import Client
from wagtail.models import Page

from content.models import StoryPage
from content.permissions import grant_editors
from portal.accounts.models import User
from portal.accounts.roles import Role, give_role
from tests.factories.pages import make_site, make_story

from .trying import told_by


@pytest.fixture
def home(roles):
    site = make_site()
    grant_editors(Page.objects.get(depth=1))
    return site


@pytest.fixture
def draft(home, aino):
    story = make_story(aino, title="Salainen tarina", public=False)
    story.save_revision()
    return StoryPage.objects.get(pk=story.pk)


@pytest.fixture
def told(home, aino):
    story = make_story(aino, title="Kerrottu tarina", public=False)
    story.save_revision()
    return told_by(aino, StoryPage.objects.get(pk=story.pk))


@pytest.fixture
def attacker(roles):
    """A superuser who is also an editor: every door of the CMS is open to them."""
    person = User.objects.create_superuser("attacker@example.org", first_name="Attacker")
    give_role(person, Role.EDITOR)
    return person


@pytest.fixture
def cms(attacker):
    browser = Client()
    browser.force_login(attacker)
    return browser
