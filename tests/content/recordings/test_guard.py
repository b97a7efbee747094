"""No sound is public without its words, and none without its storyteller's yes to both."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Collection

from content import consenting
from content.consenting import ConsentRefused
from content.digest import digest_of
from content.models import ConsentMissing, Recording, StoryPage
from content.models.consents import is_covered
from content.models.recordings import RecordingHeld
from content.permissions import grant_editors
from content.recording_cleaning import BYTES_A_SECOND
from content.recording_policy import RecordingPolicy
from portal.kit.headers import FILE
from tests.factories.pages import make_news, make_site, make_story
from tests.factories.recordings import clean_sound, make_recording, need_ffmpeg, upload, with_recording

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(roles):
    return make_site()


@pytest.fixture
def mine(home, aino):
    return make_recording(aino)


def told_with(recording, person):
    """A public story with this recording."""
    story = make_story(person, public=False, body=with_recording(recording))
    revision = story.save_revision()
    consent = consenting.give(person, page=story, revision_id=revision.pk, byline="A. K.", places=["site"])
    consent.revision.publish()
    return StoryPage.objects.get(pk=story.pk)


def heard(client, recording, **headers):
    return client.get(recording.url, headers=headers)


class TestTheYes:
    def test_covers_the_sound_and_its_words(self, mine, aino):
        story = make_story(aino, public=False, body=with_recording(mine))
        before = digest_of(story)
        Recording.objects.filter(pk=mine.pk).update(transcript="Jotain muuta.")
        changed = digest_of(story)
        Recording.objects.filter(pk=mine.pk).update(sha256="0" * 64)
        assert len({before, changed, digest_of(story)}) == 3

    def test_cannot_be_given_before_the_words_are_there(self, mine, aino):
        Recording.objects.filter(pk=mine.pk).update(transcript=" \n")
        with pytest.raises(ConsentRefused) as refused:
            told_with(mine, aino)
        assert refused.value.code == "recording"

    def test_cannot_be_given_for_somebody_elses_voice(self, mine, aino, oiva):
        story = make_story(aino, public=False, body=with_recording(mine))
        revision = story.save_revision()
        Recording.objects.filter(pk=mine.pk).update(owner=oiva)
        with pytest.raises(ConsentRefused):
            consenting.give(aino, page=story, revision_id=revision.pk, byline="A. K.", places=["site"])

    def test_holds_the_sound_and_the_words_as_they_are(self, mine, aino):
        told_with(mine, aino)
        mine.transcript = "Jotain muuta."
        with pytest.raises(RecordingHeld):
            mine.save()
        mine.refresh_from_db()
        mine.file = clean_sound(mark=b"\xfe")
        with pytest.raises(RecordingHeld):
            mine.save()
        with pytest.raises(RecordingHeld):
            mine.delete()

    def test_lets_them_go_when_it_is_taken_back(self, mine, aino, client):
        story = told_with(mine, aino)
        assert heard(client, mine).status_code == 200
        consenting.withdraw(aino, page=story)
        assert heard(client, mine).status_code == 404
        mine.transcript = "Jotain muuta."
        mine.save()


class TestAPage:
    def test_is_not_served_when_the_words_vanish_behind_the_guard(self, mine, aino, client):
        story = told_with(mine, aino)
        assert "keitän kahvia" in client.get(story.url).content.decode()
        Recording.objects.filter(pk=mine.pk).update(transcript="")
        assert not is_covered(StoryPage.objects.get(pk=story.pk))
        assert client.get(story.url).status_code == 404
        assert heard(client, mine).status_code == 404

    def test_of_the_house_is_not_published_with_a_sound_that_has_no_words(self, home):
        silent = make_recording(None, transcript="")
        news = make_news(title="Ääni")
        news.body = with_recording(silent)
        with pytest.raises(ConsentMissing):
            news.save()

    def test_does_not_take_somebodys_voice_as_news(self, mine):
        news = make_news(title="Ääni")
        news.body = with_recording(mine)
        with pytest.raises((ConsentMissing, ValidationError)):
            news.save()

    def test_shows_the_words_open_where_there_is_no_text(self, mine, aino, client):
        page = client.get(told_with(mine, aino).url).content.decode()
        assert '<details class="recording__words" open>' in page
        assert 'preload="none"' in page
        assert "Kesto 2 sekuntia" in page


class TestWhoHears:
    def test_a_draft_only_its_owner(self, mine, client, aino, oiva, eeva, sampo):
        assert heard(client, mine).status_code == 404
        for person in (oiva, eeva, sampo):
            client.force_login(person)
            assert heard(client, mine).status_code == 404
        client.force_login(aino)
        answer = heard(client, mine)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == FILE

    def test_what_was_brought_and_not_prepared_nobody(self, home, aino, client):
        raw = Recording.objects.create(title="x", type="audio", owner=aino, file="recordings/a.mp3")
        client.force_login(aino)
        assert client.get(reverse("recording", args=["a.mp3"])).status_code == 404
        assert client.get("/recordings/brought/abc").status_code == 404
        assert not raw.is_ready

    def test_strange_names_nobody(self, client, db):
        for name in ("a", "a.html", "%00.mp3", "..mp3"):
            assert client.get(f"/recordings/{name}").status_code == 404


class TestRanges:
    @pytest.fixture
    def public(self, mine, aino):
        told_with(mine, aino)
        return mine

    @pytest.mark.parametrize(
        ("asked", "first", "last"),
        [
            ("bytes=0-", 0, 31_999),
            ("bytes=100-199", 100, 199),
            ("bytes=31000-99999", 31_000, 31_999),
            ("bytes=-500", 31_500, 31_999),
            ("bytes=-99999", 0, 31_999),
        ],
    )
    def test_a_part_is_given(self, public, client, asked, first, last):
        assert BYTES_A_SECOND * 2 == 32_000
        answer = heard(client, public, range=asked)
        assert answer.status_code == 206
        assert answer["Content-Range"] == f"bytes {first}-{last}/32000"
        assert len(answer.content) == last - first + 1
        assert answer["Content-Type"] == "audio/mpeg"
        assert answer["Cache-Control"] == "public, max-age=30"

    @pytest.mark.parametrize("asked", ["bytes=32000-", "bytes=-0"])
    def test_no_such_part(self, public, client, asked):
        answer = heard(client, public, range=asked)
        assert answer.status_code == 416
        assert answer["Content-Range"] == "bytes */32000"

    @pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=9-1", "bytes=0-1,5-6", "lines=1-2", "bytes=x-"])
    def test_what_is_not_understood_gives_all(self, public, client, asked):
        assert heard(client, public, range=asked).status_code == 200

    def test_a_part_of_an_older_file_gives_all(self, public, client):
        answer = heard(client, public, **{"range": "bytes=0-9", "if-range": '"old"'})
        assert answer.status_code == 200
        tag = answer["ETag"]
        assert heard(client, public, **{"range": "bytes=0-9", "if-range": tag}).status_code == 206
        assert heard(client, public, **{"if-none-match": tag}).status_code == 304


class TestTheCms:
    @pytest.fixture
    def editor(self, home, eeva):
        grant_editors(home)
        return eeva

    @pytest.fixture
    def superuser(self, eeva):
        eeva.is_superuser = True
        eeva.save()
        return eeva

    def test_an_editor_finds_only_the_house(self, mine, editor):
        house = make_recording(None, title="Talon ääni")
        found = RecordingPolicy().instances_user_has_any_permission_for(editor, ["change", "delete"])
        assert list(found) == [house]

    @pytest.mark.parametrize("who", ["editor", "superuser"])
    def test_its_pages_never_name_a_storytellers_recording(self, mine, client, who, request):
        mine.title = "Kielojen aika"
        mine.save()
        make_recording(None, title="Talon ääni")
        client.force_login(request.getfixturevalue(who))
        assert "Talon ääni" in client.get("/admin/media/").content.decode()
        for address in (
            "/admin/media/",
            "/admin/media/?q=Kielojen",
            "/admin/media/chooser/",
            "/admin/media/chooser/audio/",
            f"/admin/media/edit/{mine.pk}/",
            f"/admin/media/delete/{mine.pk}/",
            f"/admin/media/usage/{mine.pk}/",
            f"/admin/media/chooser/{mine.pk}/",
        ):
            answer = client.get(address, follow=True)
            assert "Kielojen aika" not in answer.content.decode(), address
            assert answer.status_code in {200, 404}, address

    def test_films_are_brought_in_the_studio(self, editor, client):
        client.force_login(editor)
        assert client.get("/admin/media/audio/add/").status_code == 200
        answer = client.get("/admin/media/video/add/", follow=True)
        assert answer.redirect_chain[-1][0] == reverse("studio:home")
        assert "tekstityksen" in answer.content.decode()
        assert "/admin/media/video/add/" not in client.get("/admin/media/").content.decode()
        chooser = client.get("/admin/media/chooser/video/").json()["html"]
        assert "tekstityksen" in chooser
        assert 'name="media-chooser-upload-file"' not in chooser

    def test_an_editor_brings_one_of_the_house_and_changes_its_words(self, editor, client):
        need_ffmpeg()
        client.force_login(editor)
        collection = Collection.get_first_root_node().pk
        sent = {"title": "Talon ääni", "transcript": "Hei.", "collection": collection, "tags": ""}
        answer = client.post("/admin/media/audio/add/", sent | {"file": upload(name="Aino.wav")})
        assert answer.status_code == 302
        made = Recording.objects.get()
        assert (made.is_house, made.is_ready, made.transcript) == (True, True, "Hei.")
        address = f"/admin/media/edit/{made.pk}/"
        assert client.get(address).status_code == 200
        client.post(address, sent | {"transcript": "Hei taas."})
        client.post(address, sent | {"transcript": ""})
        made.refresh_from_db()
        assert made.transcript == "Hei taas."
