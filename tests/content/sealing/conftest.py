"""A story that waits for its yes."""

import pytest

from content.models import StoryPage
from tests.factories.pages import make_site, make_story
from tests.factories.pictures import make_picture, with_picture


@pytest.fixture
def home(roles):
    return make_site()


@pytest.fixture
def story(home, aino):
    story = make_story(aino, title="Aamun kahvi", public=False, body=with_picture(make_picture(aino)))
    story.save_revision()
    return StoryPage.objects.get(pk=story.pk)
