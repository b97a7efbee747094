"""A recording and a film in a story of the small world."""

from pathlib import PurePath
from typing import Any

from content.models import Recording, StoryPage
from media_studio import drafting, placing
from media_studio.queries import draft_of
from portal.accounts.models import User
from tests.factories.films import make_film


def with_recording(teller: User, story: StoryPage, recording: Recording, kind: str = "recording") -> str:
    """The story's last part is this recording. Gives the id of its block."""
    page = draft_of(story)
    value = {"recording": recording.pk, "caption": "Sinivuokkoja"}
    page.body, block_id = placing.add_block(page.body, kind, value)
    drafting.keep(teller, page, makes_room=False)
    return block_id


def with_film(teller: User, story: StoryPage) -> dict[str, Any]:
    """The same with a film; gives where it, its captions and its pictures are."""
    film = make_film(teller, title="Sinivuokkoja", transcript="Sinivuokkoja metsässä.")
    return {
        "film": with_recording(teller, story, film, "film"),
        "film_file": PurePath(film.file.name).name,
        "still": PurePath(film.stills.all()[0].file.name).name,
    }
