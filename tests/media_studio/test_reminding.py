"""Who reads stories hears of what has waited."""

from datetime import timedelta

import pytest

from media_studio import reminding
from media_studio.desk import Waiting
from portal.kit import clock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("minutes", "is_told"), [(59, False), (61, True)])
def test_an_editor_hears_of_a_story_that_has_waited_for_an_hour(eeva, oiva, monkeypatch, minutes, is_told):
    told = []
    since = clock.now() - timedelta(minutes=minutes)
    story = Waiting(None, oiva, "Tarina", since, for_supporter=False, is_changed=False)
    monkeypatch.setattr(reminding, "waiting_for", lambda _person: [story])
    monkeypatch.setattr(reminding, "tell_something_waits", lambda person, desk: told.append((person, desk)))
    reminding.remind_readers()
    assert told == ([(eeva, "studio:desk")] if is_told else [])
