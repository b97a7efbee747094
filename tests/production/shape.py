"""A site in the production shape: TLS, cache, two web processes, a worker."""

import ssl
import subprocess
import urllib.error
import urllib.request

from tests.browser.site import Site
from tests.postgres_and_redis import free_port

from . import front

# The certificate is the proxy's own: nobody vouches for it.
ANY_CERTIFICATE = ssl._create_unverified_context()
METRICS_TOKEN = "a-long-word-of-the-tests"


class ProductionSite(Site):
    """One running portal as it serves people. `url` is the proxy's; `cache` and `webs` are ports behind."""

    session_cookie = "__Host-sessionid"

    @property
    def url(self) -> str:
        """`https://localhost:PORT`."""
        return f"https://localhost:{self.world.port}"

    def environment(self) -> dict[str, str]:
        """What the portal's own processes are told."""
        return {
            **self.world.environment(self.name),
            "DJANGO_SETTINGS_MODULE": "tests.production.settings",
            "SECRET_KEY": "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
            "ALLOWED_HOSTS": "localhost",
            "BASE_URL": self.url,
            "CSRF_TRUSTED_ORIGINS": self.url,
            "TRUSTED_PROXY_COUNT": "2",
            "METRICS_TOKEN": METRICS_TOKEN,
            "FRONT_CACHES": f"http://127.0.0.1:{self.inside}",
            "WEB_CONCURRENCY": "1",
        }

    def begin(self) -> None:
        """Starts each process; the web processes first."""
        self.webs, self.cache, self.inside = [free_port(), free_port()], free_port(), free_port()
        self.serving = [self.serve(port) for port in self.webs]
        worker = self.start_program("worker", "manage.py", "worker")
        self.processes = [*self.serving, worker, self._varnish(), self._caddy()]

    def serve(self, port: int) -> subprocess.Popen[str]:
        """A web process on this port."""
        return self.start_program(f"web-{port}", "manage.py", "serve", PORT=str(port))

    def kill(self, number: int) -> None:
        """One of the web processes dies at once, and is started again as its watcher would."""
        self.serving[number].kill()
        self._start_again(number)

    def restart(self, number: int) -> None:
        """One of the web processes is told to end, ends, and is started again."""
        self.serving[number].terminate()
        self._start_again(number)

    def _start_again(self, number: int) -> None:
        self.serving[number].wait(timeout=30)
        self.processes.remove(self.serving[number])
        self.serving[number] = self.serve(self.webs[number])
        self.processes.append(self.serving[number])

    def asks(self, path: str) -> bytes:
        """The answer of the proxy to a GET."""
        request = urllib.request.Request(f"{self.url}{path}")
        with urllib.request.urlopen(request, timeout=15, context=ANY_CERTIFICATE) as answer:
            return answer.read()

    def _answers(self) -> bool:
        """Both web processes are well, and the proxy's way to them is open."""
        try:
            for port in self.webs:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5)
            self.asks("/health/")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False
        return True

    def _varnish(self) -> subprocess.Popen[str]:
        words = front.varnish(self.folder / "varnish", self.webs, self.cache, self.inside)
        return self._other("varnish", words, {})

    def _caddy(self) -> subprocess.Popen[str]:
        told = front.told_to_caddy(self.folder / "caddy", self.url, self.webs, self.cache, free_port())
        self.watched = told["WATCH_PORT"]
        return self._other("caddy", front.caddy(), told)

    def _other(self, name: str, words: list[str], told: dict[str, str]) -> subprocess.Popen[str]:
        environment = {**self.world.environment(self.name), **told}
        with (self.folder / f"{name}.log").open("w") as log:
            quiet = {"stdin": subprocess.DEVNULL, "stdout": log, "stderr": log, "text": True}
            return subprocess.Popen(words, cwd=self.folder, env=environment, **quiet)
