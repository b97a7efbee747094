"""`python -m tests.bench.searching --pages 10000`: how long a search takes among many pages.

Makes a database of its own in a folder that is thrown away, or uses the empty one of DATABASE_URL. The whole
answer is measured, from the address to the last byte, in this process; each question is asked once.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .texts import PLACES, THINGS, long_text

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "tests.bench.settings"
PROMISE_MS = 100
LENGTH, AT_ONCE = 1_500, 500


def main() -> int:
    """Builds, asks, prints; 0 when the promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.searching", description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="oma-aani-search-") as folder:
        here = {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": SETTINGS}
        os.environ.update(here)
        for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True, env={**os.environ})
        import django  # the settings are known only now

        django.setup()
        _build(asked.pages)
        return _measure(asked.pages)


def _build(number: int) -> None:
    """So many news items, written past the tree's own slow way, and their index."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page
    from wagtail.search.backends import get_search_backend

    from content.models import NewsIndexPage, NewsPage
    from tests.factories.pages import make_site

    make_site()
    index = NewsIndexPage.objects.get(locale__language_code="fi")
    kind = ContentType.objects.get_for_model(NewsPage)
    known = {"content_type": kind, "depth": index.depth + 1, "locale": index.locale, "live": True}
    rows = [
        Page(
            path=f"{index.path}{Page._int2str(at + 1).rjust(4, '0')}",
            title=long_text(at, 65),
            slug=f"sivu-{at}",
            url_path=f"{index.url_path}sivu-{at}/",
            **known,
        )
        for at in range(number)
    ]
    Page.objects.bulk_create(rows, batch_size=AT_ONCE)
    pages = []
    for at, row in enumerate(Page.objects.filter(content_type=kind).order_by("pk")):
        page = NewsPage(page_ptr=row, summary=long_text(at + 7, 130))
        page.__dict__.update({name: value for name, value in row.__dict__.items() if name != "_state"})
        page.body = [("paragraph", f"<p>{long_text(at, LENGTH)}</p>")]
        page.save_base(raw=True)
        pages.append(page)
    for start in range(0, len(pages), AT_ONCE):
        get_search_backend().add_bulk(NewsPage, pages[start : start + AT_ONCE])


def _measure(pages: int) -> int:
    from django.test import Client

    things, places = THINGS.split(), PLACES.split()
    asked = [*things, *places, *(f"{thing} {place}" for thing in things for place in places)]
    asked += [f"{thing}ssa" for thing in things] + [thing[:-1] + "xx" for thing in things]
    client, taken = Client(), []
    for words in ["järvi", "zzzz", *asked]:  # the first two read dictionaries
        began = time.perf_counter()
        answer = client.get("/fi/search/", {"q": words}, headers={"host": "localhost"})
        taken.append(1000 * (time.perf_counter() - began))
        if answer.status_code != 200:
            raise SystemExit(f"{words}: {answer.status_code}")
    taken = taken[2:]
    p95 = statistics.quantiles(taken, n=20)[-1]
    sys.stdout.write(
        f"{pages:,} pages, {len(taken)} questions: median {statistics.median(taken):.0f} ms, "
        f"p95 {p95:.0f} ms (promise: {PROMISE_MS} ms), slowest {max(taken):.0f} ms\n"
    )
    return 0 if p95 <= PROMISE_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
