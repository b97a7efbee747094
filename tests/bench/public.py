"""What a public page costs: ours made anew and kept, and a plain Wagtail project with the same stories.

The same server, one process each; a rotation goes through all of them. CPU is the server's own, per answer.
"""

import http.client
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from .figures import Line, Target
from .rows import alone, compared
from .server import ROOT, cpu_seconds, served
from .weights import Weight, lines_of, weight_of

NAME = "public"
STORIES = 40
PAGES = {"article": "/fi/tarinat/tarina-3/", "index": "/fi/tarinat/", "home": "/fi/"}
PLAIN, ANEW, KEPT = (
    "tests.bench.plain.asgi:application",
    "tests.bench.pages_server:anew",
    "tests.bench.pages_server:kept",
)
COOKIES = {"Cookie": "_ga=GA1.2.3.4; sessionid=short; csrftoken=no; reading=; other=x"}
WARM, ANEW_TIMES, KEPT_TIMES, TURNS = 5, 30, 400, 4
Seen = dict[str, list[float]]


def lines(folder: Path, rotations: int) -> list[Line]:
    """The lines of the table."""
    data = {name: folder / f"pages-{name}" for name in ("plain", "ours")}
    for each in data.values():
        each.mkdir()
    _run(data["plain"], "tests.bench.plain.filling", str(STORIES))
    inside = json.loads(_run(data["ours"], "tests.bench.public_inside", str(STORIES)).splitlines()[-1])
    seen: Seen = defaultdict(list)
    for rotation in range(rotations):
        print(f"{rotation + 1}/{rotations}  public pages", flush=True)
        _made_anew(PLAIN, "plain", data["plain"], seen)
        _made_anew(ANEW, "ours", data["ours"], seen)
        _kept(data["ours"], seen)
    return [*_cost_lines(seen), *_inside_lines(inside), *_weight_lines(data["ours"])]


def _weight_lines(data: Path) -> list[Line]:
    with served(KEPT, DATA_DIR=str(data), BENCH_PAGES="1") as (port, _pid):
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        found: dict[str, Weight] = {page: weight_of(client, PAGES[page]) for page in WEIGHTS}
    return [line for page, most in WEIGHTS.items() for line in lines_of(page, found[page], most)]


def _run(data: Path, module: str, *words: str) -> str:
    known = {**os.environ, "DATA_DIR": str(data), "BENCH_PAGES": "1"}
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=ROOT, env=known, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return done.stdout


def _made_anew(app: str, name: str, data: Path, seen: Seen) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "tests.bench.plain.settings"} if app == PLAIN else {}
    with served(app, DATA_DIR=str(data), BENCH_PAGES="1", **settings) as (port, pid):
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for page, path in PAGES.items():
            _ask(client, path, WARM)
            seen[f"{name} {page}"].append(1000 * _cpu(pid, lambda path=path: _ask(client, path, ANEW_TIMES)))


def _kept(data: Path, seen: Seen) -> None:
    with served(KEPT, DATA_DIR=str(data), BENCH_PAGES="1") as (port, pid):
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        path = PAGES["article"]
        status, headers = _ask(client, path, 1)
        tag = {"If-None-Match": headers["etag"]}
        spent: dict[str, float] = defaultdict(float)
        for _turn in range(TURNS):
            _ask(client, path, 1)  # kept anew, if its time was over
            for name, sent, said in (("200", {}, 200), ("cookies", COOKIES, 200), ("304", tag, 304)):
                spent[name] += _cpu(pid, lambda sent=sent: _ask(client, path, KEPT_TIMES, sent))
                status, headers = _ask(client, path, 1, sent)
                wrong = (
                    status != said or "set-cookie" in headers or "cookie" in headers.get("vary", "").lower()
                )
                seen["personal"].append(float(wrong))
        for name, seconds in spent.items():
            seen[f"kept {name}"].append(1000 * seconds / TURNS)


def _ask(
    client: http.client.HTTPConnection, path: str, times: int, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str]]:
    for _time in range(times):
        client.request("GET", path, headers={"Host": "localhost", **(headers or {})})
        answer = client.getresponse()
        answer.read()
        if answer.status not in {200, 304}:
            raise RuntimeError(f"{path}: {answer.status}")
    _ask.times = times  # type: ignore[attr-defined]  # how many the last measuring was
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}


def _cpu(pid: int, act: Any) -> float:
    before = cpu_seconds(pid)
    act()
    return (cpu_seconds(pid) - before) / _ask.times  # type: ignore[attr-defined]


def _cost_lines(seen: Seen) -> list[Line]:
    found: list[Line] = []
    for page in PAGES:
        what = f"public {page} made anew: CPU against plain"
        found += compared(what, seen[f"ours {page}"], seen[f"plain {page}"], Target(0.6, unit=" ×"), " ms")
    article = seen["ours article"]
    what = "public article kept: CPU against one made anew"
    found += compared(what, seen["kept 200"], article, Target(0.02, unit=" ×"), " ms")
    what = "the same with foreign cookies"
    found += compared(what, seen["kept cookies"], article, Target(0.02, unit=" ×"), " ms")
    found += alone("kept answers that set a cookie or vary by one", [sum(seen["personal"])], Target(0))
    what = "304 against a kept 200: CPU"
    return found + compared(what, seen["kept 304"], seen["kept 200"], Target(1.0, unit=" ×"), " ms")


WEIGHTS = {"article": 100, "index": 150}
QUERIES = {"article": 12, "index": 15, "home": 20}


def _inside_lines(inside: dict[str, Any]) -> list[Line]:
    found: list[Line] = []
    for page, most in QUERIES.items():
        for number, counted in inside["queries"].items():
            what = f"{page}: queries, warm, at {int(number):,} stories"
            found += alone(what, [counted[page]], Target(most))
    found += alone("queries of a kept page", [inside["kept queries"]], Target(0))
    first, warm = inside["first"], inside["warm"]
    what = "first view after publishing against a warm one: CPU"
    found += compared(what, first, warm, Target(1.5, unit=" ×"), " ms")
    found += alone("sizes of pictures made for public requests", [inside["renditions"]], Target(0))
    found += alone(
        "published until every page that shows it is fresh", [inside["fresh"]], Target(1, unit=" s"), " s"
    )
    found += alone("pages that went without showing it", [inside["purged"]], Target(0))
    what = "times a page is made for 32 readers at once"
    return found + alone(what, [inside["made"]], Target(1))
