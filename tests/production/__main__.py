"""`python -m tests.production`: the production shape on the demo world, until Ctrl+C.

With words it runs them as a command, and every site of the browser tests in it has this shape.
To be run inside `python -m tests.postgres_and_redis`. PORT is where the proxy answers (8443).
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.site import World

from .front import lacking
from .shape import ProductionSite

SAID = """
  Open     {url}   (the certificate is of this machine alone: say yes to it)
  Sign in  with aino@example.org or any other demo person; the code is in the newest mail:
           {folder}/mail
  Behind   web 127.0.0.1:{webs} · cache 127.0.0.1:{cache} · logs {folder}
  Stop     Ctrl+C; everything is thrown away
"""


def main(command: list[str]) -> int:
    """The command's exit code; 1 where a program is missing, or 0 with a word when that is allowed."""
    if missing := lacking():
        print(f"Left out: {', '.join(missing)} is missing here. Install varnish and caddy.")
        return 1 if os.environ.get("REQUIRE_ALL") else 0
    if command:
        return subprocess.run(command, env={**os.environ, "SHAPE": "production"}, check=False).returncode
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    port = int(os.environ.get("PORT") or 8443)
    with tempfile.TemporaryDirectory(prefix="oma-aani-production-") as folder:
        world = World(Path(folder), port).make()
        site = world.site_of("site", ProductionSite)
        try:
            print(SAID.format(url=site.url, folder=site.folder, webs=site.webs, cache=site.cache), flush=True)
            with contextlib.suppress(KeyboardInterrupt):
                signal.pause()
        finally:
            site.stop()
            world.end()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
