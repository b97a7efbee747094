"""A PostgreSQL with an archive, as operations.md tells to run it: backed up, lost, and restored."""

import shutil
import time
from pathlib import Path

import psycopg

from tests.postgres_and_redis import binary, free_port, run_as_nobody, somebody_without_rights

ARCHIVE_SECONDS = 60


class Server:
    """One server in a folder of its own; `address` stays the same over a restore."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.data, self.archive, self.base = (folder / name for name in ("data", "archive", "base"))

    @property
    def address(self) -> str:
        """The address for DATABASE_URL."""
        return f"postgresql://portal@127.0.0.1:{self.port}/postgres"

    def make(self) -> None:
        """A new cluster that archives its WAL into a folder."""
        for path in (self.folder, self.archive):
            path.mkdir()
            shutil.chown(path, somebody_without_rights(), None)
        first = ("-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run_as_nobody(self.folder, binary("initdb"), "-D", str(self.data), *first)
        into = f"{self.archive}/%f"
        keeps = f"test ! -f {into} && cp %p {into}.part && mv {into}.part {into}"  # never half a file
        self._settle(wal_level="replica", archive_mode="on", archive_timeout="300", archive_command=keeps)

    def start(self) -> None:
        """Back when it takes connections; after a restore that is when it has read the archive."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_connections=100"
        words = ("-t", "300", "-l", str(self.folder / "log"), "-o", options, "start")
        run_as_nobody(self.folder, binary("pg_ctl"), "-D", str(self.data), "-w", *words)

    def crash(self) -> None:
        """Stops at once, as when the power goes."""
        run_as_nobody(self.folder, binary("pg_ctl"), "-D", str(self.data), "-w", "-m", "immediate", "stop")

    def back_up(self) -> None:
        """`pg_basebackup` with the WAL that it needs by itself."""
        words = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "portal", "-D", str(self.base))
        run_as_nobody(self.folder, binary("pg_basebackup"), *words, "-X", "stream", "-c", "fast")

    def archive_all(self) -> None:
        """What was committed until now is in the archive when this comes back."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            last = connection.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchone()[0]
        end = time.monotonic() + ARCHIVE_SECONDS
        while not (self.archive / last).exists():
            if time.monotonic() > end:
                raise TimeoutError(f"{last} did not come into the archive within {ARCHIVE_SECONDS} seconds.")
            time.sleep(0.1)

    def lose(self) -> None:
        """The folder of the database is gone; the base backup and the archive are elsewhere."""
        self.crash()
        shutil.rmtree(self.data)

    def restore(self, *, latest: bool) -> None:
        """The base backup in place: with the archive up to its end, or by itself as it was taken."""
        shutil.copytree(self.base, self.data, copy_function=shutil.copy2)
        for path in (self.data, *self.data.rglob("*")):
            shutil.chown(path, somebody_without_rights(), None)
        self.data.chmod(0o700)
        if latest:
            self._settle(restore_command=f"cp {self.archive}/%f %p", recovery_target_timeline="latest")
            (self.data / "recovery.signal").touch()
            shutil.chown(self.data / "recovery.signal", somebody_without_rights(), None)
        else:
            self._settle(archive_mode="off")
        self.start()
        self._wait_for_the_end_of_recovery()

    def _wait_for_the_end_of_recovery(self) -> None:
        end = time.monotonic() + 300
        with psycopg.connect(self.address, autocommit=True) as connection:
            while connection.execute("SELECT pg_is_in_recovery()").fetchone()[0]:
                if time.monotonic() > end:
                    raise TimeoutError("The archive was not read to its end within 300 seconds.")
                time.sleep(0.1)

    def _settle(self, **settings: str) -> None:
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
