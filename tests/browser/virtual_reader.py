"""A screen reader that runs inside the page: `@guidepup/virtual-screen-reader`, for tests only.

npm fetches the package from the registry that the machine uses. One file of it is kept beside the virtual
environment's own, and used only while its hash is the one below. Without it that test is left out;
the test of the list itself (one node more, old ones untouched) needs nothing of it.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

PACKAGE = "@guidepup/virtual-screen-reader@0.33.0"
INSIDE = "package/lib/esm/index.browser.js"
SHA256 = "461e696a21808af0d8c58846573305f278471dc72b0287d90545f08488dd8c7b"
KEPT = Path(sys.prefix) / "virtual-screen-reader.js"
START = """async () => {
    const { virtual } = await import("/virtual-reader.js");
    window.reader = virtual;
    await virtual.start({ container: document.body });
    await virtual.clearSpokenPhraseLog();
}"""


def start_reader(page: Page) -> None:
    """The reader listens to the page from now on."""
    file = _file()
    page.route("**/virtual-reader.js", lambda route: route.fulfill(path=file, content_type="text/javascript"))
    page.evaluate(START)


def spoken(page: Page) -> list[str]:
    """What was said since the start, one phrase each."""
    return page.evaluate("reader.spokenPhraseLog()")


def _file() -> Path:
    if not _is_right(KEPT):
        _fetch()
    return KEPT


def _fetch() -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("There is no npm here: the virtual screen reader is left out.")
    with tempfile.TemporaryDirectory() as folder:
        got = subprocess.run(
            [npm, "pack", PACKAGE, "--silent"], cwd=folder, capture_output=True, text=True, check=False
        )
        packed = next(Path(folder).glob("*.tgz"), None)
        if got.returncode or packed is None:
            pytest.skip("npm could not fetch the virtual screen reader: it is left out.")
        with tarfile.open(packed) as tar:
            found = tar.extractfile(INSIDE)
            assert found is not None
            KEPT.write_bytes(found.read())
    assert _is_right(KEPT), f"{PACKAGE} is not what it was"


def _is_right(file: Path) -> bool:
    return file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == SHA256
