"""Veikko tells by a film, as film.yaml says. It is drawn now; without ffmpeg there is none."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from django.db import transaction
from django.utils import translation

from content.film_cleaning import CleanFilm, clean_film
from content.models import StoryPage
from media_studio.captioning import write_captions
from media_studio.keeping_captions import Captioned
from media_studio.picture_list import FILM

from .people import person
from .texts import told
from .voice import begin, tell_publicly

SECONDS = 6
SKY = f"color=c=0xD9E8EC:s=640x360:r=10:d={SECONDS}"
HILL = f"color=c=0x3F6B4F:s=640x150:r=10:d={SECONDS}"
# One picture of a yellow disc, shown again and again.
DISC = "if(lte(hypot(X-60,Y-60),58),255,0)"
SUN = f"color=c=0xF2B33D:s=120x120:r=10:d=0.1,format=rgba,geq=r=242:g=179:b=61:a='{DISC}',loop=loop=-1:size=1"
TONE = f"aevalsrc='0.1*sin(330*t)*(0.6+0.4*sin(2*t))':d={SECONDS}"
RISING = "[0][2]overlay=x=260:y='230-26*t'[up];[up][1]overlay=x=0:y=210:shortest=1[out]"


@transaction.atomic
def build() -> str | None:
    """The story with its film."""
    item, veikko = told("film")["public"], person("veikko")
    if StoryPage.objects.filter(title=item["title"], storyteller=veikko).exists():
        return None
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        return None
    with translation.override("fi"), _drawn(ffmpeg) as film:
        story, block_id = begin(veikko, item, film, FILM)
        words = Captioned(captions=item["captions"], seen=item["seen"])
        write_captions(veikko, story=story, block_id=block_id, told=words, was=Captioned())
        tell_publicly(veikko, item, story, block_id)
    return "Veikko tells by a film."


def _drawn(ffmpeg: str) -> CleanFilm:
    """A sun that comes up behind a hill, taken in as a film is."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "film.mp4"
        given = [word for source in (SKY, HILL, SUN, TONE) for word in ("-f", "lavfi", "-i", source)]
        shown = ["-filter_complex", RISING, "-map", "[out]", "-map", "3:a", "-t", str(SECONDS), str(made)]
        command = [ffmpeg, "-nostdin", "-loglevel", "error", *given, *shown]
        subprocess.run(command, check=True, timeout=120)  # noqa: S603
        with made.open("rb") as file:
            return clean_film(file)
