"""Pages read aloud by the house: once a version, public ones alone, gone with their page."""

import os
import shutil
import time

import pytest
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from content import checks, consenting, speaking, speech_files, speech_making
from content.ffmpeg_runs import Limits
from content.speaking import Stand
from portal import worker
from portal.worker import work_slowly
from tests.factories.pages import make_site, make_story
from tests.factories.recordings import need_ffmpeg
from tests.factories.service_pages import make_service
from tests.factories.speech import fake_voice, told

pytestmark = pytest.mark.django_db
HOME_MADE = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path, monkeypatch):
    """A house that reads aloud, by a program of the test's own."""
    need_ffmpeg()
    cache.clear()
    # The test's own transaction stays open: the worker closes no connection under it.
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    settings.SPEECH_ROOT = tmp_path / "speech"
    settings.SPEECH = fake_voice(tmp_path, seconds=0.5)
    return tmp_path


@pytest.fixture
def service():
    return make_service(what="Saat apua. Se on ilmaista.")


def ask(page, method="post", **more):
    return getattr(Client(enforce_csrf_checks=True), method)(
        f"/speech/{page.pk}.json", headers=HOME_MADE, **more
    )


def waiting():
    return DBTaskResult.objects.filter(task_path=speaking.make_voice.module_path)


def make(page):
    ask(page)
    work_slowly()
    return ask(page, "get").json()


def test_it_is_made_once_a_version_and_two_presses_are_one_task(service, folder):
    assert ask(service, "get").json() == {"state": "not asked"}
    assert [ask(service).json()["state"] for _time in range(2)] == ["making", "making"]
    assert waiting().count() == 1
    work_slowly()
    done = ask(service).json()
    assert done["state"] == "made"
    assert waiting().count() == 1
    read = told(folder)
    assert [each for each in read if "Saat apua." in each] == ["fi Saat apua."]
    assert len(read) == len(done["sentences"])
    speaking.make_voice.call(service.pk, speaking.sign_of(service))
    assert told(folder) == read


