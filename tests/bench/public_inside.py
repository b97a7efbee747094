"""`python -m tests.bench.public_inside N`: what of public pages is counted inside one process, as JSON.

It leaves N public stories in the folder of DATA_DIR for the servers that are measured afterwards.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.settings")

import django

django.setup()

import asyncio
import json
import shutil
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.asgi import http
from portal.kit.kept_pages import KeptPages

from . import public_filling as filling

PAGES = {"article": "/fi/tarinat/tarina-3/", "index": "/fi/tarinat/", "home": "/fi/"}
READERS, NEW = 32, 5
OTHERS = ("/sv/", "/sv/berattelser/", "/fi/kokeilut/", "/fi/palvelut/", "/fi/tapahtumat/", "/fi/uutiskirje/")


def main(number: int) -> None:
    """Everything, one after the other; the large database goes away again."""
    for command, options in (("migrate", {}), ("collectstatic", {"interactive": False})):
        call_command(command, verbosity=0, **options)
    filling.begin()
    found: dict[str, Any] = {"queries": {}}
    filling.grow_to(6)
    found["queries"]["6"] = _queries()
    filling.grow_to(number)
    connections.close_all()
    file = Path(settings.DATABASES["default"]["NAME"])
    shutil.copy(file, file.with_suffix(".small"))
    found |= _first_views() | asyncio.run(_kept())
    for many in (200, 10_000):
        filling.grow_to(many)
        found["queries"][str(many)] = _queries()
    connections.close_all()
    for end in ("-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
    file.with_suffix(".small").replace(file)
    print(json.dumps(found))


def _queries() -> dict[str, int]:
    client, found = Client(headers={"host": "localhost"}), {}
    for name, path in PAGES.items():
        for _warming in range(2):
            client.get(path)
        with CaptureQueriesContext(connection) as asked:
            if client.get(path).status_code != 200:
                raise RuntimeError(path)
        found[name] = len(asked)
    return found


def _publish() -> str:
    """One more story with its picture and its yes; its address."""
    from content.models import Picture, StoryPage
    from portal.accounts.models import User
    from tests.factories.pages import make_story
    from tests.factories.pictures import with_picture

    teller, picture = User.objects.get(email="oiva@bench.example"), Picture.objects.first()
    told = make_story(teller, title=f"Uusi tarina {time.time_ns()}", body=with_picture(picture))
    return str(StoryPage.objects.get(pk=told.pk).url)


def _first_views() -> dict[str, Any]:
    """CPU of the first view of a story, of one seen before, and how many sizes were made for them."""
    from content.models import Rendition

    client, first, warm = Client(headers={"host": "localhost"}), [], []
    _queries()
    made = 0
    for _number in range(NEW):
        path = _publish()
        before = Rendition.objects.count()
        first.append(_cpu(client, path))
        warm.append(min(_cpu(client, path) for _time in range(3)))
        made += Rendition.objects.count() - before
    return {"first": first, "warm": warm, "renditions": made}


def _cpu(client: Client, path: str) -> float:
    before = time.process_time()
    client.get(path)
    return 1000 * (time.process_time() - before)


class _Counting:
    """The framework, with a count of what it is asked to make."""

    def __init__(self) -> None:
        self.made: Counter[str] = Counter()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.made[scope["path"]] += 1
        await http(scope, receive, send)


async def _kept() -> dict[str, Any]:
    """What happens to kept pages when a story is published, and how often one is made for many."""
    counting = _Counting()
    app = KeptPages(counting)
    showing = list(PAGES.values())
    for path in (*showing, *OTHERS):
        await _read(app, path)
    before = counting.made.copy()
    for path in (*showing, *OTHERS):
        await _read(app, path)
    asked = sum((counting.made - before).values())
    began = time.perf_counter()
    address = await asyncio.to_thread(_publish)
    published = time.perf_counter()
    bodies = [await _read(app, path) for path in (*PAGES.values(), address)]
    fresh = time.perf_counter() - published
    title = address.strip("/").rsplit("/", 1)[-1]
    if not all(title.encode() in body for body in bodies[:3]):
        raise RuntimeError(f"Not fresh {fresh:.1f} s after {began}.")
    before = counting.made.copy()
    for path in OTHERS:
        await _read(app, path)
    purged = sum((counting.made - before).values())
    another = await asyncio.to_thread(_publish)
    before = counting.made.copy()
    for path in (PAGES["index"], another):
        await asyncio.gather(*(_read(app, path) for _reader in range(READERS)))
    made = max((counting.made - before).values())
    return {"kept queries": asked, "fresh": fresh, "purged": purged, "made": made}


async def _read(app: Any, path: str) -> bytes:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        await asyncio.sleep(3600)

    asked = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
    scope = {**asked, "headers": [(b"host", b"localhost")], "scheme": "http", "http_version": "1.1"}
    asking = asyncio.create_task(app({**scope, "server": ("localhost", 80)}, _first(receive), send))
    await asking
    if sent[0]["status"] != 200:
        raise RuntimeError(f"{path}: {sent[0]['status']}")
    return b"".join(each.get("body", b"") for each in sent[1:])


def _first(receive: Any) -> Any:
    """An empty body first, then silence, as a browser that waits."""
    said = False

    async def receiving() -> Any:
        nonlocal said
        if not said:
            said = True
            return {"type": "http.request", "body": b"", "more_body": False}
        return await receive()

    return receiving


if __name__ == "__main__":
    main(int(sys.argv[1]))
