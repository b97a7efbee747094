"""What a kept page costs at the cache in front, against the same bytes as a file of nginx: CPU of each."""

import contextlib
import http.client
import shutil
import subprocess
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import psutil

from tests.postgres_and_redis import free_port
from tests.production.front import binary, varnish

from .figures import Line, Range, Target

NAME = "front"
TIMES, TURNS = 3000, 4
PAGE_BYTES = 40_000  # about that of a front page
PATIENCE_SECONDS = 20
NGINX = """
daemon off; master_process off; pid {folder}/pid; error_log stderr crit;
events {{ worker_connections 64; }}
http {{
    access_log off; keepalive_requests 1000000;
    client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    server {{ listen 127.0.0.1:{port}; root {folder}; default_type text/html; sendfile on; }}
}}
"""


def lacking() -> list[str]:
    """The programs that this machine does not have."""
    return [name for name in ("varnishd", "nginx") if not binary(name)]


def lines(folder: Path, rotations: int) -> list[Line]:
    """One line: pages a second of a core through the cache, against nginx."""
    page = bytes(ord("a") + number % 26 for number in range(PAGE_BYTES))
    with _origin(page) as origin, _cache(folder, origin) as cache, _file(folder, page) as file:
        ratios, ours, others = [], [], []
        for _rotation in range(rotations):
            spent = dict.fromkeys(("cache", "file"), 0.0)
            for _turn in range(TURNS):
                spent["cache"] += _cpu(*cache)
                spent["file"] += _cpu(*file)
            ratios.append(spent["file"] / spent["cache"])
            ours.append(1e6 * spent["cache"] / TIMES / TURNS)
            others.append(1e6 * spent["file"] / TIMES / TURNS)
    shown = Range.of(ratios)
    what = f"kept page from Varnish: pages for the same CPU against nginx (ratio {shown.written()})"
    times = [f"{Range.of(each).written()} µs" for each in (ours, others)]
    return [Line(what, times[0], times[1], shown.middle, Target(0.7, at_least=True, unit=" ×"))]


def _cpu(port: int, process: psutil.Process) -> float:
    before = _used(process)
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    for _time in range(TIMES):
        client.request("GET", "/page.html", headers={"Host": "localhost"})
        answer = client.getresponse()
        if answer.status != http.HTTPStatus.OK or len(answer.read()) != PAGE_BYTES:
            raise RuntimeError(f"{answer.status} from port {port}")
    client.close()
    return _used(process) - before


def _used(process: psutil.Process) -> float:
    """What a process and its children have used so far."""
    everyone = [process, *process.children(recursive=True)]
    return sum(times.user + times.system for times in (each.cpu_times() for each in everyone))


@contextlib.contextmanager
def _origin(page: bytes) -> Iterator[int]:
    """A web process that says of its page what the portal says of one that is the same for everybody."""

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = page if self.path == "/page.html" else b"well"
            self.send_response(200)
            said = {"Content-Type": "application/octet-stream", "Cache-Control": "public, max-age=30"}
            said |= {"Content-Length": str(len(body)), "X-Page-Marks": "00000000", "ETag": '"one"'}
            for name, value in said.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(BrokenPipeError):  # the load has ended meanwhile
                self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def _cache(folder: Path, origin: int) -> Iterator[tuple[int, psutil.Process]]:
    front = free_port()
    command = varnish(folder / "varnish", [origin, origin], front, free_port())
    with _running(command, front) as process:
        yield front, process


@contextlib.contextmanager
def _file(folder: Path, page: bytes) -> Iterator[tuple[int, psutil.Process]]:
    here, port = folder / "nginx", free_port()
    here.mkdir(exist_ok=True)
    shutil.chown(here, "nobody") if psutil.Process().uids().real == 0 else None
    (here / "page.html").write_bytes(page)
    (here / "nginx.conf").write_text(NGINX.format(folder=here, port=port))
    with _running([str(binary("nginx")), "-p", str(here), "-c", str(here / "nginx.conf")], port) as process:
        yield port, process


@contextlib.contextmanager
def _running(command: list[str], port: int) -> Iterator[psutil.Process]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for_the_page(port)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def _wait_for_the_page(port: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(OSError, http.client.HTTPException):
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            client.request("GET", "/page.html", headers={"Host": "localhost"})
            if client.getresponse().status == http.HTTPStatus.OK:
                return
        time.sleep(0.1)
    raise RuntimeError(f"Nobody answers at port {port}.")
