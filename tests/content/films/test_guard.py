"""No film is public without captions and its words, and none without its storyteller's yes to all of it."""

import pytest
from django.core.exceptions import ValidationError

from content import consenting, erasing, recording_intake, sealing
from content.consenting import ConsentRefused
from content.digest import digest_of, shown_by
from content.models import ConsentMissing, PersonIn, Recording, Seal, Still, StoryPage
from content.models.consents import is_covered
from content.models.recordings import RecordingHeld
from content.recognising import digest_of_person, shown_of
from content.surfaces import Sought
from content.surfaces_here import _caption_addresses
from portal.kit import clock
from portal.kit.headers import FILE
from portal.kit.storage import private_storage
from tests.factories.films import CAPTIONS, STILLS, clean_film, make_film, with_film
from tests.factories.pages import make_news, make_site, make_story
from tests.factories.recordings import make_recording, with_recording

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(roles):
    return make_site()


@pytest.fixture
def mine(home, aino):
    return make_film(aino, language="fi", seen="Aino istuu laiturilla.")


def told_with(film, person):
    """A public story with this film."""
    story = make_story(person, public=False, body=with_film(film))
    revision = story.save_revision()
    consent = consenting.give(person, page=story, revision_id=revision.pk, byline="A. K.", places=["site"])
    consent.revision.publish()
    return StoryPage.objects.get(pk=story.pk)


def served(response):
    return response.content if not response.streaming else b"".join(response.streaming_content)


class TestTheYes:
    @pytest.mark.parametrize(
        "change",
        [
            {"captions": CAPTIONS.replace("Hei", "Moi")},
            {"transcript": "Muuta."},
            {"seen": "Muuta."},
            {"poster": 1},
            {"poster": 0},
            {"no_speech": True},
            {"sha256": "0" * 64},
        ],
    )
    def test_covers_the_film_and_all_its_words(self, mine, aino, change):
        story = make_story(aino, public=False, body=with_film(mine))
        before = digest_of(story)
        Recording.objects.filter(pk=mine.pk).update(**change)
        assert digest_of(story) != before

    def test_covers_the_picture_before_it(self, mine, aino):
        story = make_story(aino, public=False, body=with_film(mine))
        before = digest_of(story)
        Still.objects.filter(recording=mine, place=mine.poster).update(sha256="1" * 64)
        assert digest_of(story) != before

    @pytest.mark.parametrize(
        "missing",
        [
            {"captions": ""},
            {"captions": "WEBVTT\n"},
            {"captions": "ei mitään"},
            {"captions": CAPTIONS.replace("00:00:01.500", "00:09:01.500")},
            {"transcript": " "},
            {"sha256": ""},
        ],
    )
    def test_cannot_be_given_before_all_is_there(self, mine, aino, missing):
        Recording.objects.filter(pk=mine.pk).update(**missing)
        with pytest.raises(ConsentRefused) as refused:
            told_with(mine, aino)
        assert refused.value.code == "recording"

    def test_needs_no_transcript_where_nobody_speaks_but_captions_all_the_same(self, mine, aino):
        Recording.objects.filter(pk=mine.pk).update(transcript="", no_speech=True)
        assert told_with(mine, aino).live
        assert not make_film(aino, captions="", transcript="", no_speech=True).has_words

    @pytest.mark.parametrize("fact", ["captions", "transcript", "seen"])
    def test_holds_the_words_as_they_are(self, mine, aino, fact):
        told_with(mine, aino)
        setattr(mine, fact, "WEBVTT muuta")
        with pytest.raises(RecordingHeld):
            mine.save()

    def test_holds_the_picture_before_it_and_the_film(self, mine, aino):
        told_with(mine, aino)
        mine.poster = 1
        with pytest.raises(RecordingHeld):
            mine.save()
        mine.refresh_from_db()
        mine.file = clean_film(b"g")
        with pytest.raises(RecordingHeld):
            mine.save()


class TestAPage:
    def test_shows_the_browsers_own_player_with_captions_and_open_words(self, mine, aino, client):
        page = client.get(told_with(mine, aino).url).content.decode()
        assert 'preload="none"' in page
        assert "autoplay" not in page
        assert f'<track kind="captions" src="{mine.captions_url}" srclang="fi"' in page
        assert f'poster="{mine.chosen_still.url}"' in page
        assert '<details class="recording__words" open>' in page
        assert "Hei, olen Aino." in page
        assert "Aino istuu laiturilla." in page

    @pytest.mark.parametrize("gone", ["captions", "transcript"])
    def test_is_not_served_when_words_vanish_behind_the_guard(self, mine, aino, client, gone):
        story = told_with(mine, aino)
        still = mine.chosen_still.url
        assert client.get(mine.captions_url).status_code == 200
        Recording.objects.filter(pk=mine.pk).update(**{gone: ""})
        assert not is_covered(StoryPage.objects.get(pk=story.pk))
        for address in (story.url, mine.url, mine.captions_url, still):
            assert client.get(address).status_code == 404

    def test_of_the_house_is_not_published_without_captions(self, home):
        news = make_news(title="Filmi")
        news.body = with_film(make_film(None, captions=""))
        with pytest.raises(ConsentMissing):
            news.save()

    def test_does_not_take_somebodys_film_as_news(self, mine):
        news = make_news(title="Filmi")
        news.body = with_film(mine)
        with pytest.raises((ConsentMissing, ValidationError)):
            news.save()

    def test_with_a_voice_keeps_the_digest_that_it_had(self, home, aino):
        voice = make_recording(aino)
        story = make_story(aino, public=False, body=with_recording(voice))
        assert set(shown_by(story)["recordings"][0]) == {"sha256", "transcript", "language", "number", "file"}


