"""A small correction of what stands beside the text: words of recordings, of pictures, and under them."""

import pytest

from content import recording_intake
from content.models import Consent, Picture, Recording, StoryPage
from media_studio import (
    correctable,
    correcting,
    corrections,
    drafting,
    people,
    picturing,
    publishing,
    queries,
    transcribing,
    voicing,
)
from media_studio.people import About
from media_studio.refusals import NotReady, Refused
from tests.factories.pictures import upload as picture_file
from tests.factories.recordings import clean_sound, upload
from tests.factories.telling import read_through

from .conftest import at, save

pytestmark = pytest.mark.django_db
SAID, BETTER = "Herään kello kuusi.", "Herään kello seitsemän."
WHY = {"reason": "Kello oli väärin.", "note": "Korjasimme kellonajan."}


@pytest.fixture
def ready(written, aino, eeva, monkeypatch):
    """A story with a picture and a recording, read; Aino decides."""
    monkeypatch.setattr(recording_intake, "probe", lambda _file, _size: None)
    monkeypatch.setattr(recording_intake, "clean", lambda _file: clean_sound())
    picturing.add_picture(
        aino, story=written, upload=picture_file(), alt="Laituri kello kuusi", caption="Aamu"
    )
    block = voicing.add_recording(aino, story=written, upload=upload(b"x"), caption="Aamulla")
    recording_intake.prepare.call(Recording.objects.get().pk)
    transcribing.write_words(aino, story=written, block_id=block, words=SAID, was="")
    drafting.hand_in(aino, story=fresh(written), through_supporter=False)
    read_through(eeva, fresh(written))
    return fresh(written)


@pytest.fixture
def public(ready, aino):
    read = queries.read_revision(ready)
    publishing.publish_consented(aino, story=ready, revision_id=read.pk, byline="Meri", places=["site"])
    return fresh(ready)


def fresh(story):
    return StoryPage.objects.get(pk=story.pk)


def part_of(story, what, kind):
    return next(p.part for p in correctable.places_in(story) if (p.what, p.kind) == (what, kind))


def propose(person, story, what, kind, after):
    part = part_of(story, what, kind)
    seen = correctable.says(story, part)
    return correcting.propose(person, story=story, part=part, seen=seen, after=after, **WHY)


PLACES = [
    ("words", "recording", SAID, BETTER),
    ("alt", "picture", "Laituri kello kuusi", "Laituri kello seitsemän"),
    ("caption", "picture", "Aamu", "Kesäaamu"),
    ("caption", "recording", "Aamulla", "Kesäaamulla"),
]


@pytest.mark.parametrize(("what", "kind", "before", "after"), PLACES)
def test_it_is_public_only_with_the_yes_and_its_note(public, aino, eeva, door, what, kind, before, after):
    made = propose(eeva, public, what, kind, after)
    part = part_of(public, what, kind)
    assert correctable.says(fresh(public), part) == before
    correcting.answer(aino, correction=made, yes=True)
    page = door().get(public.url).content.decode()
    assert correctable.says(fresh(public), part) == after
    assert after in page
    assert WHY["note"] in page
    assert Consent.objects.standing().filter(page_id=public.pk).count() == 1


def test_a_no_makes_no_copy_and_changes_nothing(public, aino, eeva):
    for what, kind, _before, after in PLACES[:2]:
        made = propose(eeva, public, what, kind, after)
        correcting.answer(aino, correction=made, yes=False)
    assert (Picture.objects.count(), Recording.objects.count()) == (1, 1)


def test_what_somebody_said_yes_to_stays_and_the_copy_says_who_wrote(public, aino, eeva):
    correcting.answer(aino, correction=propose(eeva, public, "words", "recording", BETTER), yes=True)
    old, new = Recording.objects.order_by("pk")
    assert (old.transcript, new.transcript, new.transcript_by) == (SAID, BETTER, eeva)
    assert old.sha256 == new.sha256


def test_the_draft_of_the_storyteller_gets_it_too_and_stays_a_draft(public, aino, eeva):
    save(aino, public, text="Uusi teksti.")
    made = propose(eeva, fresh(public), "alt", "picture", "Laituri kello seitsemän")
    correcting.answer(aino, correction=made, yes=True)
    draft = queries.draft_of(fresh(public))
    assert correctable.says(draft, part_of(draft, "alt", "picture")) == "Laituri kello seitsemän"
    assert "Uusi teksti." in str(draft.body)
    assert "Uusi teksti." not in str(fresh(public).body)


def test_words_that_are_too_long_for_their_place_are_told(public, eeva):
    with pytest.raises(NotReady):
        propose(eeva, public, "alt", "picture", "Laituri kello kuusi" + " aa" * 90)


def test_words_of_a_picture_in_which_somebody_is_are_the_storytellers_to_change(ready, aino):
    ready = queries.draft_of(ready)
    about = About(name="Kerttu", what=["face"], pictures=[Picture.objects.get().pk])
    kerttu = people.add_person(aino, story=ready, about=about)
    assert list(correctable.people_shown_at(ready, part_of(ready, "alt", "picture"))) == [kerttu]
    assert not list(correctable.people_shown_at(ready, part_of(ready, "words", "recording")))


def test_a_picture_with_somebody_in_it_is_not_told_anew_over_their_yes(public, eeva, monkeypatch):
    monkeypatch.setattr(correctable, "people_shown_at", lambda _page, _part: ["Kerttu"])
    with pytest.raises(Refused, match="sanoi"):
        propose(eeva, public, "alt", "picture", "Laituri kello seitsemän")


def test_the_pages_say_which_words_these_are(public, aino, eeva, door):
    address = at("propose_correction", public.pk)
    page = door(eeva).get(address).content.decode()
    assert "Äänite 1: mitä siinä sanotaan" in page
    assert "Kuva 1: mitä siinä näkyy" in page
    sent = {"part": part_of(public, "words", "recording"), "before": SAID, "after": BETTER} | WHY
    assert door(eeva).post(address, sent).status_code == 302
    made = corrections.open_correction(public)
    assert "Äänite 1: mitä siinä sanotaan" in door(aino).get(at("correction", made.pk)).content.decode()
