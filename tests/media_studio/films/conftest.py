"""A story that begins with a film; no ffmpeg is needed."""

import pytest

from content import recording_intake
from media_studio import drafting, people
from tests.factories.films import clean_film

from .telling import bring


@pytest.fixture(autouse=True)
def _a_machine_with_ffmpeg(monkeypatch):
    """What ffmpeg would make; its own tests are in tests/content/films."""
    monkeypatch.setattr(recording_intake, "probe_film", lambda _file, _size: None)
    monkeypatch.setattr(recording_intake, "clean_film", lambda _file: clean_film())
    monkeypatch.setattr("media_studio.views.voice.is_possible", lambda: True)


@pytest.fixture
def empty(site, aino):
    return drafting.begin_story(aino, title="Aamun filmi")


@pytest.fixture
def told(empty, aino):
    """A story of one film, which is ready. Nobody else is in it."""
    empty.block = bring(aino, empty)
    people.say_nobody_else(aino, story=empty)
    return empty
