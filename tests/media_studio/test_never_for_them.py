"""What a supporter never does for a storyteller, with whatever rights: refused in the actions themselves."""

import pytest
from django.core.exceptions import PermissionDenied

from content import consenting, reporting
from media_studio import (
    drafting,
    leasing,
    paragraphs,
    picturing,
    publishing,
    queries,
    suggesting,
    support_terms,
    supporting,
)
from media_studio.models import Suggestion, Support
from tests.factories.pictures import upload

from .conftest import support

pytestmark = pytest.mark.django_db
WORDS = {"alt": "Laituri.", "decorative": False}


@pytest.fixture
def beside(was_read, aino, veikko):
    """Aino's story waits for her yes; Veikko may do the most that a supporter may, and she watches."""
    support(aino, veikko, rights="type")
    leasing.note_open_page(aino, story=was_read)
    return was_read


ACTS = {
    "consents": lambda who, story: consenting.give(
        who, page=story, revision_id=queries.read_revision(story).pk, byline="Aino", places=["site"]
    ),
    "publishes and chooses the byline": lambda who, story: publishing.publish_consented(
        who, story=story, revision_id=queries.read_revision(story).pk, byline="Aino", places=["site"]
    ),
    "hands in": lambda who, story: drafting.hand_in(who, story=story, through_supporter=False),
    "pulls back": lambda who, story: drafting.take_back_handing_in(who, story=story),
    "takes back": lambda who, story: publishing.take_back(who, story=story),
    "withdraws": lambda who, story: consenting.withdraw(who, page=story),
    "takes down": lambda who, story: reporting.take_down(who, thing=story, reason="x"),
    "writes the whole": lambda who, story: drafting.save_draft(
        who, story=story, fields={"title": "x"}, seen_revision=story.latest_revision_id
    ),
    "asks another supporter": lambda who, story: supporting.ask_support(
        who, supporter_email="oiva@example.org", story=story
    ),
    "changes what they may do": lambda who, _story: support_terms.change_support(
        who, support=Support.objects.get(), rights="type", until=None
    ),
    "adds a picture": lambda who, story: picturing.add_picture(who, story=story, upload=upload(), **WORDS),
    "removes a picture": lambda who, story: picturing.remove_picture(who, story=story, block_id="x"),
    "takes a suggestion": lambda who, _story: suggesting.accept(who, suggestion=Suggestion.objects.get()),
    "declines a suggestion": lambda who, _story: suggesting.decline(who, suggestion=Suggestion.objects.get()),
    "adds a paragraph": lambda who, story: paragraphs.add_paragraph(
        who, story=story, after="title", words="x"
    ),
    "removes a paragraph": lambda who, story: paragraphs.remove_paragraph(
        who, story=story, block_id="x", seen="x"
    ),
    "joins paragraphs": lambda who, story: paragraphs.join_paragraph(
        who, story=story, block_id="x", seen="x"
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_supporter_never(beside, veikko, act):
    suggesting.suggest(veikko, story=beside, block_id="title", comment="Hyvä nimi.")
    newest = queries.draft_of(beside).latest_revision_id
    with pytest.raises(PermissionDenied):
        ACTS[act](veikko, beside)
    beside.refresh_from_db()
    assert (beside.live, beside.latest_revision_id) == (False, newest)
    assert Suggestion.objects.get().state == "open"
    assert Support.objects.count() == 1