def test_sentences_follow_each_other_in_a_sound_that_can_be_heard_from_anywhere(service):
    made = make(service)
    texts = [text for text, _begin, _end in made["sentences"]]
    assert texts[texts.index("Saat apua.") + 1] == "Se on ilmaista."
    places = [(begin, end) for _text, begin, end in made["sentences"]]
    assert places[:2] == [(0, 0.5), (1.0, 1.5)]
    whole = Client().get(made["sound"])
    assert whole["Content-Type"] == "audio/mpeg"
    assert whole["Content-Disposition"]
    sound = b"".join(whole) if whole.streaming else whole.content
    assert len(sound) == pytest.approx(len(places) * 6000, rel=0.1)
    part = Client().get(made["sound"], headers={"range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, sound[10:20])
    assert Client().get(made["sound"], headers={"if-none-match": whole["ETag"]}).status_code == 304


def test_a_new_version_has_a_voice_of_its_own_and_the_old_one_is_swept(service):
    old = make(service)
    service.save_revision().publish()
    assert ask(service, "get").json() == {"state": "not asked"}
    assert Client().get(old["sound"]).status_code == 404
    assert speaking.count_old_speech() == 2
    new = make(service)
    assert new["sound"] != old["sound"]
    assert speaking.drop_old_speech() == 0
    assert Client().get(new["sound"]).status_code == 200


def test_what_is_not_public_has_no_voice(aino, service):
    make_site()
    draft = make_story(aino, title="Aamun kahvi", public=False)
    assert ask(draft).status_code == 404
    assert ask(draft, "get").status_code == 404
    speaking.make_voice.call(draft.pk, speaking.sign_of(draft))
    assert speech_files.spoken_numbers() == set()
    made = make(service)
    service.unpublish()
    assert [ask(service).status_code, Client().get(made["sound"]).status_code] == [404, 404]
    assert speaking.drop_old_speech() == 2
    assert speech_files.spoken_numbers() == set()


def test_a_story_that_is_taken_back_takes_its_voice_at_once(aino, django_capture_on_commit_callbacks):
    make_site()
    story = make_story(aino, title="Aamun kahvi")
    made = make(story)
    assert made["state"] == "made"
    with django_capture_on_commit_callbacks(execute=True):
        consenting.withdraw(aino, page=story)
    assert Client().get(made["sound"]).status_code == 404
    assert speech_files.spoken_numbers() == set()


def test_a_story_taken_back_while_it_is_read_leaves_nothing(aino, monkeypatch):
    make_site()
    story = make_story(aino, title="Aamun kahvi")
    ask(story)
    read = speech_making.read_aloud

    def and_takes_it_back(*words):
        voice = read(*words)
        consenting.withdraw(aino, page=story)
        return voice

    monkeypatch.setattr(speaking, "read_aloud", and_takes_it_back)
    work_slowly()
    assert speech_files.spoken_numbers() == set()


def test_without_the_setting_there_is_no_word_of_it(service, settings):
    shown = render_to_string("content/parts/reading_tools.html", {"page": service})
    assert f'data-speech="/speech/{service.pk}.json"' in shown
    make(service)
    settings.SPEECH = ""
    shown = render_to_string("content/parts/reading_tools.html", {"page": service})
    assert "speech" not in shown
    assert "listen-made" not in shown
    assert [ask(service).status_code, ask(service, "get").status_code] == [404, 404]
    speaking.drop_old_speech()
    assert speech_files.spoken_numbers() == set()


def test_a_program_that_is_not_there_is_told_at_the_start_and_kindly_to_readers(service, settings):
    assert checks.check_speech_can_be_made() == []
    settings.SPEECH = "no-such-program"
    assert [each.id for each in checks.check_speech_can_be_made()] == ["content.W001"]
    assert ask(service).json() == {"state": "cannot"}
    assert waiting().count() == 0
    settings.SPEECH = ""
    assert checks.check_speech_can_be_made() == []


@pytest.mark.parametrize(
    "more",
    ["sys.exit(1)", "sys.exit()", "import time; time.sleep(600)", "while True: pass", "x = ' ' * 10**9"],
)
def test_a_program_that_fails_or_hangs_is_ended_and_not_asked_again_at_once(
    service, settings, folder, monkeypatch, more
):
    monkeypatch.setattr(speech_making, "SENTENCE", Limits(256 * 1024 * 1024, 1, 10_000_000))
    note = f"import os; open({str(folder / 'pid')!r}, 'w').write(str(os.getpid())); {more}"
    note = note if not more.startswith("while") else note.replace("; while", "\nwhile")
    settings.SPEECH = fake_voice(folder, more=note)
    ask(service)
    work_slowly()
    assert ask(service).json() == {"state": "cannot"}
    assert waiting().count() == 1
    with pytest.raises(ProcessLookupError):
        os.kill(int((folder / "pid").read_text()), 0)
    assert not list(speech_files._folder(service.pk).glob("*.mp3"))


def test_what_failed_or_was_lost_is_tried_again_later(service):
    sign = speaking.sign_of(service)
    assert speech_files.begin(service.pk, sign)
    speech_files.fail(service.pk, sign)
    assert speaking.ask_for_voice(service) is Stand.CANNOT
    long_ago = time.time() - speech_files.LOST_AFTER.total_seconds() - 1
    os.utime(speech_files._asked(service.pk, sign), (long_ago, long_ago))
    assert speaking.ask_for_voice(service) is Stand.MAKING
    assert waiting().count() == 1


def test_a_fault_of_our_own_keeps_nobody_waiting(service, monkeypatch):
    monkeypatch.setattr(speaking, "sentences_of", lambda *_words: 1 / 0)
    ask(service)
    work_slowly()
    assert ask(service).json() == {"state": "cannot"}


def test_a_page_that_is_too_long_and_too_many_at_once_are_not_read(service, folder, monkeypatch):
    monkeypatch.setattr(speech_making, "MOST_SIGNS", 20)
    ask(service)
    work_slowly()
    assert ask(service).json() == {"state": "cannot"}
    assert told(folder) == []
    monkeypatch.setattr(speaking, "MOST_WAITING", 0)
    other = make_service(title="Toinen", organisation=service.organisation)
    assert ask(other).json() == {"state": "cannot"}


def test_only_our_own_pages_ask_and_not_too_often(service):
    refused = Client().post(f"/speech/{service.pk}.json", headers={"sec-fetch-site": "cross-site"})
    assert refused.status_code == 403
    assert waiting().count() == 0
    answers = [ask(service).status_code for _time in range(11)]
    assert answers == [200] * 10 + [429]


def test_words_reach_the_program_as_text_alone(folder):
    text = "-w /tmp/x; $(id) [[a]] `id` “ä”"
    speech_making.read_aloud([[speaking.sentences_of(f"<main>{text}", "sv")[0][0]]], "sv")
    assert told(folder) == [f"sv {text.replace('[[', '[ [')}"]


def test_the_real_program_reads(settings):
    if shutil.which("espeak-ng") is None:
        pytest.skip("No espeak-ng here: it is never needed.")
    settings.SPEECH = "espeak-ng"
    html = '<main><p>Saat apua. <i lang="en">Peer support</i> on ilmaista.</p></main>'
    voice = speech_making.read_aloud(speaking.sentences_of(html, "fi"), "fi")
    assert [text for text, *_place in voice.places] == ["Saat apua.", "Peer support on ilmaista."]
    assert all(end - begin > 0.4 for _text, begin, end in voice.places)
    assert len(voice.sound) > 6000
