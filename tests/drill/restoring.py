"""Two restores: to the end of the archive, and to the base backup alone with the ledger done again."""

import shutil
from pathlib import Path

from .notes import Noted, note
from .report import Report
from .server import Server
from .site import Site


class Drill:
    """One site on one database; its backups and its ledger lie outside of both."""

    def __init__(self, folder: Path, report: Report) -> None:
        self.server, self.report = Server(folder / "postgres"), report
        self.site, self.copies = Site(folder, self.server.address), folder / "copies"

    def run(self, drills: list[str]) -> None:
        """Seeds, backs up, lives on, loses; then each restore on what was lost."""
        self.server.make()
        self.server.start()
        try:
            with self.report.timed("seed a site"):
                self.site.step("seed")
            self.live()
            for drill in drills:
                restore = self.to_the_latest if drill == "latest" else self.to_the_base
                restore()
        finally:
            self.server.crash()

    def live(self) -> None:
        """A backup, what people do after it, and the loss."""
        timed = self.report.timed
        with timed("back up: base backup, then the files"):
            self.at_base = self._note()
            self.server.back_up()
            self._copy_files("base")
        with timed("people go on"):
            self.site.step("more")
        with timed("archive the WAL, copy the files again"):
            self.at_latest = self._note()
            self.server.archive_all()
            self._copy_files("latest")
        with timed("a minute later, not archived yet"):
            self.site.step("late")
        with timed("lose the database and the files"):
            self._lose()

    def to_the_latest(self) -> None:
        """Nothing may be missing up to the last archived WAL."""
        name = "to the end of the archive"
        with self.report.timed(f"restore {name}"):
            self._put_files("latest")
            self.server.restore(latest=True)
            self._compare(name, self.at_latest)
        self._open(name)
        facts = self.site.step("held")
        self._promises(name, {**facts["held"], **facts["new"], **facts["lost_as_told"]})
        self._lose()

    def to_the_base(self) -> None:
        """An older state: what people took back since is taken back before anybody reads it."""
        name = "to the base backup alone"
        with self.report.timed(f"restore {name}"):
            self._put_files("base")
            self.server.restore(latest=False)
            self._compare(name, self.at_base)
        self._open(name)
        self._promises(name, self.site.step("held")["held"])
        answers = self.site.step("open")["answers"]
        self.report.add(name, "addresses of what was taken away", str(answers), answers == [404, 404])
        consents = self.site.manage("check_consents")
        self.report.add(name, "`check_consents`", consents.stdout.strip()[-60:], consents.returncode == 0)

    def _note(self) -> Noted:
        return note(self.server.address, self.site.files)

    def _copy_files(self, when: str) -> None:
        shutil.copytree(self.site.data, self.copies / when)

    def _put_files(self, when: str) -> None:
        shutil.copytree(self.copies / when, self.site.data)

    def _lose(self) -> None:
        self.server.lose()
        shutil.rmtree(self.site.data)

    def _compare(self, name: str, before: Noted) -> None:
        after = self._note()
        differing = before.differences(after)
        told = f"{after.rows} rows in {len(after.tables)} tables, {len(after.files)} files"
        self.report.add(
            name, "rows, checksums, files", f"{told}: {len(differing)} differ", not differing, differing
        )

    def _open(self, name: str) -> None:
        """Not before the ledger was done again; then it does, and doing it again changes nothing."""
        refused = self.site.manage("serve")
        is_told = refused.returncode != 0 and "manage.py replay_ledger" in refused.stderr
        self.report.add(name, "before the replay", "does not open" if is_told else "opens", is_told)
        with self.report.timed(f"replay the ledger {name}"):
            done = self.site.manage("replay_ledger")
        said = done.stdout.splitlines()[0] if done.stdout else done.stderr[-200:]
        self.report.add(name, "`replay_ledger`", said, done.returncode == 0)
        before = self._note()
        again = self.site.manage("replay_ledger")
        differing = before.differences(self._note())
        is_well = not again.returncode and not differing
        self.report.add(name, "a second replay", f"{len(differing)} tables differ", is_well, tuple(differing))
        with self.report.timed(f"open {name}"):
            opens = self.site.does_open()
        said = () if opens else tuple(self.site.log.read_text().splitlines()[-5:])
        self.report.add(name, "after the replay", "opens" if opens else "does not open", opens, said)

    def _promises(self, name: str, promises: dict[str, bool]) -> None:
        broken = [promise for promise, held in promises.items() if not held]
        told = f"{len(promises) - len(broken)} of {len(promises)} held"
        self.report.add(name, "promises", told, not broken, tuple(broken))
        for promise in promises:
            if "lost" in promise:
                self.report.add(name, "lost", f"1 message: {promise}")
