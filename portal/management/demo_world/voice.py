"""Veikko tells by voice, as voice.yaml says: one story is public, in another the words are still missing."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import translation

from content.film_cleaning import CleanFilm
from content.models import Recording, StoryPage
from content.models.consents import Place
from content.recording_cleaning import BYTES_A_SECOND, CleanSound, clean
from media_studio import placing
from media_studio.drafting import begin_story, hand_in, keep, save_draft
from media_studio.models import Notice
from media_studio.people import say_nobody_else
from media_studio.picture_list import FILM, RECORDING
from media_studio.publishing import publish_consented
from media_studio.queries import draft_of, read_revision
from media_studio.reviewing import pass_on
from media_studio.transcribing import write_words
from portal.accounts.models import User

from .people import person
from .texts import told

SECONDS = 12
# Two tones that come and go like a slow breath.
TONE = f"aevalsrc='0.2*(sin(440*t)+sin(660*t))*(0.6+0.4*sin(2*t))':d={SECONDS}"
# One frame of silence as MP3 writes it: where there is no ffmpeg, the demo is quiet.
FRAME_HEAD, FRAME = b"\xff\xfb\x90\xc4", 417


@transaction.atomic
def build() -> str | None:
    """Both stories, with a sound that is made now."""
    plan, veikko = told("voice"), person("veikko")
    titles = [plan["public"]["title"], plan["draft"]["title"]]
    if StoryPage.objects.filter(title__in=titles, storyteller=veikko).exists():
        return None
    sound = _sound()
    with translation.override("fi"):
        begun = begin(veikko, plan["public"], CleanSound(sound), RECORDING)
        tell_publicly(veikko, plan["public"], *begun, Place.PODCAST.value)
        begin(veikko, plan["draft"], CleanSound(sound), RECORDING)
    return "Veikko tells by voice; one story still waits for its words."


def tell_publicly(veikko: User, item: dict[str, str], story: StoryPage, block_id: str, *more: str) -> None:
    """What is said is written down, Eeva reads, and Veikko says yes: to this site, and to `more` places."""
    write_words(veikko, story=story, block_id=block_id, words=item["words"], was="")
    say_nobody_else(veikko, story=story)
    hand_in(veikko, story=story, through_supporter=False)
    story.refresh_from_db()
    pass_on(person("eeva"), story=story)
    read = read_revision(StoryPage.objects.get(pk=story.pk))
    if read is None:
        raise RuntimeError(f"Nobody has read {story} yet.")
    publish_consented(
        veikko,
        story=story,
        revision_id=read.pk,
        byline=item["byline"],
        places=[Place.SITE.value, *more],
    )
    Notice.objects.filter(story=story).delete()


def begin(
    veikko: User, item: dict[str, str], sound: CleanSound | CleanFilm, kind: str
) -> tuple[StoryPage, str]:
    """A story of one recording or film, and the id of its block."""
    story = begin_story(veikko, title=item["title"])
    fields = {"title": item["title"], "summary": item.get("summary", ""), "text": ""}
    save_draft(veikko, story=story, fields=fields, seen_revision=story.latest_revision_id)
    recording = Recording.objects.create(
        title=item["caption"],
        type="video" if kind == FILM else "audio",
        file=sound,
        owner=veikko,
        language="fi",
    )
    page = draft_of(story)
    page.is_example = True
    value = {"recording": recording.pk, "caption": item["caption"]}
    page.body, block_id = placing.add_block(page.body, kind, value)  # type: ignore[assignment]
    keep(veikko, page, makes_room=False)
    story.refresh_from_db()
    return story, block_id


def _sound() -> bytes:
    """The tone, taken in as a recording is; silence where ffmpeg is missing."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        frame = FRAME_HEAD + bytes(FRAME - len(FRAME_HEAD))
        return frame * (SECONDS * BYTES_A_SECOND // FRAME)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "tone.wav"
        command = [ffmpeg, "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", TONE, str(made)]
        subprocess.run(command, check=True, timeout=60)  # noqa: S603
        file: File[bytes] = ContentFile(made.read_bytes(), name="tone.wav")
    return clean(file).read()