class TestWhoSees:
    def test_a_draft_only_its_owner(self, mine, client, aino, oiva, eeva, sampo):
        addresses = [mine.url, mine.captions_url, *(still.url for still in mine.stills.all())]
        assert len(addresses) == 5
        for person in (None, oiva, eeva, sampo):
            if person:
                client.force_login(person)
            assert [client.get(each).status_code for each in addresses] == [404] * 5
        client.force_login(aino)
        for each in addresses:
            answer = client.get(each)
            assert answer.status_code == 200
            assert answer["Cache-Control"] == "private, no-store"
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert answer["Content-Security-Policy"] == FILE

    def test_the_public_sees_the_chosen_picture_alone(self, mine, aino, client):
        told_with(mine, aino)
        codes = [client.get(still.url).status_code for still in mine.stills.all()]
        assert codes == [404, 200, 404]
        answer = client.get(mine.captions_url)
        assert answer["Content-Type"] == "text/vtt; charset=utf-8"
        assert answer.content.decode() == CAPTIONS

    def test_all_is_gone_with_the_yes(self, mine, aino, client):
        story = told_with(mine, aino)
        consenting.withdraw(aino, page=story)
        for address in (mine.url, mine.captions_url, mine.chosen_still.url):
            assert client.get(address).status_code == 404

    @pytest.mark.parametrize("name", ["a.mp4", "%00.mp4", "a.html", "..mp4"])
    def test_strange_names_nobody(self, client, name):
        for address in (f"/recordings/{name}", f"/recordings/{name}/captions.vtt", f"/stills/{name}"):
            assert client.get(address).status_code == 404


class TestALongFilm:
    SIZE = 700_000

    @pytest.fixture
    def long(self, home, aino):
        film = make_film(aino, file=clean_film(size=self.SIZE))
        told_with(film, aino)
        return film

    def test_comes_in_pieces(self, long, client):
        whole = client.get(long.url)
        assert whole.streaming
        assert whole["Content-Length"] == str(self.SIZE)
        assert len(served(whole)) == self.SIZE
        part = client.get(long.url, headers={"range": "bytes=100000-"})
        assert (part.status_code, part["Content-Range"]) == (206, "bytes 100000-699999/700000")
        assert len(served(part)) == 600_000
        assert len(client.get(long.url, headers={"range": "bytes=0-99"}).content) == 100


class TestACopy:
    def test_has_files_of_its_own_and_all_words(self, mine):
        other = recording_intake.copy_recording(mine, transcript="Toiset sanat.")
        other = Recording.objects.get(pk=other.pk)
        assert other.file.name != mine.file.name
        assert (other.sha256, other.captions, other.seen) == (mine.sha256, mine.captions, mine.seen)
        assert (other.poster, other.duration, other.width) == (mine.poster, mine.duration, mine.width)
        assert [still.file.read() for still in other.stills.all()] == STILLS
        assert other.is_film


class TestPeopleInIt:
    def test_a_face_is_asked_about_the_film_and_its_words(self, mine, aino):
        story = make_story(aino, public=False, body=with_film(mine))
        person = PersonIn.objects.create(page=story, name="Kerttu", what=["face"], places=["site"])
        assert list(shown_of(person, story).recordings) == [mine]
        before = digest_of_person(person, story)
        Recording.objects.filter(pk=mine.pk).update(captions=CAPTIONS.replace("Hei", "Moi"))
        assert digest_of_person(person, story) != before
        person.what = ["name"]
        assert not shown_of(person, story).recordings


class TestErasing:
    def test_takes_every_file_of_it(self, mine, aino):
        story = told_with(mine, aino)
        names = [mine.file.name, *(still.file.name for still in mine.stills.all())]
        assert all(private_storage().exists(name) for name in names)
        seal = sealing.seal(aino, page=story)
        assert seal
        Seal.objects.update(erase_at=clock.now())
        erasing.erase_due()
        assert not Recording.objects.filter(pk=mine.pk).exists()
        assert not Still.objects.exists()
        assert not any(private_storage().exists(name) for name in names)

    def test_its_captions_have_an_address_of_their_own(self, mine):
        sought = Sought(pages=(), recordings=(mine.pk,), files=(mine.file.name,))
        assert _caption_addresses(sought) == [mine.captions_url]
