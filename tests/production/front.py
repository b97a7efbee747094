"""How the cache and the proxy are started from the files that containers use, on free ports."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.postgres_and_redis import free_port

ROOT = Path(__file__).resolve().parents[2]
FRONT = ROOT / "portal" / "front"
NEEDED = ("varnishd", "caddy")
BACKEND = """
backend {name} {{
    .host = "127.0.0.1"; .port = "{port}"; .first_byte_timeout = 120s;
    .probe = {{
        .request = "GET /health/ HTTP/1.1" "Host: localhost" "Connection: close";
        .interval = 1s; .timeout = 3s; .window = 3; .threshold = 2; .initial = 1;
    }}
}}
"""


def lacking() -> list[str]:
    """The programs that this machine does not have."""
    return [name for name in NEEDED if not binary(name)]


def binary(name: str) -> str | None:
    """Where a program is, also where only root's path leads."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


def varnish(folder: Path, webs: Sequence[int], front: int, inside: int) -> list[str]:
    """The command of a cache before these ports. `front` is for readers, `inside` for the portal."""
    folder.mkdir(parents=True, exist_ok=True)
    backends = [BACKEND.format(name=f"web_{at}", port=port) for at, port in enumerate(webs, 1)]
    (folder / "backends.vcl").write_text("".join(backends))
    shutil.copy(FRONT / "front.vcl", folder)
    words = [str(binary("varnishd")), "-F", "-j", "none", "-n", str(folder / "work")]
    words += ["-f", str(folder / "front.vcl"), "-p", f"vcl_path={folder}", "-s", "malloc,64m"]
    return [*words, "-a", f"front=127.0.0.1:{front},HTTP", "-a", f"inside=127.0.0.1:{inside},HTTP"]


def caddy() -> list[str]:
    """The command of a proxy; `told_to_caddy` says where it stands."""
    return [str(binary("caddy")), "run", "--config", str(FRONT / "Caddyfile"), "--adapter", "caddyfile"]


def told_to_caddy(folder: Path, address: str, webs: Sequence[int], cache: int, closed: int) -> dict[str, str]:
    """What the proxy reads from its environment; `closed` is a port that it may take for plain HTTP."""
    folder.mkdir(parents=True, exist_ok=True)
    return {
        "SITE_ADDRESS": address,
        "TLS": "tls internal" if address.startswith("https:") else "",
        "CACHE": f"127.0.0.1:{cache}",
        "WEB_PROCESSES": " ".join(f"127.0.0.1:{port}" for port in webs),
        "HTTP_PORT": str(closed),
        "WATCH_PORT": str(free_port()),
        **dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(folder)),
    }
