"""A whole portal in processes of its own: the real server with its sockets, on a seeded world.

`python -m tests.browser.site FOLDER` makes the world once for all processes of a run; WORLD names the folder.
"""

import importlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests import mould

from . import databases

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class World:
    """The demo world, made once: a folder, a database and the gathered static files to copy sites from."""

    folder: Path
    port: int = 8000

    def make(self) -> "World":
        return self._copied(World(Path(os.environ["WORLD"]))) if "WORLD" in os.environ else self._seeded()

    def _copied(self, made: "World") -> "World":
        """What was made for all; only the port in its addresses is this one's own."""
        shutil.copytree(made.folder / "world", self.folder / "world")
        (self.folder / "static").symlink_to(made.folder / "static")
        databases.copy(made.name("world"), self.name("world"))
        file = self.folder / "world" / "db.sqlite3"
        databases.change(self.name("world"), file, f"UPDATE wagtailcore_site SET port = {self.port}")
        return self

    def _seeded(self) -> "World":
        self._begin_database()
        subprocess.run(
            [sys.executable, "-c", MAKE],
            cwd=ROOT,
            env=self.environment("world"),
            check=True,
            stdin=subprocess.DEVNULL,
        )
        databases.let_go(self.name("world"))
        return self

    def _begin_database(self) -> None:
        if not os.environ.get("DATABASE_URL"):
            if mould.is_made():
                mould.copy_to(self.folder / "world" / "db.sqlite3")
        elif mould.is_made():
            databases.copy(mould.NAME, self.name("world"))
        else:
            databases.create(self.name("world"))

    def name(self, site: str) -> str:
        return f"walk_{self.port}_{site}"

    def environment(self, site: str) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
            "PYTHONUNBUFFERED": "1",
            "DATA_DIR": str(self.folder / site),
            "STATIC_DIR": str(self.folder / "static"),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "BASE_URL": f"http://localhost:{self.port}",
            "DEMO": "",
            **databases.address(self.name(site)),
        }

    def copy(self, site: str) -> "Site":
        """A site of its own, as the world was after seeding."""
        return self.site_of(site, shape_of_sites())

    def site_of(self, site: str, shape: type["Site"]) -> "Site":
        """The same, in this shape."""
        shutil.rmtree(self.folder / site, ignore_errors=True)  # of an earlier group of the same file
        shutil.copytree(self.folder / "world", self.folder / site)
        databases.copy(self.name("world"), self.name(site))
        return shape(self, site).start()

    def end(self) -> None:
        databases.drop(self.name("world"))
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass
class Site:
    """One running portal. `url` is its address; `shell` runs Python in it; `mails` are the mails it sent."""

    world: World
    name: str
    processes: list[subprocess.Popen[str]] = field(default_factory=list)
    session_cookie = "sessionid"  # how the cookie of a session is called there

    @property
    def url(self) -> str:
        """`http://localhost:PORT`, by name because passkeys need the name."""
        return f"http://localhost:{self.world.port}"

    @property
    def folder(self) -> Path:
        return self.world.folder / self.name

    def environment(self) -> dict[str, str]:
        """What each process of the site is told."""
        return self.world.environment(self.name)

    def begin(self) -> None:
        """Starts what serves."""
        self.processes = [self.start_program("server", "manage.py", "serve")]

    def start(self) -> "Site":
        self.begin()
        self.clerk = self._start(*("-m", "tests.browser.clerk"), output=subprocess.PIPE)
        self.processes.append(self.clerk)
        try:
            self._wait_until_it_answers()
        except AssertionError:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        databases.drop(self.world.name(self.name))

    def shell(self, code: str) -> str:
        """Runs Python code inside the site's Django and returns what it printed."""
        self.clerk.stdin.write(json.dumps(code) + "\n")
        self.clerk.stdin.flush()
        answer = json.loads(self.clerk.stdout.readline())
        if "failed" in answer:
            raise AssertionError(answer["failed"])
        return answer["said"]

    def session_of(self, name: str) -> str:
        """A fresh session key of a demo person, by first name in small letters ("aino").

        With "aino by card" only that was shown to come in.
        """
        first_name, _by, way = name.partition(" by ")
        return self.shell(SIGN_IN.format(email=f"{first_name}@example.org", way=way)).strip()

    def cookie(self, session: str) -> dict[str, object]:
        """The cookie of a session as a browser keeps it."""
        named = {"name": self.session_cookie, "value": session, "url": self.url, "httpOnly": True}
        return {**named, "secure": self.url.startswith("https:")}

    def mails(self) -> list[str]:
        """Every mail sent so far, oldest first, as raw text."""
        folder = self.folder / "mail"
        return [
            path.read_text() for path in sorted(folder.glob("*"), key=lambda path: path.stat().st_mtime_ns)
        ]

    def start_program(self, log: str, *words: str, **told: str) -> subprocess.Popen[str]:
        """A process of the portal that writes what it says into a log of this name."""
        with (self.folder / f"{log}.log").open("a") as output:
            return self._start(*words, output=output, **told)

    def _start(self, *words: str, output: object, **told: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env={**self.environment(), **told},
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT if output is not subprocess.PIPE else None,
            text=True,
        )

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and all(process.poll() is None for process in self.processes):
            if self._answers():
                return
            time.sleep(0.1)
        said = "\n".join(f"{log.name}:\n{log.read_text()}" for log in sorted(self.folder.glob("*.log")))
        raise AssertionError(f"The site did not start:\n{said}")

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.url}/health/", timeout=5)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False
        return True


def shape_of_sites() -> type[Site]:
    """The embedded server; with SHAPE=production what stands before it, too."""
    if os.environ.get("SHAPE") != "production":
        return Site
    return importlib.import_module("tests.production.shape").ProductionSite


SIGN_IN = """
import time
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from portal.accounts.models import User
user = User.objects.get(email="{email}")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
if "{way}":
    session["account_authentication_methods"] = [dict(method="{way}", at=time.time())]
    session["account_authentication_methods_user"] = str(user.pk)
session.create()
print(session.session_key)
"""
# Building it leaves hundreds of tasks, many of them twice: undone, every site would do them all.
MAKE = """
import gc
import django
from django.core.management import call_command
gc.set_threshold(100_000, 50, 100)
django.setup()
call_command("migrate", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
call_command("seed")
from django_tasks_db.models import DBTaskResult
from portal.worker import run_queue
tasks = DBTaskResult.objects.all()
once = {(task.task_path, str(task.args_kwargs)): task.pk for task in tasks}
tasks.exclude(pk__in=once.values()).delete()
while tasks.ready().exists():
    run_queue()
assert not tasks.exclude(status="SUCCESSFUL").exists()
tasks.delete()
"""


if __name__ == "__main__":
    World(Path(sys.argv[1])).make()
