"""The site of the drill as its operator meets it: commands, in processes of their own."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.postgres_and_redis import free_port

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120


class Site:
    """Settings by the environment: the database's address, files in one folder, the ledger in another."""

    def __init__(self, folder: Path, address: str) -> None:
        self.data, self.ledger, self.facts = (folder / name for name in ("site", "ledger", "facts.json"))
        self.log = folder / "serve.log"
        self.port = free_port()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.drill.settings",
            "DATABASE_URL": address,
            "DATA_DIR": str(self.data),
            "LEDGER_DIR": str(self.ledger),
            "STATIC_DIR": str(folder / "static"),
            "PORT": str(self.port),
            "HOST": "127.0.0.1",
            "DEMO": "",
        }
        for name in ("DATABASE_URL_FILE", "REDIS_URL", "MOULD", "WORLD"):
            self.environment.pop(name, None)

    @property
    def files(self) -> list[Path]:
        """The folders with people's files."""
        return [self.data / "media", self.data / "private"]

    def step(self, name: str) -> dict[str, Any]:
        """One of `acts`; gives all facts so far. A crash while seeding may lose what was seeded last."""
        self.environment["PGOPTIONS"] = "-c synchronous_commit=off" if name == "seed" else ""
        self._run([sys.executable, "-m", "tests.drill.acts", name, str(self.facts)], check=True)
        return json.loads(self.facts.read_text())

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        """`manage.py …`; the exit code and what it said."""
        return self._run([sys.executable, "manage.py", *words])

    def does_open(self) -> bool:
        """Whether `manage.py serve` comes up and says that it is well. It is stopped again."""
        words = [sys.executable, "manage.py", "serve"]
        with self.log.open("wb") as log:
            server = subprocess.Popen(words, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        try:
            return self._answers(server)
        finally:
            server.terminate()
            server.wait()

    def _answers(self, server: subprocess.Popen[bytes]) -> bool:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and server.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/", timeout=5) as answer:
                    return answer.status == 200
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        return False

    def _run(self, words: list[str], *, check: bool = False) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            words, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        if check and done.returncode:
            raise RuntimeError(f"{words}\n{done.stdout}\n{done.stderr}")
        return done
